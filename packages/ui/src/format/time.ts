import { OFFICE_TIME_ZONE } from './locale.ts';
import type { Locale } from './locale.ts';

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(locale, { timeZone: OFFICE_TIME_ZONE, ...options });
    formats.set(key, made);
  }
  return made;
}

/** A calendar day as noon of that day in Shanghai: no time zone shifts it to another day. */
function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00+08:00`);
}

/** The office's calendar day of an instant, `2026-11-22`. */
export function dayOf(at: Date | string): string {
  const parts = format('en', { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(
    new Date(at),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The day `count` days after (or before) a day. */
export function addDays(day: string, count: number): string {
  return dayOf(new Date(noonOf(day).getTime() + count * DAY_MS));
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return ((noonOf(day).getUTCDay() + 6) % 7) + 1;
}

/** `11月22日 周日`, `Sun 22 Nov`; with the year when it differs from that of `now`. */
export function formatDay(day: string, locale: Locale, now?: Date): string {
  const at = noonOf(day);
  if (Number.isNaN(at.getTime())) return day;
  const otherYear = now !== undefined && dayOf(now).slice(0, 4) !== day.slice(0, 4);
  if (locale === 'zh-CN') {
    const date = `${otherYear ? `${day.slice(0, 4)}年` : ''}${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
    return `${date} ${format(locale, { weekday: 'short' }).format(at)}`;
  }
  const weekday = format(locale, { weekday: 'short' }).format(at);
  const month = format(locale, { month: 'short' }).format(at);
  return `${weekday} ${Number(day.slice(8, 10))} ${month}${otherYear ? ` ${day.slice(0, 4)}` : ''}`;
}

/** `14:05` in office time. */
export function formatClock(at: Date | string, locale: Locale): string {
  return format(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
}

/** `11月22日 周日 14:05`, `Sun 22 Nov 14:05`. */
export function formatInstant(at: Date | string, locale: Locale, now?: Date): string {
  return `${formatDay(dayOf(at), locale, now)} ${formatClock(at, locale)}`;
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365],
  ['month', 30],
  ['week', 7],
  ['day', 1],
];

/** `刚刚`, `5分钟前`, `昨天`, `两天前`, `3周前`; days are counted by the calendar, not by 24 hours. */
export function formatRelative(at: Date | string, now: Date, locale: Locale): string {
  const then = new Date(at);
  const seconds = Math.round((then.getTime() - now.getTime()) / 1000);
  const days = Math.round((noonOf(dayOf(then)).getTime() - noonOf(dayOf(now)).getTime()) / DAY_MS);
  if (days === 0) {
    if (Math.abs(seconds) < 60) return locale === 'zh-CN' ? '刚刚' : 'just now';
    return Math.abs(seconds) < 3600
      ? relative(Math.trunc(seconds / 60), 'minute', locale)
      : relative(Math.trunc(seconds / 3600), 'hour', locale);
  }
  for (const [unit, length] of STEPS) {
    if (Math.abs(days) >= length) return relative(Math.trunc(days / length), unit, locale);
  }
  return relative(days, 'day', locale);
}

function relative(value: number, unit: Intl.RelativeTimeFormatUnit, locale: Locale): string {
  const numeric = unit === 'day' && Math.abs(value) === 1 ? 'auto' : 'always';
  const text = new Intl.RelativeTimeFormat(locale, { numeric }).format(value, unit);
  // People say 两天前, never 二天前; a clerk also writes 两 rather than the digit.
  return locale === 'zh-CN' ? text.replace(/^2(?=\D)/, '两') : text;
}
