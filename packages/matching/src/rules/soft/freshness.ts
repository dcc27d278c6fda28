import type { SoftReason, SoftRule } from '../rule.ts';
import { UNKNOWN } from '../rule.ts';

const DAY_MS = 86_400_000;
/** After this many days without confirmation a vacancy is as likely filled as not. */
export const STALE_DAYS = 60;
const FRESH_DAYS = 7;

const parsed = new Map<string, number>();
const MOST_PARSED = 1_000;

/** Milliseconds of the day that a text begins with; adverts name the same few hundred days again and again. */
function dayMs(text: string): number {
  let ms = parsed.get(text);
  if (ms === undefined) {
    if (parsed.size >= MOST_PARSED) parsed.clear();
    parsed.set(text, (ms = Date.parse(text.slice(0, 10))));
  }
  return ms;
}

/** Days since 1970; NaN for an invalid date. */
const dayNumber = (date: string): number => Math.round(dayMs(date) / DAY_MS);

/**
 * The day on which the age of confirmations was last counted, days since 1970: Monday. If every score moved every
 * night, no round could begin where the last one ended.
 */
export function countedOn(today: number): number {
  const sinceMonday = (today + 3) % 7;
  return today - sinceMonday;
}

/** Whole days from the confirmation to another day, 0 when it came later; null when there is none. */
function daysUntil(confirmedOn: string | null, day: number): number | null {
  if (confirmedOn === null) return null;
  const days = day - dayNumber(confirmedOn);
  return Number.isFinite(days) ? Math.max(0, days) : null;
}

/** Days from the confirmation to the day on which its age was last counted; null when there is none. */
export function countedDays(confirmedOn: string | null, today: string): number | null {
  return daysUntil(confirmedOn, countedOn(dayNumber(today)));
}

/** Value of a confirmation this many days before the age was counted; null when there was none. */
export function freshnessValue(days: number | null): number {
  return days === null ? UNKNOWN : Math.floor(10_000 - (10_000 * Math.min(days, STALE_DAYS)) / STALE_DAYS);
}

/** How recently somebody confirmed that the vacancy exists. The text names the days, the value changes once a week. */
export const freshness: SoftRule = {
  name: 'freshness',
  side: 'seeker',
  source: 'requirements 5.4, 16.2',
  value: ({ vacancy, context }) => freshnessValue(countedDays(vacancy.input.confirmedOn, context.today)),
  reason: ({ vacancy, context }): SoftReason => {
    const days = daysUntil(vacancy.input.confirmedOn, dayNumber(context.today));
    if (days === null) return { variant: 'unknown', sign: '0', params: {} };
    if (days <= FRESH_DAYS) return { variant: 'fresh', sign: '+', params: { days } };
    return days >= STALE_DAYS
      ? { variant: 'stale', sign: '-', params: { days } }
      : { variant: 'older', sign: '0', params: { days } };
  },
};
