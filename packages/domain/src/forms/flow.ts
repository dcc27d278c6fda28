import { defineFlow, type StatusOf } from '../flow/define-flow.ts';

/**
 * A version of a form. `publish` replaces the version before it; `withdraw` takes it out of use at once, answers under way
 * included. Neither is taken back: somebody may have begun to fill it in.
 */
export const formVersionFlow = defineFlow({
  noun: 'form_version',
  statuses: ['draft', 'published', 'replaced', 'withdrawn', 'discarded'],
  table: {
    draft: { publish: 'published', discard: 'discarded' },
    published: { replace: 'replaced', withdraw: 'withdrawn' },
    replaced: {},
    withdrawn: {},
    discarded: {},
  },
  moves: {
    publish: { undo: 'never', reason: 'words' },
    replace: { undo: 'never', reason: 'none' },
    withdraw: { undo: 'never', reason: 'words' },
    discard: { undo: 'inverse', reason: 'none' },
  },
  openings: { start: { to: ['draft'], takenBack: 'discarded' } },
});
export type FormVersionStatus = StatusOf<typeof formVersionFlow>;

/** A form as it was filled in. What was wrong is struck out with a reason, and filled in anew. */
export const formAnswerFlow = defineFlow({
  noun: 'form_answer',
  statuses: ['given', 'struck'],
  table: { given: { strike: 'struck' }, struck: {} },
  moves: { strike: { undo: 'inverse', reason: 'words' } },
  openings: { give: { to: ['given'], takenBack: 'struck' } },
});
export type FormAnswerStatus = StatusOf<typeof formAnswerFlow>;
