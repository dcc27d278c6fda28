export * from './flow.ts';
export * from './rules.ts';
export * from './words.ts';
