export { CLOSED_PRICE, COMPLETE, FULL_SCORE, slotsOf } from './types.ts';
export type {
  CandidateBuffer,
  CandidateLists,
  RoundCertificate,
  RoundMarket,
  RoundMemory,
  RoundOptions,
  RoundProgress,
  RoundSolution,
  SeekerBuffer,
} from './types.ts';
export { answerRequest, buildLists, repriceLists } from './lists/ask.ts';
export type { ListChunk } from './lists/ask.ts';
export { solveRound } from './solve.ts';
export type { AskRequest, RoundStep, RoundSteps } from './solve.ts';
export { renumberMemory, resolveRound } from './resolve.ts';
export type { RoundChanges } from './resolve.ts';
export { ownFiguresInSteps, roundFigures, roundFiguresInSteps } from './report/figures.ts';
export type { ListFigures, OwnFigures, RoundFigures } from './report/figures.ts';
export { groupEffect } from './report/groups.ts';
export type { GroupEffect, GroupFigures } from './report/groups.ts';
export { standing } from './report/standing.ts';
export type { Standing } from './report/standing.ts';
