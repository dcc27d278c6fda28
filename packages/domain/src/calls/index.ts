export * from './tries.ts';
