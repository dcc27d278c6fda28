export type { CountInput } from './books.ts';
export { count, recount, regrade, regradePerson, repointPerson, voidCount } from './count.ts';
export { listClaims, type ClaimRow } from './countables.repository.ts';
export { readFigures, readSeries, readSplit, type Split } from './figures.repository.ts';
export { listFirsts, type FirstRow, type Place } from './firsts.repository.ts';
export { foldCountables, foldCountablesJob } from './fold.ts';
export type { Scope } from './scope.sql.ts';
export type { CountedKind } from './types.ts';
export { verifyCountables, type CountDifference } from './verify.ts';
