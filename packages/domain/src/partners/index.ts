export * from './flow.ts';
export * from './keys.ts';
