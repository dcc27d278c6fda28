export { checkBoundaries, importBoundaries, type BoundarySource } from './boundaries.usecases.ts';
