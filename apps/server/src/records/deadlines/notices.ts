import type { HolidayNotice } from '@yizhan/domain';
import type { Reader } from '../../app/db/database.ts';
import { listCalendarDays } from './calendar.repository.ts';

/** The official holiday notices loaded by the bureau, by year. */
export async function readNotices(db: Reader): Promise<HolidayNotice[]> {
  const rows = await listCalendarDays(db);
  const years = new Map<number, { holidays: string[]; makeupWorkdays: string[] }>();
  for (const row of rows) {
    const year = Number(row.day.slice(0, 4));
    const notice = years.get(year) ?? { holidays: [], makeupWorkdays: [] };
    (row.kind === 'holiday' ? notice.holidays : notice.makeupWorkdays).push(row.day);
    years.set(year, notice);
  }
  return [...years].map(([year, notice]) => ({ year, ...notice }));
}
