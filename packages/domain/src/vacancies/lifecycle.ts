import { defineFlow, type MoveOf } from '../flow/define-flow.ts';

/** Kinds of work of requirements 4.1. */
export const VACANCY_KINDS = [
  'full_time',
  'part_time',
  'gig',
  'internship',
  'public_welfare',
  'campus_order',
  'dispatch',
  'workshop',
] as const;
export type VacancyKind = (typeof VACANCY_KINDS)[number];

export const VACANCY_STATUSES = [
  'draft',
  'in_review',
  'published',
  'filled',
  'expired',
  'withdrawn',
] as const;
export type VacancyStatus = (typeof VACANCY_STATUSES)[number];

/** Moves that a user requests by name, in the order in which screens list them. */
export const VACANCY_ACTIONS = [
  'submit',
  'publish',
  'send_back',
  'fill',
  'expire',
  'withdraw',
  'reopen',
  'confirm',
] as const;
export type VacancyAction = (typeof VACANCY_ACTIONS)[number];

/** Everywhere a published vacancy is shown; all are entered and left in one step. */
export const CHANNELS = ['portal', 'board', 'feed', 'kiosk'] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * Legal moves. `confirm` records the call that asks "is it still open?": it keeps the status and renews the date shown
 * to seekers. A closed vacancy is reopened through review, so the checks run again. `take_place` and `free_place`
 * follow from hires; when the last place is taken, a published vacancy makes the move `fill`.
 */
export const vacancyFlow = defineFlow({
  noun: 'vacancy',
  statuses: VACANCY_STATUSES,
  table: {
    draft: {
      submit: 'in_review',
      withdraw: 'withdrawn',
      take_place: 'draft',
      free_place: 'draft',
    },
    in_review: {
      publish: 'published',
      send_back: 'draft',
      withdraw: 'withdrawn',
      take_place: 'in_review',
      free_place: 'in_review',
    },
    published: {
      confirm: 'published',
      fill: 'filled',
      expire: 'expired',
      withdraw: 'withdrawn',
      send_back: 'in_review',
      take_place: 'published',
      free_place: 'published',
    },
    filled: { reopen: 'in_review', take_place: 'filled', free_place: 'filled' },
    expired: { reopen: 'in_review', take_place: 'expired', free_place: 'expired' },
    withdrawn: { reopen: 'in_review', take_place: 'withdrawn', free_place: 'withdrawn' },
  },
  moves: {
    submit: { undo: 'inverse', reason: 'optional' },
    publish: { undo: 'inverse', reason: 'optional' },
    send_back: { undo: 'inverse', reason: 'words' },
    fill: { undo: 'inverse', reason: 'optional' },
    expire: { undo: 'never', reason: 'optional' },
    withdraw: { undo: 'inverse', reason: 'words' },
    reopen: { undo: 'inverse', reason: 'optional' },
    confirm: { undo: 'inverse', reason: 'optional' },
    take_place: { undo: 'relative', reason: 'none' },
    free_place: { undo: 'relative', reason: 'none' },
  },
  openings: { open: { to: ['draft'], takenBack: null } },
});
export type VacancyMove = MoveOf<typeof vacancyFlow>;

/** A vacancy that nobody has confirmed for this long expires by itself (requirements 16.2). */
export const UNCONFIRMED_DAYS = 45;
