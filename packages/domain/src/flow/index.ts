export * from './define-flow.ts';
