import type { PlacementStatus, SeekerStatus, VacancyStatus } from '@yizhan/domain';

/** Tint and icon of a state, see `StateTag`. */
export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'calm';

export const SEEKER_TONES = {
  active: 'busy',
  employed: 'good',
  paused: 'calm',
  merged: 'calm',
  erased: 'calm',
} as const satisfies Record<SeekerStatus, Tone>;

export const PLACEMENT_TONES = {
  applied: 'warn',
  referred: 'busy',
  accepted: 'busy',
  interview_booked: 'busy',
  interviewed: 'warn',
  intention: 'busy',
  hired: 'good',
  settled: 'good',
  stopped: 'bad',
} as const satisfies Record<PlacementStatus, Tone>;

export const VACANCY_TONES = {
  draft: 'calm',
  in_review: 'warn',
  published: 'good',
  filled: 'calm',
  expired: 'bad',
  withdrawn: 'bad',
} as const satisfies Record<VacancyStatus, Tone>;
