/** What somebody does to a suggested pair: keeps it on top of the list, or takes it off. */
export const FEEDBACK_KINDS = ['pin', 'hide'] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** Why a pair is taken off a list. Coded, because the reasons of a person change what is proposed next. */
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

/** What a person may say of a vacancy on the own list; that somebody cannot do it is for the station to judge. */
export const SEEKER_HIDE_REASONS = HIDE_REASONS.filter((reason) => reason !== 'not_able');
