import { defineFlow, type MoveOf } from '../flow/define-flow.ts';

export const INTERVIEW_MODES = ['at_employer', 'at_site', 'video', 'phone'] as const;
export type InterviewMode = (typeof INTERVIEW_MODES)[number];

export const INTERVIEW_RESULTS = ['booked', 'passed', 'failed', 'no_show', 'moved', 'called_off'] as const;
export type InterviewResult = (typeof INTERVIEW_RESULTS)[number];

/** An appointment: all its moves follow from those of its placement. */
export const interviewFlow = defineFlow({
  noun: 'interview',
  statuses: INTERVIEW_RESULTS,
  table: {
    booked: { pass: 'passed', fail: 'failed', miss: 'no_show', move: 'moved', call_off: 'called_off' },
    passed: {},
    failed: {},
    no_show: {},
    moved: {},
    called_off: {},
  },
  moves: {
    pass: { undo: 'inverse', reason: 'none' },
    fail: { undo: 'inverse', reason: 'none' },
    miss: { undo: 'inverse', reason: 'none' },
    move: { undo: 'inverse', reason: 'none' },
    call_off: { undo: 'inverse', reason: 'none' },
  },
  openings: { book: { to: ['booked'], takenBack: 'called_off' } },
});
export type InterviewMove = MoveOf<typeof interviewFlow>;
