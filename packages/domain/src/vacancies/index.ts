export * from './deadlines.ts';
export * from './lifecycle.ts';
