export * from './deadlines.ts';
export * from './flow.ts';
