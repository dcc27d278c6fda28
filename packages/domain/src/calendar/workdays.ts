import chineseDays from 'chinese-days';
import { addDays, weekdayOf } from './shanghai.ts';

/**
 * The State Council's yearly notice on holidays (国务院办公厅关于…年部分节假日安排的通知) as loaded by the bureau. It
 * covers its whole year and overrides the years known to the calendar package.
 */
export type HolidayNotice = {
  year: number;
  /** Every day off in the notice, weekends within a holiday included, `YYYY-MM-DD`. */
  holidays: readonly string[];
  /** 调休上班: Saturdays and Sundays that are worked. */
  makeupWorkdays: readonly string[];
};

export type DayKind = 'workday' | 'makeup_workday' | 'weekend' | 'holiday' | 'unknown';

const knownYears = new Map<number, boolean>();

/** Whether the calendar package has the notice of a year: in a year it lacks, even National Day has no name. */
function isPackagedYear(year: number): boolean {
  let known = knownYears.get(year);
  if (known === undefined) {
    known = chineseDays.getDayDetail(`${year}-10-01`).name.includes('National Day');
    knownYears.set(year, known);
  }
  return known;
}

/** Whether the holidays of a year are known: from a loaded notice or the calendar package (2004 to 2026). */
export function isCalendarKnown(year: number, notices: readonly HolidayNotice[] = []): boolean {
  return notices.some((notice) => notice.year === year) || isPackagedYear(year);
}

/**
 * The kind of a day under the official holiday notice of its year. `unknown` for every day of a year without a notice,
 * even an ordinary Tuesday: it may turn out to be a holiday, and a time limit counted on a guess would be legally
 * wrong.
 *
 * @throws RangeError when the date is not YYYY-MM-DD.
 */
export function dayKind(date: string, notices: readonly HolidayNotice[] = []): DayKind {
  const isWeekend = weekdayOf(date) >= 6;
  const year = Number(date.slice(0, 4));
  const notice = notices.find((each) => each.year === year);
  if (notice !== undefined) {
    if (notice.holidays.includes(date)) return 'holiday';
    if (notice.makeupWorkdays.includes(date)) return 'makeup_workday';
    return isWeekend ? 'weekend' : 'workday';
  }
  if (!isPackagedYear(year)) return 'unknown';
  const detail = chineseDays.getDayDetail(date);
  // Named days of the notice read "National Day,国庆节,3"; other days only have the weekday's name.
  const isNamed = detail.name.includes(',');
  if (isNamed) return detail.work ? 'makeup_workday' : 'holiday';
  return isWeekend ? 'weekend' : 'workday';
}

/** The first year whose notice the calendar package has. */
export const FIRST_CALENDAR_YEAR = 2004;

/** What is known of the days off and the worked weekends of a year; null where its notice is not known. */
export function noticeOfYear(year: number, notices: readonly HolidayNotice[] = []): HolidayNotice | null {
  if (!isCalendarKnown(year, notices)) return null;
  const holidays: string[] = [];
  const makeupWorkdays: string[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const kind = dayKind(day, notices);
    if (kind === 'holiday') holidays.push(day);
    if (kind === 'makeup_workday') makeupWorkdays.push(day);
  }
  return { year, holidays, makeupWorkdays };
}

/** Whether offices work on that day; `unknown` where the year's notice is not known. */
export function isWorkday(date: string, notices: readonly HolidayNotice[] = []): boolean | 'unknown' {
  const kind = dayKind(date, notices);
  return kind === 'unknown' ? 'unknown' : kind === 'workday' || kind === 'makeup_workday';
}

/**
 * The day on which `count` workdays after `date` have passed, not counting the day itself (行政许可法 and 民法典
 * 第二百零一条 count from the next day). Null when the count runs into a year whose notice is not known.
 *
 * @throws RangeError when `count` is not a whole number from 0 to 2,000.
 */
export function addWorkdays(
  date: string,
  count: number,
  notices: readonly HolidayNotice[] = [],
): string | null {
  if (!Number.isInteger(count) || count < 0 || count > 2000) throw new RangeError('count of workdays');
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    const worked = isWorkday(day, notices);
    if (worked === 'unknown') return null;
    if (worked) left -= 1;
  }
  return day;
}

/** Workdays after `from` up to and including `to`; 0 when `to` is not later. Null as for `addWorkdays`. */
export function workdaysBetween(
  from: string,
  to: string,
  notices: readonly HolidayNotice[] = [],
): number | null {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const worked = isWorkday(day, notices);
    if (worked === 'unknown') return null;
    if (worked) count += 1;
  }
  return count;
}
