export { copyOf } from './copy.ts';
export { erase, surveyErasure } from './erase.ts';
export { mergeHoldings } from './merge.ts';
export { holds } from './holds.ts';
export { ENDINGS, FORGOTTEN, PARTIES, type LocateParty } from './parties.ts';
export type { Holding, Impersonal } from './types.ts';
export {
  FORGET_AFTER_DAYS,
  retentionJob,
  retentionRules,
  surveyRetention,
  TOLD_DAYS_BEFORE,
} from './retention.ts';
export { listRetentionRuns } from './held-rows.repository.ts';
