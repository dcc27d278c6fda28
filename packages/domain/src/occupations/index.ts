export * from './types.ts';
export { commonOccupations, parseOccupationLines } from './entries.ts';
export * from './occupation-index.ts';
