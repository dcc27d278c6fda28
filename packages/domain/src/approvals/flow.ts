import { defineFlow, type MoveOf } from '../flow/define-flow.ts';

export const APPROVAL_STATUSES = ['asked', 'approved', 'declined', 'withdrawn', 'expired'] as const;
export type ApprovalStatus = (typeof APPROVAL_STATUSES)[number];

/**
 * 复核: somebody asks for a step that takes a second pair of eyes. `approve` takes the step, so there is no way back from
 * here: the step itself is taken back as it always is. `expire` follows from the clock.
 */
export const approvalFlow = defineFlow({
  noun: 'approval',
  statuses: APPROVAL_STATUSES,
  table: {
    asked: { approve: 'approved', decline: 'declined', withdraw: 'withdrawn', expire: 'expired' },
    approved: {},
    declined: {},
    withdrawn: {},
    expired: {},
  },
  moves: {
    approve: { undo: 'never', reason: 'none' },
    decline: { undo: 'never', reason: 'words' },
    withdraw: { undo: 'never', reason: 'none' },
    expire: { undo: 'never', reason: 'none' },
  },
  openings: { ask: { to: ['asked'], takenBack: null } },
});
export type ApprovalMove = MoveOf<typeof approvalFlow>;
