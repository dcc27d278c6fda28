import { movesFrom } from '@yizhan/domain/flow/define-flow.ts';
import { placementFlow } from '@yizhan/domain/placements/pipeline.ts';
import type { Candidate } from '@yizhan/contract';

/** The employer's possible answers; the server sends those that apply to each candidate. */
export type CandidateAction = Candidate['can'][number];

/** The possible answers, the likely one first in the order of the pipeline, declining last. */
export function answersOf(candidate: Pick<Candidate, 'status' | 'can'>): CandidateAction[] {
  const order: readonly string[] =
    candidate.status === null ? [] : movesFrom(placementFlow, candidate.status);
  const place = (action: CandidateAction) => {
    const at = order.indexOf(action);
    return at === -1 ? order.length : at;
  };
  return [...candidate.can].sort((a, b) => place(a) - place(b));
}
