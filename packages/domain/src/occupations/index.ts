export * from './types.ts';
export { commonOccupations, parseOccupationLines } from './entries.ts';
export * from './occupation-index.ts';
export * from './tree.ts';
export * from './relatedness.ts';
export * from './import-rows.ts';
export * from './pinyin.ts';
