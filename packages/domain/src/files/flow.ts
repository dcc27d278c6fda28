import { defineFlow, type MoveOf } from '../flow/define-flow.ts';

export const FILE_STATUSES = ['receiving', 'checking', 'kept', 'refused', 'removed'] as const;
export type FileStatus = (typeof FILE_STATUSES)[number];

/**
 * A file on its way in and out. `refuse` may come with the first bytes, which show what a file is. `stop` ends an
 * upload that nobody finishes; the bytes of removed and refused files go a day later, the row with them.
 */
export const fileFlow = defineFlow({
  noun: 'file',
  statuses: FILE_STATUSES,
  table: {
    receiving: { check: 'checking', refuse: 'refused', stop: 'removed' },
    checking: { keep: 'kept', refuse: 'refused' },
    kept: { remove: 'removed' },
    refused: {},
    removed: {},
  },
  moves: {
    check: { undo: 'never', reason: 'none' },
    keep: { undo: 'never', reason: 'none' },
    refuse: { undo: 'never', reason: 'none' },
    stop: { undo: 'never', reason: 'none' },
    remove: { undo: 'inverse', reason: 'none' },
  },
  openings: { begin: { to: ['receiving'], takenBack: null } },
});
export type FileMove = MoveOf<typeof fileFlow>;
