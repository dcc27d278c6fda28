import type { z } from 'zod';
import type { CalendarYear, calendarRoutes, NoticeCheck } from '@yizhan/contract';
import { addDays, dayKind, readNotice, type HolidayNotice } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { importNotice, noticeFaults, readCalendar, type KnownYear } from '../../records/deadlines/index.ts';
import { deadlinesJob } from './deadlines.jobs.ts';

export async function listYears(ctx: AnyContext): Promise<CalendarYear[]> {
  return (await readCalendar(ctx)).map(viewYear);
}

/** The very same reading as the import, and what would be different afterwards. */
export async function checkNotice(ctx: AnyContext, text: string): Promise<NoticeCheck> {
  const read = readNotice(text);
  if (!read.ok)
    return {
      rejected: noticeFaults(text).map(({ line, error }) => ({ line, reason: error.text[ctx.locale] })),
      notice: null,
    };
  const { year, holidays, makeupWorkdays } = read.notice;
  const known = (await readCalendar(ctx)).find((one) => one.year === year);
  return {
    rejected: [],
    notice: {
      year,
      origin: originOf(known),
      was: known?.loaded?.at?.toISOString() ?? null,
      holidays: holidays.length,
      makeupWorkdays: makeupWorkdays.length,
      changes: changesOf(known?.notice ?? null, read.notice),
      waiting: known?.waiting ?? 0,
    },
  };
}

/** @throws DomainError that names the line, or that the year was loaded meanwhile */
export async function takeNotice(
  ctx: WriteContext,
  { text, was, ...origin }: z.output<typeof calendarRoutes.take.body>,
): Promise<CalendarYear> {
  const notice = await importNotice(ctx, text, origin, was);
  await ctx.services.jobs.send(ctx.trx, deadlinesJob, {});
  const known = (await readCalendar(ctx)).find(({ year }) => year === notice.year);
  return viewYear(known ?? { year: notice.year, notice, loaded: null, waiting: 0 });
}

function changesOf(before: HolidayNotice | null, after: HolidayNotice) {
  const changes: NonNullable<NoticeCheck['notice']>['changes'] = [];
  for (let day = `${after.year}-01-01`; day <= `${after.year}-12-31`; day = addDays(day, 1)) {
    const to = dayKind(day, [after]);
    // Of a year that was not known, only what the notice says is worth reading.
    const isUsual = before === null && (to === 'workday' || to === 'weekend');
    const from = before === null ? 'unknown' : dayKind(day, [before]);
    if (!isUsual && from !== to) changes.push({ day, from, to });
  }
  return changes;
}

function originOf(known: KnownYear | undefined): CalendarYear['origin'] {
  if (known === undefined || known.notice === null) return 'unknown';
  return known.loaded === null ? 'shipped' : 'loaded';
}

function viewYear(known: KnownYear): CalendarYear {
  const { year, notice, loaded, waiting } = known;
  return {
    year,
    origin: originOf(known),
    loaded: loaded === null ? null : { ...loaded, at: loaded.at?.toISOString() ?? null },
    holidays: [...(notice?.holidays ?? [])],
    makeupWorkdays: [...(notice?.makeupWorkdays ?? [])],
    waiting,
  };
}
