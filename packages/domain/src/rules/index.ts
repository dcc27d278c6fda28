export * from './values.ts';
export * from './node.ts';
export * from './rule-set.ts';
export * from './evaluate.ts';
export * from './answer.ts';
export * from './check.ts';
export * from './windows.ts';
export * from './words.ts';
