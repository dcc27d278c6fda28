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

export const PLACEMENT_ACTIONS = [
  'accept',
  'book_interview',
  'record_interview',
  'record_intention',
  'hire',
  'settle',
  'stop',
  'note',
] as const;
export type PlacementAction = (typeof PLACEMENT_ACTIONS)[number];

/**
 * Legal steps, the likely one first (the screens show it as the main button). Steps may be left out where
 * life leaves them out: a factory that takes a person at the gate hires without an interview.
 * `settle` closes the process after the 90-day follow-up found the person still there.
 */
export const PLACEMENT_TRANSITIONS = {
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
  },
  interviewed: {
    record_intention: 'intention',
    hire: 'hired',
    book_interview: 'interview_booked',
    stop: 'stopped',
    note: 'interviewed',
  },
  intention: { hire: 'hired', stop: 'stopped', note: 'intention' },
  hired: { settle: 'settled', stop: 'stopped', note: 'hired' },
  settled: { note: 'settled' },
  stopped: { note: 'stopped' },
} as const satisfies Record<PlacementStatus, Partial<Record<PlacementAction, PlacementStatus>>>;

/** The status after `action`, or undefined when the action is not legal in `status`. */
export function nextPlacementStatus(
  status: PlacementStatus,
  action: PlacementAction,
): PlacementStatus | undefined {
  return (PLACEMENT_TRANSITIONS[status] as Partial<Record<PlacementAction, PlacementStatus>>)[action];
}

/** The legal actions in a status, likely one first. */
export function placementActions(status: PlacementStatus): PlacementAction[] {
  return PLACEMENT_ACTIONS_OF[status];
}

const PLACEMENT_ACTIONS_OF = Object.fromEntries(
  PLACEMENT_STATUSES.map((status) => [status, Object.keys(PLACEMENT_TRANSITIONS[status])]),
) as Record<PlacementStatus, PlacementAction[]>;

export const OPEN_PLACEMENT_STATUSES = [
  'applied',
  'referred',
  'accepted',
  'interview_booked',
  'interviewed',
  'intention',
  'hired',
] as const satisfies readonly PlacementStatus[];

/** Every stop says why, from the side that ended it; the reasons feed the matching weights later. */
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

export const CONTRACT_KINDS = [
  'labour_contract',
  'service_agreement',
  'gig',
  'internship',
  'none_yet',
] as const;
export type ContractKind = (typeof CONTRACT_KINDS)[number];

export const INTERVIEW_MODES = ['at_employer', 'at_site', 'video', 'phone'] as const;
export type InterviewMode = (typeof INTERVIEW_MODES)[number];

/** Days after the start date on which staff ask how it goes. */
export const FOLLOW_UP_DAYS = [7, 30, 90] as const;
export type FollowUpDay = (typeof FOLLOW_UP_DAYS)[number];

export const FOLLOW_UP_OUTCOMES = ['still_there', 'left', 'unreachable'] as const;
export type FollowUpOutcome = (typeof FOLLOW_UP_OUTCOMES)[number];
