import { defineFlow, type MoveOf } from '../flow/define-flow.ts';

/** Days after the start date on which staff ask how it is going. */
export const FOLLOW_UP_DAYS = [7, 30, 90] as const;
export type FollowUpDay = (typeof FOLLOW_UP_DAYS)[number];

export const FOLLOW_UP_OUTCOMES = ['still_there', 'left', 'unreachable'] as const;
export type FollowUpOutcome = (typeof FOLLOW_UP_OUTCOMES)[number];

/** How far ahead a list of follow-ups looks; what is overdue is always in it. */
export const FOLLOW_UP_REACHES = ['today', 'week', 'month'] as const;
export type FollowUpReach = (typeof FOLLOW_UP_REACHES)[number];
export const FOLLOW_UP_REACH_DAYS: Readonly<Record<FollowUpReach, number>> = { today: 0, week: 7, month: 30 };

/** What a call can end with. One that nobody answered comes again, until it was tried often enough. */
export const FOLLOW_UP_CALLS = ['still_there', 'left', 'missed', 'given_up'] as const;
export type FollowUpCall = (typeof FOLLOW_UP_CALLS)[number];

export const FOLLOW_UP_STATUSES = ['open', 'done', 'cancelled'] as const;
export type FollowUpStatus = (typeof FOLLOW_UP_STATUSES)[number];

/**
 * A question due on a day after the start of work. `miss` records a call that nobody answered and keeps the question
 * open, so that it comes again; `give_up` ends it after too many of those, or earlier with a note that says why. `correct` reopens
 * it, with a reason, when a wrong answer was entered and the ten minutes are over.
 */
export const followUpFlow = defineFlow({
  noun: 'follow_up',
  statuses: FOLLOW_UP_STATUSES,
  table: {
    open: { answer: 'done', miss: 'open', give_up: 'done', cancel: 'cancelled' },
    done: { correct: 'open' },
    cancelled: { restore: 'open' },
  },
  moves: {
    answer: { undo: 'inverse', reason: 'none' },
    miss: { undo: 'inverse', reason: 'none' },
    give_up: { undo: 'inverse', reason: 'none' },
    cancel: { undo: 'inverse', reason: 'none' },
    correct: { undo: 'inverse', reason: 'words' },
    restore: { undo: 'inverse', reason: 'none' },
  },
  openings: { plan: { to: ['open'], takenBack: 'cancelled' } },
});
export type FollowUpMove = MoveOf<typeof followUpFlow>;
