export * from './coordinates.ts';
