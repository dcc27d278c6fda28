export { keepPairFeatures } from './pair-features.repository.ts';
export { proposeWeights } from './training.usecases.ts';
