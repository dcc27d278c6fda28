import { addDays, addMonths, daysBetween } from './shanghai.ts';
import { dayKind, type HolidayNotice } from './workdays.ts';

/** Kinds of day in which a time limit is counted. */
export const TERM_UNITS = ['workday', 'day', 'month', 'year'] as const;
export type TermUnit = (typeof TERM_UNITS)[number];

/** A length of time as laws and rules express it: three workdays, 45 days, one month. */
export interface Term {
  readonly count: number;
  readonly unit: TermUnit;
}

/** Days that do not count: those after `from` up to and including `to`. */
export interface Pause {
  readonly from: string;
  readonly to: string;
}

/** The start and rules from which a time limit is counted. */
export interface Clock {
  /** The day on which it begins, which is not counted itself (民法典 第二百零一条). */
  readonly startsOn: string;
  readonly term: Term;
  /** A last day on which offices are closed moves to the next workday (民法典 第二百零三条). */
  readonly rolls: boolean;
  /** In order, without overlaps. */
  readonly pauses?: readonly Pause[];
}

/**
 * The last day of a time limit; or, where it falls in a year whose holidays are not known, the missing year and the
 * earliest possible last day.
 */
export type TermEnd =
  | { readonly known: true; readonly due: string }
  | { readonly known: false; readonly missingYear: number; readonly earliest: string };

const LONGEST: Readonly<Record<TermUnit, number>> = { workday: 2000, day: 36_500, month: 1200, year: 100 };

/**
 * The last day of a time limit. The first day is not counted; a month or year ends on the same day of the month, or on
 * the last day of a shorter month (民法典 第二百零二条). Paused days extend it, unless it has ended before.
 *
 * @throws RangeError when the count is not a whole number, negative or out of proportion, or a date is not YYYY-MM-DD.
 */
export function countTerm(clock: Clock, notices: readonly HolidayNotice[] = []): TermEnd {
  const { count, unit } = clock.term;
  if (!Number.isInteger(count) || count < 0 || count > LONGEST[unit]) {
    throw new RangeError(`a term of ${count} ${unit}`);
  }
  const last = unit === 'workday' ? countWorkdays(clock, notices) : lastByCalendar(clock);
  if (typeof last !== 'string') return last;
  return clock.rolls ? roll(last, notices) : { known: true, due: last };
}

function countWorkdays({ startsOn, term, pauses = [] }: Clock, notices: readonly HolidayNotice[]) {
  let day = startsOn;
  let left = term.count;
  let missingYear: number | null = null;
  while (left > 0) {
    day = addDays(day, 1);
    if (pauses.some(({ from, to }) => from < day && day <= to)) continue;
    const kind = missingYear === null ? dayKind(day, notices) : 'unknown';
    // Every day from here on may be a workday, which gives the earliest possible last day.
    if (kind === 'unknown') missingYear ??= yearOf(day);
    if (kind !== 'weekend' && kind !== 'holiday') left -= 1;
  }
  return missingYear === null ? day : { known: false as const, missingYear, earliest: day };
}

function lastByCalendar({ startsOn, term: { count, unit }, pauses = [] }: Clock): string {
  let last =
    unit === 'day' ? addDays(startsOn, count) : addMonths(startsOn, unit === 'year' ? count * 12 : count);
  for (const { from, to } of pauses) if (from < last) last = addDays(last, daysBetween(from, to));
  return last;
}

function roll(last: string, notices: readonly HolidayNotice[]): TermEnd {
  let day = last;
  for (;;) {
    const kind = dayKind(day, notices);
    if (kind === 'unknown') return { known: false, missingYear: yearOf(day), earliest: day };
    if (kind === 'workday' || kind === 'makeup_workday') return { known: true, due: day };
    day = addDays(day, 1);
  }
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
