import { addDays, dayKind, readNotice, type HolidayNotice, type NoticeFault } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { defineError, type DomainError } from '../../app/errors.ts';
import { newId } from '../../app/ids.ts';
import { emit } from '../events/emit.ts';
import { sharedRef } from '../flow/types.ts';
import { listNoticeLoads, lockCalendar, replaceYear } from './calendar.repository.ts';
import { readNotices } from './notices.ts';

const NoticeEmpty = defineError('calendar.empty', 422, {
  'zh-CN':
    '文件里没有一行日期。请按国务院办公厅的放假通知，每天写一行，比如“2028-01-01 放假”“2028-01-08 上班”。',
  en: 'The file has no line with a date. Please write one line for each day of the official notice, such as “2028-01-01 holiday” or “2028-01-08 workday”.',
});
const NoticeLine = defineError('calendar.line', 422, {
  'zh-CN': '第{line}行读不懂。请写成“2028-01-01 放假”或“2028-01-08 上班”。没有改动任何日期。',
  en: 'Line {line} cannot be read. Please write “2028-01-01 holiday” or “2028-01-08 workday”. No day was changed.',
});
const NoticeYear = defineError('calendar.other_year', 422, {
  'zh-CN': '第{line}行是另一年的日期。请一年一个文件分别导入。没有改动任何日期。',
  en: 'Line {line} is a day of another year. Please import each year from a file of its own. No day was changed.',
});
const NoticeTwice = defineError('calendar.twice', 422, {
  'zh-CN': '第{line}行的日期前面已经有了。请删去一行再导入。没有改动任何日期。',
  en: 'The day of line {line} stands in the file already. Please remove one of the lines. No day was changed.',
});
const NoticeWeekday = defineError('calendar.not_weekend', 422, {
  'zh-CN': '第{line}行写的是上班，但这天不是周六、周日，本来就上班。请核对日期。没有改动任何日期。',
  en: 'Line {line} makes a workday of a day that is no Saturday or Sunday. Please check the date. No day was changed.',
});
const NoticeNotWhole = defineError('calendar.not_whole', 422, {
  'zh-CN': '{day}每年都放假，文件里却没有，安排不完整。请把全年的放假和调休都写上再导入。没有改动任何日期。',
  en: '{day} is a holiday in every year, but the file lacks it. Please write down all holidays and worked weekends of the year. No day was changed.',
});
const NoticeChanged = defineError('calendar.changed', 409, {
  'zh-CN':
    '{year}年的安排刚才有人导入过，和您核对时不一样了。没有改动任何日期。请重新选择文件，看一看会改动什么再确认。',
  en: 'Somebody loaded {year} meanwhile, so it is no longer what you checked against. No day was changed. Please choose the file again and look at what would change.',
});

/** Stands as the source of days whose notice nobody named. */
export const UNNAMED_SOURCE = 'import';

function refusalOf(fault: NoticeFault) {
  switch (fault.code) {
    case 'empty':
      return NoticeEmpty();
    case 'line':
      return NoticeLine({ line: fault.line });
    case 'other_year':
      return NoticeYear({ line: fault.line });
    case 'twice':
      return NoticeTwice({ line: fault.line });
    case 'not_weekend':
      return NoticeWeekday({ line: fault.line });
    case 'not_whole':
      return NoticeNotWhole({ day: fault.day });
  }
}

/** What is wrong with a text, line by line; null in place of a line where something is missing. */
export function noticeFaults(text: string): Array<{ line: number | null; error: DomainError }> {
  const read = readNotice(text);
  return read.ok
    ? []
    : read.faults.map((fault) => ({ line: 'line' in fault ? fault.line : null, error: refusalOf(fault) }));
}

/** Where a notice is from: its title or number, and the day it bears. */
interface NoticeOrigin {
  readonly source: string;
  readonly dated: string | null;
}

/**
 * Takes in the official holiday notice of a year, in place of what was known of it. Deadlines that wait for it get their
 * last day with the next run of the clock. `was` is when the year was last loaded as far as whoever confirms knows;
 * undefined where nobody was shown anything.
 *
 * @throws DomainError that names the line, or that the year was loaded meanwhile
 */
export async function importNotice(
  ctx: WriteContext,
  text: string,
  { source, dated }: NoticeOrigin = { source: '', dated: null },
  was?: string | null,
): Promise<HolidayNotice> {
  const read = readNotice(text);
  if (!read.ok) throw refusalOf(read.faults[0]);
  const { year, holidays, makeupWorkdays } = read.notice;
  await lockCalendar(ctx.trx);
  if (was !== undefined) {
    const [last] = await listNoticeLoads(ctx.trx, [year]);
    if ((last?.at.getTime() ?? null) !== (was === null ? null : Date.parse(was)))
      throw NoticeChanged({ year });
  }
  const before = await readNotices(ctx.trx);
  const from = { source: source === '' ? UNNAMED_SOURCE : source };
  await replaceYear(ctx.trx, year, [
    ...holidays.map((day) => ({ day, kind: 'holiday' as const, ...from })),
    ...makeupWorkdays.map((day) => ({ day, kind: 'workday' as const, ...from })),
  ]);
  await ctx.audit({
    action: 'calendar.imported',
    entity: { kind: 'calendar', id: String(year) },
    summary: { year, holidays: holidays.length, makeupWorkdays: makeupWorkdays.length, dated },
  });
  const days = changedDays(year, before, [read.notice]);
  if (days.length > 0) await emit(ctx, 'calendar.changed', sharedRef(newId()), { year, days });
  return read.notice;
}

/** Days of a year that are of another kind than before; of a year that was not known, its days off. */
function changedDays(
  year: number,
  before: readonly HolidayNotice[],
  after: readonly HolidayNotice[],
): string[] {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const [was, is] = [dayKind(day, before), dayKind(day, after)];
    // A weekend or an ordinary workday is what everybody went by while the year was not known.
    const isNews = was === 'unknown' ? is === 'holiday' || is === 'makeup_workday' : was !== is;
    if (isNews) days.push(day);
  }
  return days;
}
