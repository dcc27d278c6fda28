import { defineFlow, movesFrom, type MoveOf } from '../flow/define-flow.ts';

/** A placement: one seeker and one vacancy, from referral to follow-up (requirements 6.1). */
export const PLACEMENT_STATUSES = [
  'applied',
  'referred',
  'accepted',
  'interview_booked',
  'interviewed',
  'intention',
  'hired',
  'settled',
  'stopped',
] as const;
export type PlacementStatus = (typeof PLACEMENT_STATUSES)[number];

/** Moves that a user requests by name. */
export const PLACEMENT_ACTIONS = [
  'accept',
  'book_interview',
  'record_interview',
  'record_intention',
  'hire',
  'settle',
  'stop',
  'note',
  'correct',
] as const;
export type PlacementAction = (typeof PLACEMENT_ACTIONS)[number];

/** Every stop has a reason, from the side that ended it; the reasons feed the matching weights later. */
export const STOP_REASONS = [
  'seeker_declined_pay',
  'seeker_declined_distance',
  'seeker_declined_hours',
  'seeker_declined_work',
  'seeker_found_other',
  'seeker_unreachable',
  'seeker_no_show',
  'employer_declined_skills',
  'employer_declined_experience',
  'employer_declined_other',
  'employer_no_answer',
  'vacancy_filled',
  'vacancy_withdrawn',
  'left_after_hire',
  'recorded_by_mistake',
] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/**
 * Legal moves, the most likely one first (the screens show it as the main button). Steps may be skipped as they are in
 * practice: a factory that takes a person at the gate hires without an interview. `settle` closes the process after the
 * 90-day follow-up found the person still there. `correct` reverses, at any later time and with a reason, that somebody
 * settled or left; a hire that never happened is stopped as `recorded_by_mistake`. `follow_up` follows from the answer
 * to a follow-up, `call_off_interview` from a booking called off in the calendar.
 */
export const placementFlow = defineFlow({
  noun: 'placement',
  statuses: PLACEMENT_STATUSES,
  table: {
    applied: {
      accept: 'accepted',
      book_interview: 'interview_booked',
      record_intention: 'intention',
      hire: 'hired',
      stop: 'stopped',
      note: 'applied',
    },
    referred: {
      accept: 'accepted',
      book_interview: 'interview_booked',
      record_intention: 'intention',
      hire: 'hired',
      stop: 'stopped',
      note: 'referred',
    },
    accepted: {
      book_interview: 'interview_booked',
      record_intention: 'intention',
      hire: 'hired',
      stop: 'stopped',
      note: 'accepted',
    },
    interview_booked: {
      record_interview: 'interviewed',
      book_interview: 'interview_booked',
      stop: 'stopped',
      note: 'interview_booked',
      call_off_interview: 'accepted',
    },
    interviewed: {
      record_intention: 'intention',
      hire: 'hired',
      book_interview: 'interview_booked',
      stop: 'stopped',
      note: 'interviewed',
    },
    intention: { hire: 'hired', stop: 'stopped', note: 'intention' },
    hired: { settle: 'settled', stop: 'stopped', note: 'hired', follow_up: 'hired' },
    settled: { note: 'settled', correct: 'hired', follow_up: 'settled' },
    stopped: { note: 'stopped', correct: 'hired' },
  },
  moves: {
    accept: { undo: 'inverse', reason: 'none' },
    book_interview: { undo: 'inverse', reason: 'none' },
    record_interview: { undo: 'inverse', reason: 'none' },
    record_intention: { undo: 'inverse', reason: 'none' },
    hire: { undo: 'inverse', reason: 'none' },
    settle: { undo: 'inverse', reason: 'none' },
    stop: { undo: 'inverse', reason: STOP_REASONS },
    note: { undo: 'never', reason: 'none' },
    correct: { undo: 'inverse', reason: 'words' },
    follow_up: { undo: 'inverse', reason: 'none' },
    call_off_interview: { undo: 'inverse', reason: 'none' },
  },
  openings: {
    refer: { to: ['referred'], takenBack: 'stopped' },
    apply: { to: ['applied'], takenBack: 'stopped' },
  },
});
export type PlacementMoveName = MoveOf<typeof placementFlow>;

/**
 * The moves a user may request, most likely one first. Of stopped placements, only one whose person is recorded as
 * having left can be corrected.
 */
export function placementActions(status: PlacementStatus, stopReason: string | null): PlacementAction[] {
  return movesFrom(placementFlow, status)
    .filter(isAskedFor)
    .filter((move) => move !== 'correct' || status !== 'stopped' || stopReason === 'left_after_hire');
}

function isAskedFor(move: PlacementMoveName): move is PlacementAction {
  return move !== 'follow_up' && move !== 'call_off_interview';
}

export const OPEN_PLACEMENT_STATUSES = [
  'applied',
  'referred',
  'accepted',
  'interview_booked',
  'interviewed',
  'intention',
  'hired',
] as const satisfies readonly PlacementStatus[];

export const CONTRACT_KINDS = [
  'labour_contract',
  'service_agreement',
  'gig',
  'internship',
  'none_yet',
] as const;
export type ContractKind = (typeof CONTRACT_KINDS)[number];
