import { defineFlow, type MoveOf } from '../flow/define-flow.ts';

export const RULE_STATUSES = ['draft', 'published', 'withdrawn'] as const;
export type RuleStatus = (typeof RULE_STATUSES)[number];

/**
 * A version of a rule. Only a draft is edited; what was published is never changed, because answers were given by it:
 * another version follows it from a day on. None of its moves is taken back for the same reason.
 */
export const ruleFlow = defineFlow({
  noun: 'rule',
  statuses: RULE_STATUSES,
  table: {
    draft: { publish: 'published', discard: 'withdrawn' },
    published: { withdraw: 'withdrawn' },
    withdrawn: {},
  },
  moves: {
    publish: { undo: 'never', reason: 'words' },
    discard: { undo: 'never', reason: 'none' },
    withdraw: { undo: 'never', reason: 'words' },
  },
  openings: { draft: { to: ['draft'], takenBack: null } },
});
export type RuleMove = MoveOf<typeof ruleFlow>;
export const RULE_MOVES = ['publish', 'discard', 'withdraw'] as const satisfies readonly RuleMove[];
