import type { Locale } from '../../app/errors.ts';

const DAYS: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

type Weekly = Readonly<Record<string, ReadonlyArray<{ from: string; to: string }>>>;

/** `周一至周五 09:00–12:00、14:00–17:00`: days with the same hours are grouped, closed ones left out. */
export function hoursLines(weekly: Weekly, locale: Locale): string[] {
  const name = (day: number): string => DAYS[locale][day - 1] ?? '';
  const hours = (day: number): string =>
    (weekly[String(day)] ?? []).map(({ from, to }) => `${from}–${to}`).join(locale === 'en' ? ', ' : '、');
  const runs: Array<{ from: number; to: number; text: string }> = [];
  for (let day = 1; day <= 7; day += 1) {
    const text = hours(day);
    const last = runs.at(-1);
    if (last?.text === text) last.to = day;
    else runs.push({ from: day, to: day, text });
  }
  return runs
    .filter(({ text }) => text !== '')
    .map(({ from, to, text }) => {
      const days = from === to ? name(from) : `${name(from)}${locale === 'en' ? '–' : '至'}${name(to)}`;
      return `${days} ${text}`;
    });
}

/** The same in one line. */
export const hoursText = (weekly: Weekly, locale: Locale): string =>
  hoursLines(weekly, locale).join(locale === 'en' ? '; ' : '；');
