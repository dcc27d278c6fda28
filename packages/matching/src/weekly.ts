/**
 * A week as a mask of 28 bits: 7 days (Monday first) × 4 parts of the day. A part is needed as a whole or not at all;
 * exact times of gig work are compared as instants by the rule on overlaps.
 */
import type { TimeSpan } from './types.ts';

export const DAY_PARTS = ['morning', 'afternoon', 'evening', 'night'] as const;
export type DayPart = (typeof DAY_PARTS)[number];

/** Hours at which a part starts; night runs from 22:00 to 6:00 and belongs to the day on which it starts. */
const PART_STARTS: readonly (readonly [number, DayPart])[] = [
  [6, 'morning'],
  [12, 'afternoon'],
  [18, 'evening'],
  [22, 'night'],
];

const HOUR_MS = 3_600_000;
/** China has had one time zone without daylight saving since 1991. */
const OFFICE_OFFSET_MS = 8 * HOUR_MS;

/** The bit of one part of one day, `day` 0 (Monday) to 6. */
export function weekBit(day: number, part: DayPart): number {
  return 1 << (day * DAY_PARTS.length + DAY_PARTS.indexOf(part));
}

/** A mask from days and parts: `weekMask([5, 6], ['morning', 'afternoon'])` is weekend days. */
export function weekMask(days: readonly number[], parts: readonly DayPart[]): number {
  let mask = 0;
  for (const day of days) for (const part of parts) mask |= weekBit(day, part);
  return mask;
}

const ALL_DAYS = [0, 1, 2, 3, 4, 5, 6];
export const WHOLE_WEEK = weekMask(ALL_DAYS, DAY_PARTS);
export const OFFICE_WEEK = weekMask([0, 1, 2, 3, 4], ['morning', 'afternoon']);

/** To the second, from 1970 to 2106: values outside are not working times. */
const wholeSeconds = (ms: number): number => {
  const seconds = Math.round(ms / 1_000);
  return seconds >= 0 && seconds <= 0xffff_ffff ? 1_000 * seconds : NaN;
};

/** A validated [start, end) in milliseconds; null when a bound is unreadable or the span is empty. */
export function spanMs(span: TimeSpan): { start: number; end: number } | null {
  const start = wholeSeconds(Date.parse(span.start));
  const end = wholeSeconds(Date.parse(span.end));
  return Number.isFinite(start) && Number.isFinite(end) && end > start ? { start, end } : null;
}

/** The parts of the week that a span touches, in office time. */
export function weekMaskOfSpan(span: { start: number; end: number }): number {
  if (span.end - span.start >= 7 * 24 * HOUR_MS) return WHOLE_WEEK;
  let mask = 0;
  let at = span.start;
  while (at < span.end) {
    const local = at + OFFICE_OFFSET_MS;
    const hour = Math.floor(local / HOUR_MS) % 24;
    const dayNumber = Math.floor(local / (24 * HOUR_MS));
    // 1970-01-01 was a Thursday.
    const weekday = (dayNumber + 3) % 7;
    const part = PART_STARTS.findLast(([start]) => hour >= start)?.[1] ?? 'night';
    mask |= weekBit(hour < 6 ? (weekday + 6) % 7 : weekday, part);
    at = (Math.floor(local / HOUR_MS) + 1) * HOUR_MS - OFFICE_OFFSET_MS;
  }
  return mask;
}
