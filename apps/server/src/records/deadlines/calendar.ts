import { z } from 'zod';
import { FIRST_CALENDAR_YEAR, noticeOfYear, shanghaiDate, type HolidayNotice } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { listCalendarDays, listNoticeLoads } from './calendar.repository.ts';
import { countUndetermined } from './deadlines.repository.ts';
import { UNNAMED_SOURCE } from './import-notice.ts';
import { readNotices } from './notices.ts';

/** What is known of a year, where from, and how many deadlines wait for it. */
export interface KnownYear {
  readonly year: number;
  readonly notice: HolidayNotice | null;
  /** Null where no bureau loaded the year. */
  readonly loaded: {
    readonly source: string;
    readonly dated: string | null;
    /** Null for the command, and where the audit trail no longer says. */
    readonly by: string | null;
    readonly at: Date | null;
  } | null;
  readonly waiting: number;
}

const Summary = z.object({ dated: z.string().nullable().default(null) });

/** The years up to the next one, and whatever later one is loaded or waited for; the latest first. */
export async function readCalendar(ctx: AnyContext): Promise<KnownYear[]> {
  const days = await listCalendarDays(ctx.db);
  const sources = new Map(days.map(({ day, source }) => [Number(day.slice(0, 4)), source]));
  const notices = await readNotices(ctx.db);
  const loads = await listNoticeLoads(ctx.db, [...sources.keys()]);
  const waiting = await countUndetermined(ctx.db);
  const next = Number(shanghaiDate(ctx.now).slice(0, 4)) + 1;
  const usual = Array.from({ length: Math.max(0, next - FIRST_CALENDAR_YEAR + 1) }, (_none, at) => next - at);
  const years = [...new Set([...usual, ...sources.keys(), ...waiting.keys()])].sort((a, b) => b - a);
  return years.map((year) => {
    const source = sources.get(year);
    const last = loads.find((load) => load.year === String(year));
    return {
      year,
      notice: noticeOfYear(year, notices),
      loaded:
        source === undefined
          ? null
          : {
              source: source === UNNAMED_SOURCE ? '' : source,
              dated: last === undefined ? null : Summary.parse(last.summary).dated,
              by: last === undefined || last.actorKind === 'system' ? null : last.actorName,
              at: last?.at ?? null,
            },
      waiting: waiting.get(year) ?? 0,
    };
  });
}
