/** What a user does with a suggested pair: keeps it on top of the list, or hides it. */
export const FEEDBACK_KINDS = ['pin', 'hide'] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** Why a pair is hidden from a list. Coded, because a person's reasons change what is proposed next. */
export const HIDE_REASONS = [
  'too_far',
  'pay_low',
  'wrong_work',
  'hours',
  'health',
  'employer',
  'tried',
  'not_able',
  'other',
] as const;
export type HideReason = (typeof HIDE_REASONS)[number];

/** Reasons a person may give on their own list; the station judges whether a person is unable to do the work. */
export const SEEKER_HIDE_REASONS = HIDE_REASONS.filter((reason) => reason !== 'not_able');
