export * from './kinds.ts';
export * from './forerunners.ts';
export * from './spans.ts';
export * from './sums.ts';
