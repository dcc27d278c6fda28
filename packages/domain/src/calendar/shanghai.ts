/** Shanghai has kept UTC+8 without summer time since 1991; earlier instants are not converted here. */
const OFFSET_MS = 8 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
const WEEKDAYS = [7, 1, 2, 3, 4, 5, 6] as const satisfies readonly Weekday[];

function startOfUtcDay(date: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError('a date must be YYYY-MM-DD');
  return ms;
}

/** The day in Shanghai, `YYYY-MM-DD`. */
export function shanghaiDate(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** The month in Shanghai, `YYYY-MM`. */
export function shanghaiMonth(at: Date): string {
  return shanghaiDate(at).slice(0, 7);
}

/** The wall clock in Shanghai, `HH:MM`. */
export function shanghaiTime(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(11, 16);
}

/**
 * The instant of a Shanghai wall-clock time; `24:00` is the end of the day.
 *
 * @throws RangeError when the date is not YYYY-MM-DD or the time not HH:MM.
 */
export function shanghaiInstant(date: string, time = '00:00'): Date {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$|^24:00$/.exec(time);
  if (match === null) throw new RangeError('a time must be HH:MM');
  const minutes = time === '24:00' ? 24 * 60 : Number(match[1]) * 60 + Number(match[2]);
  return new Date(startOfUtcDay(date) + minutes * 60_000 - OFFSET_MS);
}

/** `date` shifted by whole days, `YYYY-MM-DD`. @throws RangeError when the date is not YYYY-MM-DD. */
export function addDays(date: string, days: number): string {
  return new Date(startOfUtcDay(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day of the month this many months later; the last day of a shorter month. */
export function addMonths(date: string, months: number): string {
  const total = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(total / 12);
  const month = (total % 12) + 1;
  const lastOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const day = Math.min(Number(date.slice(8, 10)), lastOfMonth);
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((startOfUtcDay(to) - startOfUtcDay(from)) / DAY_MS);
}

/** Weekday of a date. */
export function weekdayOf(date: string): Weekday {
  return WEEKDAYS[new Date(startOfUtcDay(date)).getUTCDay()] ?? 7;
}

/**
 * Whole calendar months from one day to another, negative where it lies before. The same day of the month completes
 * one; somebody born on 29 February is 18 years old on 1 March of a common year, as in `ageAt`.
 */
export function wholeMonths(from: string, to: string): number {
  if (to < from) return -wholeMonths(to, from);
  const month = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return month(to) - month(from) - (to.slice(8) < from.slice(8) ? 1 : 0);
}
