import { defineFlow, type MoveOf } from '../flow/define-flow.ts';

export const IMPORT_STATUSES = ['uploaded', 'queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** A file being imported. None of its moves is taken back: imported rows stay, and each has its own history. */
export const importFlow = defineFlow({
  noun: 'import',
  statuses: IMPORT_STATUSES,
  table: {
    uploaded: { queue: 'queued', cancel: 'cancelled' },
    queued: { run: 'running', cancel: 'cancelled', fail: 'failed' },
    running: { finish: 'done', cancel: 'cancelled', fail: 'failed' },
    done: {},
    failed: {},
    cancelled: {},
  },
  moves: {
    queue: { undo: 'never', reason: 'none' },
    run: { undo: 'never', reason: 'none' },
    finish: { undo: 'never', reason: 'none' },
    fail: { undo: 'never', reason: 'none' },
    cancel: { undo: 'never', reason: 'none' },
  },
  openings: { upload: { to: ['uploaded', 'queued'], takenBack: null } },
});
export type ImportMove = MoveOf<typeof importFlow>;
