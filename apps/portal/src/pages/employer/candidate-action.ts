import { movesFrom } from '@yizhan/domain/flow/define-flow.ts';
import { placementFlow } from '@yizhan/domain/placements/pipeline.ts';
import type { Candidate } from '@yizhan/contract';

/** What an employer may answer; the server says which of them at each candidate. */
export type CandidateAction = Candidate['can'][number];

/** What may be answered, the likely one first as the pipeline lists them, declining last. */
export function answersOf(candidate: Pick<Candidate, 'status' | 'can'>): CandidateAction[] {
  const order: readonly string[] =
    candidate.status === null ? [] : movesFrom(placementFlow, candidate.status);
  const place = (action: CandidateAction) => {
    const at = order.indexOf(action);
    return at === -1 ? order.length : at;
  };
  return [...candidate.can].sort((a, b) => place(a) - place(b));
}
