import type { LimitationCode } from '../../types.ts';
import type { Pair } from '../../pair.ts';
import type { PreparedSeeker, PreparedVacancy } from '../../prepared.ts';
import type { SoftReason, SoftRule } from '../rule.ts';

/** Limitations that depend on the hours of work. */
export const BY_HOURS: readonly LimitationCode[] = ['night_shift', 'rotating_shift', 'late_evening'];

export const CONDITIONS_FINE = 10_000;
/** The hours are not stated though the person depends on them. */
export const HOURS_UNSTATED = 6_500;
/** Such work usually involves something the person cannot do. */
export const LIKELY_INVOLVED = 2_000;

function likely({ seeker, vacancy }: Pair): LimitationCode[] {
  return vacancy.input.mayInvolve.filter((code) => seeker.cannot.has(code));
}

/** Whether the hours of work matter to a person. */
export function dependsOnHours({ cannot, input }: PreparedSeeker): boolean {
  return BY_HOURS.some((code) => cannot.has(code)) || input.shifts.length > 0 || input.availability !== null;
}

/** Whether a vacancy says when the work is. */
export function statesHours({ input, sessions }: PreparedVacancy): boolean {
  return input.shifts.length > 0 || input.requiredTimes !== null || sessions.length > 0;
}

function hoursUnstated({ seeker, vacancy }: Pair): boolean {
  return dependsOnHours(seeker) && !statesHours(vacancy);
}

/** What the advert leaves open about things that matter to this person. */
export const conditions: SoftRule = {
  name: 'conditions',
  side: 'seeker',
  source: 'requirements 5.3',
  value: (pair) => {
    if (likely(pair).length > 0) return LIKELY_INVOLVED;
    return hoursUnstated(pair) ? HOURS_UNSTATED : CONDITIONS_FINE;
  },
  reason: (pair): SoftReason => {
    const limitations = likely(pair);
    if (limitations.length > 0) return { variant: 'likely', sign: '-', params: { limitations } };
    if (hoursUnstated(pair)) return { variant: 'hours_unstated', sign: '0', params: {} };
    const { shifts } = pair.vacancy.input;
    if (shifts.length > 0) return { variant: 'shift_fits', sign: '+', params: { shifts } };
    return { variant: 'fine', sign: '0', params: {} };
  },
};
