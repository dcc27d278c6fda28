import { addDays, shanghaiDate, shanghaiInstant, shanghaiTime, weekdayOf } from './shanghai.ts';
import type { Weekday } from './shanghai.ts';
import { dayKind } from './workdays.ts';
import type { HolidayNotice } from './workdays.ts';

/** `HH:MM` in Shanghai; `to` may be `24:00`. `from` is before `to`. */
export type TimeRange = { from: string; to: string };

export type OpeningHours = {
  /** By weekday, 1 is Monday. An empty list: closed. */
  weekly: Record<Weekday, TimeRange[]>;
  /** On public holidays: closed; open (with the hours of a working day if that weekday has none); or as in any week. */
  holidays: 'closed' | 'open' | 'weekly';
  /** On a make-up workday: open with the hours of a working day, or as in any week. */
  makeupWorkdays: 'open' | 'weekly';
  /** Single days that override everything else; no ranges: closed. */
  exceptions: Array<{ date: string; ranges: TimeRange[]; note?: string | undefined }>;
};

export const OPEN_REASONS = ['open', 'open_makeup_workday', 'open_holiday', 'open_exception'] as const;
export const CLOSED_REASONS = [
  'before_opening',
  'break',
  'after_closing',
  'closed_weekday',
  'closed_holiday',
  'closed_exception',
] as const;
export type OpenReason = (typeof OPEN_REASONS)[number] | (typeof CLOSED_REASONS)[number];

export type OpenState = {
  open: boolean;
  /** When it closes; absent while closed, and for a site that never closes within the horizon. */
  until?: Date;
  /** When it opens next; absent while open and when no opening lies within the horizon. */
  nextOpen?: Date;
  reason: OpenReason;
  /** False when the year's holiday notice is not loaded, so that the answer only follows the weekly hours. */
  calendarKnown: boolean;
  /** The note of the day's exception. */
  note?: string;
};

type DayPlan = {
  ranges: TimeRange[];
  why: 'weekly' | 'makeup_workday' | 'holiday' | 'exception';
  note?: string;
};

/** How far ahead openings are searched; the longest holidays take nine days, repairs a month or two. */
const HORIZON_DAYS = 60;

/** The hours of one day and the rule they come from. */
function planOf(hours: OpeningHours, date: string, notices: readonly HolidayNotice[]): DayPlan {
  const exception = hours.exceptions.find((each) => each.date === date);
  if (exception !== undefined) {
    return {
      ranges: sorted(exception.ranges),
      why: 'exception',
      ...(exception.note === undefined ? {} : { note: exception.note }),
    };
  }
  const weekly = sorted(hours.weekly[weekdayOf(date)]);
  const kind = dayKind(date, notices);
  if (kind === 'holiday' && hours.holidays !== 'weekly') {
    if (hours.holidays === 'closed') return { ranges: [], why: 'holiday' };
    return { ranges: weekly.length > 0 ? weekly : workingDayHours(hours), why: 'holiday' };
  }
  if (kind === 'makeup_workday' && hours.makeupWorkdays === 'open') {
    const ranges = workingDayHours(hours);
    return { ranges: ranges.length > 0 ? ranges : weekly, why: 'makeup_workday' };
  }
  return { ranges: weekly, why: 'weekly' };
}

function workingDayHours(hours: OpeningHours): TimeRange[] {
  for (const weekday of [1, 2, 3, 4, 5] as const) {
    if (hours.weekly[weekday].length > 0) return sorted(hours.weekly[weekday]);
  }
  return [];
}

function sorted(ranges: readonly TimeRange[]): TimeRange[] {
  return [...ranges].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/**
 * Whether a site is open at an instant, until when, and when it opens next. Times are in Shanghai. Where the year's
 * holiday notice is not loaded, the weekly hours are used and `calendarKnown` is false: tell the public so.
 */
export function openState(hours: OpeningHours, at: Date, notices: readonly HolidayNotice[] = []): OpenState {
  const date = shanghaiDate(at);
  const time = shanghaiTime(at);
  const plan = planOf(hours, date, notices);
  const common = {
    calendarKnown: dayKind(date, notices) !== 'unknown',
    ...(plan.note === undefined ? {} : { note: plan.note }),
  };
  const current = plan.ranges.find((range) => range.from <= time && time < range.to);
  if (current !== undefined) {
    const until = closing(hours, date, current.to, notices);
    const reason = plan.why === 'weekly' ? 'open' : (`open_${plan.why}` as const);
    return { open: true, reason, ...common, ...(until === undefined ? {} : { until }) };
  }
  const nextOpen = nextOpening(hours, date, time, notices);
  return {
    open: false,
    reason: closedReason(plan, time),
    ...common,
    ...(nextOpen === undefined ? {} : { nextOpen }),
  };
}

function closedReason(plan: DayPlan, time: string): OpenReason {
  if (plan.ranges.length === 0) {
    if (plan.why === 'exception') return 'closed_exception';
    return plan.why === 'holiday' ? 'closed_holiday' : 'closed_weekday';
  }
  if (plan.ranges.every((range) => time < range.from)) return 'before_opening';
  return plan.ranges.some((range) => time < range.from) ? 'break' : 'after_closing';
}

/** The end of an open stretch; ranges that touch or overlap, also across midnight, are one stretch. */
function closing(
  hours: OpeningHours,
  date: string,
  to: string,
  notices: readonly HolidayNotice[],
): Date | undefined {
  let day = date;
  let end = to;
  for (let i = 0; i <= HORIZON_DAYS; i += 1) {
    for (const range of planOf(hours, day, notices).ranges) {
      if (range.from <= end && range.to > end) end = range.to;
    }
    if (end !== '24:00') return shanghaiInstant(day, end);
    const tomorrow = addDays(day, 1);
    const early = planOf(hours, tomorrow, notices).ranges.find((range) => range.from === '00:00');
    if (early === undefined) return shanghaiInstant(day, '24:00');
    day = tomorrow;
    end = early.to;
  }
  return undefined;
}

function nextOpening(
  hours: OpeningHours,
  date: string,
  time: string,
  notices: readonly HolidayNotice[],
): Date | undefined {
  for (let i = 0; i <= HORIZON_DAYS; i += 1) {
    const day = addDays(date, i);
    const range = planOf(hours, day, notices).ranges.find((each) => i > 0 || each.from > time);
    if (range !== undefined) return shanghaiInstant(day, range.from);
  }
  return undefined;
}

/** The hours of one day, for a notice on the door or the map's details: empty when closed all day. */
export function hoursOn(
  hours: OpeningHours,
  date: string,
  notices: readonly HolidayNotice[] = [],
): TimeRange[] {
  return planOf(hours, date, notices).ranges;
}
