export * from './pipeline.ts';
export * from './follow-ups.ts';
export * from './interviews.ts';
export * from './deadlines.ts';
