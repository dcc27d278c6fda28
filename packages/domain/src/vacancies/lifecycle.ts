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

/** Everywhere a published vacancy is shown; entered and left in one step. */
export const CHANNELS = ['portal', 'board', 'feed', 'kiosk'] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * Legal steps. `confirm` is the call that asks "is it still open?": it keeps the status and renews the date
 * shown to seekers. A closed vacancy is reopened through review, so the checks run again.
 */
export const VACANCY_TRANSITIONS = {
  draft: { submit: 'in_review', withdraw: 'withdrawn' },
  in_review: { publish: 'published', send_back: 'draft', withdraw: 'withdrawn' },
  published: {
    confirm: 'published',
    fill: 'filled',
    expire: 'expired',
    withdraw: 'withdrawn',
    send_back: 'in_review',
  },
  filled: { reopen: 'in_review' },
  expired: { reopen: 'in_review' },
  withdrawn: { reopen: 'in_review' },
} as const satisfies Record<VacancyStatus, Partial<Record<VacancyAction, VacancyStatus>>>;

/** The status after `action`, or undefined when the action is not legal in `status`. */
export function nextVacancyStatus(status: VacancyStatus, action: VacancyAction): VacancyStatus | undefined {
  return (VACANCY_TRANSITIONS[status] as Partial<Record<VacancyAction, VacancyStatus>>)[action];
}

/** Actions that must say why. */
export const VACANCY_ACTIONS_WITH_REASON: readonly VacancyAction[] = ['withdraw', 'send_back'];

/** A vacancy that nobody confirmed for this long expires by itself (requirements 16.2). */
export const UNCONFIRMED_DAYS = 45;
