import { defineFlow, type MoveOf } from '../flow/define-flow.ts';

export const CALL_BACK_STATUSES = ['open', 'done', 'unreachable'] as const;
export type CallBackStatus = (typeof CALL_BACK_STATUSES)[number];

/**
 * 叫驿站帮我: somebody asks to be rung back. `miss` writes down a call that nobody answered and keeps the request open,
 * so that it comes again; `give_up` ends it after too many of those. `reopen` corrects what was pressed wrongly.
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
