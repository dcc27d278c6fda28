import { z } from 'zod';
import type { Retention, RetentionTonight } from '@yizhan/contract';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import {
  FORGET_AFTER_DAYS,
  listRetentionRuns,
  retentionRules,
  surveyRetention,
  TOLD_DAYS_BEFORE,
} from '../../records/personal-data/index.ts';

const SHOWN_RUNS = 14;
const SHOWN_DAYS = 60;
const DAY_MS = 86_400_000;
const Summary = z
  .object({ seeker: z.int().default(0), employer: z.int().default(0), told: z.int().default(0) })
  .catchall(z.unknown());

export async function readRetention(ctx: AnyContext): Promise<Retention> {
  const since = new Date(ctx.now.getTime() - SHOWN_DAYS * DAY_MS);
  const runs = await listRetentionRuns(ctx.db, since, SHOWN_RUNS);
  return {
    forgetAfterDays: FORGET_AFTER_DAYS,
    toldDaysBefore: TOLD_DAYS_BEFORE,
    tables: retentionRules(ctx.services),
    runs: runs.map(({ at, summary }) => {
      const { seeker, employer, told, ...rows } = Summary.parse(summary);
      return { at: at.toISOString(), seekers: seeker, employers: employer, told, rows: rowsOf(rows) };
    }),
  };
}

export async function previewRetention(ctx: WriteContext): Promise<RetentionTonight> {
  const { rows, erased, told } = await surveyRetention(ctx);
  return { seekers: erased.seeker, employers: erased.employer, told, rows: rowsOf(rows) };
}

/** Tables of which something goes. */
function rowsOf(rows: Readonly<Record<string, unknown>>): Array<{ table: string; rows: number }> {
  return Object.entries(rows).flatMap(([table, count]) =>
    typeof count === 'number' && count > 0 ? [{ table, rows: count }] : [],
  );
}
