export { copyOf } from './copy.ts';
export { erase, surveyErasure } from './erase.ts';
export { mergeHoldings } from './merge.ts';
export { holds } from './holds.ts';
export { FORGOTTEN, PARTIES, type LocateParty } from './parties.ts';
export type { Holding, Impersonal } from './types.ts';
export { retentionJob } from './retention.ts';
