export * from './vocabulary.ts';
export * from './flow.ts';
