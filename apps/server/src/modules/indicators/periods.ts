import { addDays, daysBetween, weekdayOf, type Days } from '@yizhan/domain';
import { PeriodInvalid } from './indicators.errors.ts';

export type Period = Days;

const MOST_DAYS = 3 * 366;

/** @throws PeriodInvalid when it ends before it begins or is longer than three years */
export function checkedPeriod({ from, to }: Period): Period & { readonly days: number } {
  const days = daysBetween(from, to) + 1;
  if (days < 1 || days > MOST_DAYS) throw PeriodInvalid();
  return { from, to, days };
}

/** The preceding period of the same number of days. */
export function periodBefore({ from }: Period, days: number): Period {
  return { from: addDays(from, -days), to: addDays(from, -1) };
}

/** The first day of the day, week (from Monday) or month that contains a day. */
function bucketOf(day: string, by: 'day' | 'week' | 'month'): string {
  if (by === 'day') return day;
  if (by === 'month') return `${day.slice(0, 8)}01`;
  return addDays(day, 1 - weekdayOf(day));
}

/** The intervals of a period, the first and last cut to it. `key` is the first day of the whole interval. */
export function stretches(period: Period, by: 'day' | 'week' | 'month'): Array<Period & { key: string }> {
  const found: Array<Period & { key: string }> = [];
  for (let day = period.from; day <= period.to; day = addDays(day, 1)) {
    const key = bucketOf(day, by);
    const last = found.at(-1);
    if (last?.key === key) found[found.length - 1] = { ...last, to: day };
    else found.push({ key, from: day, to: day });
  }
  return found;
}

/** Every day of a period. */
export function daysOf({ from, to }: Period): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
