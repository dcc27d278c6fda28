import { weekdayOf } from './shanghai.ts';
import type { HolidayNotice } from './workdays.ts';

/** Why a text is not taken as the holiday notice of a year. `line` counts from 1. */
export type NoticeFault =
  | { readonly code: 'empty' }
  | { readonly code: 'line' | 'other_year' | 'twice' | 'not_weekend'; readonly line: number }
  /** A day that is a holiday in every year is none here: the text is not whole. */
  | { readonly code: 'not_whole'; readonly day: string };

export type NoticeRead =
  | { readonly ok: true; readonly notice: HolidayNotice }
  /** Never empty, in the order of the lines. */
  | { readonly ok: false; readonly faults: readonly [NoticeFault, ...NoticeFault[]] };

const KINDS: Readonly<Record<string, 'holiday' | 'workday'>> = {
  放假: 'holiday',
  休: 'holiday',
  holiday: 'holiday',
  上班: 'workday',
  班: 'workday',
  workday: 'workday',
};
const LINE = /^(\d{4}-\d{2}-\d{2})[\s,，]+([^\s,，]+)/;
/** Free in every year: New Year, Labour Day, National Day. */
const ALWAYS = ['01-01', '05-01', '10-01', '10-02', '10-03'];

/**
 * Reads the holiday notice of one year: a line for each day off and each weekend day that is worked, `2028-01-01 放假` or
 * `2028-01-08 上班`; what follows on a line is not read. Lines without a date at their beginning (a heading, a remark) are
 * passed over while no day has been read. Says of every line what is wrong with it; whether days are missing only once all
 * lines can be read.
 */
export function readNotice(text: string): NoticeRead {
  const days = new Map<string, 'holiday' | 'workday'>();
  const faults: NoticeFault[] = [];
  let year: string | null = null;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const row = raw.replace(/^\uFEFF/, '').trim();
    const line = index + 1;
    const [, day = '', word = ''] = LINE.exec(row) ?? [];
    if (row === '' || row.startsWith('#') || (day === '' && days.size === 0)) continue;
    const kind = KINDS[word.toLowerCase()];
    if (kind === undefined || !isDate(day)) {
      faults.push({ code: 'line', line });
      continue;
    }
    year ??= day.slice(0, 4);
    if (day.slice(0, 4) !== year) faults.push({ code: 'other_year', line });
    else if (days.has(day)) faults.push({ code: 'twice', line });
    else if (kind === 'workday' && weekdayOf(day) < 6) faults.push({ code: 'not_weekend', line });
    else days.set(day, kind);
  }
  if (faults.length === 0 && year === null) faults.push({ code: 'empty' });
  if (faults.length === 0)
    for (const always of ALWAYS) {
      const day = `${year}-${always}`;
      if (days.get(day) !== 'holiday') faults.push({ code: 'not_whole', day });
    }
  const [first, ...rest] = faults;
  if (first !== undefined) return { ok: false, faults: [first, ...rest] };
  const of = (kind: 'holiday' | 'workday') =>
    [...days].flatMap(([day, own]) => (own === kind ? [day] : [])).sort();
  return {
    ok: true,
    notice: { year: Number(year), holidays: of('holiday'), makeupWorkdays: of('workday') },
  };
}

function isDate(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
