import { addDays, daysBetween } from '../calendar/index.ts';

/** Whole days in Shanghai, both ends included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** How many days back a daily sum knows the day of a forerunner; further back it knows the month. */
export const DAYS_KNOWN = 31;

/** Months since the year 0, for arithmetic. */
export function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

export function firstOfMonth(day: string): string {
  return `${day.slice(0, 8)}01`;
}

function firstOfNextMonth(day: string): string {
  return firstOfMonth(addDays(firstOfMonth(day), 31));
}

/**
 * A period, split into the stretches for which sums are kept.
 *
 * - `short`: at most 31 days; daily sums with forerunners by day suffice. Otherwise:
 * - `months`: the first days of the first and the last whole month;
 * - `head`: the days of a partial first month, with the number of months to the last whole one;
 * - `tail`: the days of a partial last month, with the number of months back to the first whole one.
 *
 * A subject counted in `head` and next in `tail` has no whole month in between: sums do not know it, and it is read
 * from the rows.
 */
export interface Cover {
  readonly short: Days | null;
  readonly months: Days | null;
  readonly head: (Days & { readonly monthsOn: number }) | null;
  readonly tail: (Days & { readonly monthsBack: number }) | null;
}

export function coverOf({ from, to }: Days): Cover {
  const startsWhole = from === firstOfMonth(from);
  const endsWhole = addDays(to, 1) === firstOfNextMonth(to);
  const isShort = daysBetween(from, to) < DAYS_KNOWN;
  if (isShort && !(startsWhole && endsWhole)) {
    return { short: { from, to }, months: null, head: null, tail: null };
  }
  const first = startsWhole ? from : firstOfNextMonth(from);
  const last = firstOfMonth(endsWhole ? to : addDays(firstOfMonth(to), -1));
  return {
    short: null,
    months: first <= last ? { from: first, to: last } : null,
    head: startsWhole
      ? null
      : { from, to: addDays(first, -1), monthsOn: monthNumber(last) - monthNumber(from) },
    tail: endsWhole ? null : { from: firstOfMonth(to), to, monthsBack: monthNumber(to) - monthNumber(first) },
  };
}
