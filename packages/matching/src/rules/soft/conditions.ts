import type { LimitationCode } from '../../types.ts';
import type { Pair } from '../../pair.ts';
import type { SoftReason, SoftRule } from '../rule.ts';

/** Limitations that the hours of work decide. */
const BY_HOURS: readonly LimitationCode[] = ['night_shift', 'rotating_shift', 'late_evening'];

const FINE = 10_000;
/** The hours are not stated though the person depends on them. */
const HOURS_UNSTATED = 6_500;
/** Such work usually involves something the person cannot do. */
const LIKELY = 2_000;

function likely({ seeker, vacancy }: Pair): LimitationCode[] {
  return vacancy.input.mayInvolve.filter((code) => seeker.cannot.has(code));
}

function hoursUnstated({ seeker, vacancy }: Pair): boolean {
  const depends =
    BY_HOURS.some((code) => seeker.cannot.has(code)) ||
    seeker.input.shifts.length > 0 ||
    seeker.input.availability !== null;
  const stated =
    vacancy.input.shifts.length > 0 || vacancy.input.requiredTimes !== null || vacancy.sessions.length > 0;
  return depends && !stated;
}

/** What the advert leaves open about things that matter to this person. */
export const conditions: SoftRule = {
  name: 'conditions',
  side: 'seeker',
  source: 'requirements 5.3',
  value: (pair) => {
    if (likely(pair).length > 0) return LIKELY;
    return hoursUnstated(pair) ? HOURS_UNSTATED : FINE;
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
