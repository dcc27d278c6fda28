export { keepFeatures } from './capture.ts';
export { readActivePolicy } from './policies.repository.ts';
export { proposeWeights } from './training.usecases.ts';
