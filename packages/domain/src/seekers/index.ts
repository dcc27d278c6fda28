export * from './vocabulary.ts';
export * from './rights.ts';
