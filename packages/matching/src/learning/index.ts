export { wilson } from './intervals.ts';
export type { Share } from './intervals.ts';
export { FEATURES, OUTCOME_STAGES, pairFeatures, scoreOf } from './outcomes.ts';
export type { Feature, HideRow, LearnableRule, OutcomeRow, OutcomeStage, PairFeatures } from './outcomes.ts';
export { DEFAULT_BOUNDS, hireCurve, trainWeights } from './model.ts';
export type { TrainingBounds, WeightChange } from './model.ts';
export { LEARNING_REASONS, learnWeights } from './learn.ts';
export type { CalibrationBin, LearningOptions, LearningReason, LearningReport } from './learn.ts';
