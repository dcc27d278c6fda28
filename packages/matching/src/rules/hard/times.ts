import type { LimitationCode, Shift } from '../../types.ts';
import type { Broken, HardRule } from '../rule.ts';

/** What each shift involves, compared with what a person cannot do. */
export const SHIFT_INVOLVES: Record<Shift, readonly LimitationCode[]> = {
  day: [],
  evening: ['late_evening'],
  night: ['night_shift', 'late_evening'],
  rotating_day: ['rotating_shift', 'late_evening'],
  rotating_night: ['rotating_shift', 'night_shift', 'late_evening'],
  flexible: [],
};

/** Whether the person can work one of the shifts on offer. */
function someShiftFits(
  offered: readonly Shift[],
  accepted: readonly Shift[],
  cannot: ReadonlySet<LimitationCode>,
): boolean {
  return offered.some(
    (shift) =>
      (shift === 'flexible' || accepted.length === 0 || accepted.includes(shift)) &&
      !SHIFT_INVOLVES[shift].some((code) => cannot.has(code)),
  );
}

/** The parts of the week and the shifts that suit both sides. */
export const times: HardRule = {
  name: 'times',
  source: 'requirements 5.3',
  check: ({ seeker, vacancy }): Broken | null => {
    const { shifts, requiredTimes } = vacancy.input;
    if (shifts.length > 0 && !someShiftFits(shifts, seeker.input.shifts, seeker.cannot)) {
      return { variant: 'shift', params: { shifts } };
    }
    const free = seeker.input.availability;
    if (free === null) return null;
    if (requiredTimes !== null && (requiredTimes & ~free) !== 0) {
      return { variant: 'week', params: { missing: requiredTimes & ~free } };
    }
    if (vacancy.input.sessionsTaken === 'all' && (vacancy.sessionMask & ~free) !== 0) {
      return { variant: 'week', params: { missing: vacancy.sessionMask & ~free } };
    }
    return null;
  },
};

/** Dated sessions that overlap work the person has already taken; touching ends do not overlap. */
export const overlap: HardRule = {
  name: 'overlap',
  source: 'requirements 5.3, 7.1',
  check: ({ seeker, vacancy }): Broken | null => {
    if (vacancy.sessions.length === 0 || seeker.busy.length === 0) return null;
    const taken = vacancy.sessions.filter((session) =>
      seeker.busy.some((busy) => session.start < busy.end && busy.start < session.end),
    );
    const first = taken[0];
    if (first === undefined) return null;
    if (vacancy.input.sessionsTaken === 'any' && taken.length < vacancy.sessions.length) return null;
    return { variant: 'busy', params: { at: new Date(first.start).toISOString(), sessions: taken.length } };
  },
};
