import { defineFlow, type MoveOf } from '../flow/define-flow.ts';

export const CALL_BACK_STATUSES = ['open', 'done', 'unreachable'] as const;
export type CallBackStatus = (typeof CALL_BACK_STATUSES)[number];

/**
 * 叫驿站帮我: a person asks to be called back. `miss` records an unanswered call and keeps the request open, so that it
 * comes up again; `give_up` ends it after too many of those, or earlier with a note that says why. `reopen` corrects a move made by mistake.
 */
export const callBackFlow = defineFlow({
  noun: 'help_request',
  statuses: CALL_BACK_STATUSES,
  table: {
    open: { finish: 'done', miss: 'open', give_up: 'unreachable' },
    done: { reopen: 'open' },
    unreachable: { reopen: 'open' },
  },
  moves: {
    finish: { undo: 'inverse', reason: 'none' },
    miss: { undo: 'inverse', reason: 'none' },
    give_up: { undo: 'inverse', reason: 'none' },
    reopen: { undo: 'inverse', reason: 'words' },
  },
  openings: { open: { to: ['open'], takenBack: null } },
});
export type CallBackMove = MoveOf<typeof callBackFlow>;
