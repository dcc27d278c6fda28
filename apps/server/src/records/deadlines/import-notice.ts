import { readNotice, type HolidayNotice, type NoticeFault } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { defineError } from '../../app/errors.ts';
import { replaceYear } from './calendar.repository.ts';

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

/**
 * Takes in the official holiday notice of a year, in place of what was known of it. Deadlines that wait for it get their
 * last day with the next run of the clock.
 *
 * @throws DomainError that names the line
 */
export async function importNotice(ctx: WriteContext, text: string): Promise<HolidayNotice> {
  const read = readNotice(text);
  if (!read.ok) throw refusalOf(read.fault);
  const { year, holidays, makeupWorkdays } = read.notice;
  await replaceYear(ctx.trx, year, [
    ...holidays.map((day) => ({ day, kind: 'holiday' as const, source: 'import' })),
    ...makeupWorkdays.map((day) => ({ day, kind: 'workday' as const, source: 'import' })),
  ]);
  await ctx.audit({
    action: 'calendar.imported',
    entity: { kind: 'calendar', id: String(year) },
    summary: { year, holidays: holidays.length, makeupWorkdays: makeupWorkdays.length },
  });
  return read.notice;
}
