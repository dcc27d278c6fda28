export * from './kinds.ts';
export * from './forerunners.ts';
export * from './spans.ts';
export * from './sums.ts';
export * from './graded.ts';
export * from './episodes.ts';
