export * from './education.ts';
