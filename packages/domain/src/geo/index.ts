export * from './boundaries.ts';
export * from './coordinates.ts';
export * from './distance.ts';
export * from './point-rows.ts';
export * from './reach.ts';
export * from './region-points.ts';
