/** When people can work and when work takes place. */
import { OFFICE_WEEK, weekMask, WHOLE_WEEK } from '@yizhan/matching';
import type { TimeSpan } from '@yizhan/matching';
import type { Random } from './random.ts';

const WEEKDAYS = [0, 1, 2, 3, 4];
const ALL_DAYS = [...WEEKDAYS, 5, 6];

/** Working times of adverts that state them. */
export const NEEDED_WEEKS: readonly (readonly [number, number])[] = [
  [OFFICE_WEEK, 50],
  [weekMask([...WEEKDAYS, 5], ['morning', 'afternoon']), 25],
  [weekMask(ALL_DAYS, ['morning', 'afternoon', 'evening']), 12],
  [weekMask([5, 6], ['morning', 'afternoon']), 5],
  [weekMask(WEEKDAYS, ['morning']), 8],
];

/** Free times of people who state them. */
export const FREE_WEEKS: readonly (readonly [number, number])[] = [
  [OFFICE_WEEK, 22],
  [weekMask(ALL_DAYS, ['morning', 'afternoon']), 34],
  [weekMask(ALL_DAYS, ['morning', 'afternoon', 'evening']), 26],
  [WHOLE_WEEK & ~OFFICE_WEEK, 6],
  [weekMask(WEEKDAYS, ['morning']), 6],
  [weekMask([5, 6], ['morning', 'afternoon', 'evening']), 6],
];

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Spans of whole hours within the fortnight after `today`, in office time, in order of drawing. */
export function someSpans(random: Random, today: string, count: number): TimeSpan[] {
  return Array.from({ length: count }, () => {
    const start =
      Date.parse(`${today}T00:00:00+08:00`) + random.int(14) * DAY_MS + (7 + random.int(12)) * HOUR_MS;
    const end = start + (3 + random.int(6)) * HOUR_MS;
    return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
  });
}

/** `YYYY-MM-DD` this many days after `today`, before it when negative. */
export const dayFrom = (today: string, days: number): string =>
  new Date(Date.parse(today) + days * DAY_MS).toISOString().slice(0, 10);
