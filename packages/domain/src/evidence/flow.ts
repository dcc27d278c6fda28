import { defineFlow, type MoveOf } from '../flow/define-flow.ts';

export const PROOF_STATUSES = ['standing', 'struck'] as const;
export type ProofStatus = (typeof PROOF_STATUSES)[number];

/** A proof that somebody brought in. One struck out says why, and stays to be read. */
export const proofFlow = defineFlow({
  noun: 'proof',
  statuses: PROOF_STATUSES,
  table: {
    standing: { strike: 'struck' },
    struck: { restore: 'standing' },
  },
  moves: {
    strike: { undo: 'inverse', reason: 'words' },
    restore: { undo: 'inverse', reason: 'words' },
  },
  openings: { add: { to: ['standing'], takenBack: 'struck' } },
});
export type ProofMove = MoveOf<typeof proofFlow>;
