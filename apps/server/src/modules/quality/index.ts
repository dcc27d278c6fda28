export { keepFeatures } from './capture.ts';
export { readActivePolicy } from './policies.repository.ts';
export { learnJob } from './quality.jobs.ts';
export { proposeWeights } from './training.usecases.ts';
export { qualityRoutes } from './quality.routes.ts';
