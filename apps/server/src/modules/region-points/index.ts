export { applyPointsJob } from './apply.jobs.ts';
export { checkPoints, importPoints } from './region-points.usecases.ts';
