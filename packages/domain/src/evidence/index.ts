export * from './claims.ts';
export * from './flow.ts';
