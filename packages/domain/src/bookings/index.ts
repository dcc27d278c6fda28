export * from './flow.ts';
export * from './slots.ts';
export * from './vocabulary.ts';
