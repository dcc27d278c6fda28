import { addDays, daysBetween } from './shanghai.ts';
import { dayKind, type HolidayNotice } from './workdays.ts';

/** Kinds of day that a time limit is counted in. */
export const TERM_UNITS = ['workday', 'day', 'month', 'year'] as const;
export type TermUnit = (typeof TERM_UNITS)[number];

/** A length of time as laws and rules say it: three workdays, 45 days, one month. */
export interface Term {
  readonly count: number;
  readonly unit: TermUnit;
}

/** Days that do not count: those after `from` up to and with `to`. */
export interface Pause {
  readonly from: string;
  readonly to: string;
}

/** What a time limit is counted from. */
export interface Clock {
  /** The day on which it begins; it is not counted itself (民法典 第二百零一条). */
  readonly startsOn: string;
  readonly term: Term;
  /** A last day on which offices are closed gives way to the next workday (民法典 第二百零三条). */
  readonly rolls: boolean;
  /** In order, none within another. */
  readonly pauses?: readonly Pause[];
}

/**
 * The last day of a time limit; or, where that hangs on a year whose holidays are not known, the year that is missing
 * and the first day it could be.
 */
export type Reckoned =
  | { readonly known: true; readonly due: string }
  | { readonly known: false; readonly missingYear: number; readonly earliest: string };

const LONGEST: Readonly<Record<TermUnit, number>> = { workday: 2000, day: 36_500, month: 1200, year: 100 };

/**
 * The last day of a time limit. The first day is not counted; a month or year ends on the day of the same number, or on
 * the last of the month where there is none (民法典 第二百零二条). Paused days make it that much later, as long as it has not
 * ended before.
 *
 * @throws RangeError when the count is no whole number, negative or out of proportion, or a date not YYYY-MM-DD.
 */
export function reckon(clock: Clock, notices: readonly HolidayNotice[] = []): Reckoned {
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
    // From here on every day could be worked: that makes the first day it could be.
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

function roll(last: string, notices: readonly HolidayNotice[]): Reckoned {
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

/** The day of the same number so many months later; the last of the month where there is none. */
export function addMonths(date: string, months: number): string {
  const total = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(total / 12);
  const month = (total % 12) + 1;
  const lastOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const day = Math.min(Number(date.slice(8, 10)), lastOfMonth);
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}
