import { z } from 'zod';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import { holdingsOf } from './holdings.ts';
import { erase } from './erase.ts';
import { deleteOlder } from './held-rows.repository.ts';
import { FORGOTTEN } from './parties.ts';

const DAY_MS = 86_400_000;
/**
 * Records of people of whom nothing was heard for so long are erased. Services of recruitment are to be kept for three
 * years after they ended (网络招聘服务管理规定, article 25); two more let people come back to their record.
 */
export const FORGET_AFTER_DAYS = 5 * 365;
/** People erased in one night, so that a first run over old records stays short. */
const MOST_A_NIGHT = 500;
const ACTOR = system('retention');

/** What a run took away: rows by table, and parties by kind. */
interface RetentionReport {
  readonly rows: Readonly<Record<string, number>>;
  readonly erased: Readonly<Record<'seeker' | 'employer', number>>;
}

/**
 * Takes away what is kept no longer: rows past their time, and people of whom nothing was heard for years. What was done
 * stands on the audit trail, with the number of rows of each table.
 */
export async function endRetention(services: Services, signal?: AbortSignal): Promise<RetentionReport> {
  const rows: Record<string, number> = {};
  for (const subject of ['seeker', 'employer', 'staff', 'partner'] as const) {
    for (const { table, keep } of holdingsOf(services, subject)) {
      if (keep === null || table in rows || signal?.aborted === true) continue;
      rows[table] = await runWrite(services, { actor: ACTOR }, (ctx) => {
        const before = new Date(ctx.now.getTime() - keep.days * DAY_MS);
        return 'drop' in keep ? keep.drop(ctx, before) : deleteOlder(ctx.trx, table, keep.since, before);
      });
    }
  }
  const erased = { seeker: 0, employer: 0 };
  const before = new Date(services.clock().getTime() - FORGET_AFTER_DAYS * DAY_MS);
  for (const kind of ['seeker', 'employer'] as const) {
    for (const { region, ...ref } of await services.use(FORGOTTEN[kind])(services.db, before, MOST_A_NIGHT)) {
      if (signal?.aborted === true) break;
      const done = await runWrite(services, { actor: ACTOR }, (ctx) => erase(ctx, kind, ref, region));
      if (done !== null) erased[kind] += 1;
    }
  }
  await runWrite(services, { actor: ACTOR }, (ctx) =>
    ctx.audit({
      action: 'retention.ended',
      summary: { ...Object.fromEntries(Object.entries(rows).filter(([, n]) => n > 0)), ...erased },
    }),
  );
  return { rows, erased };
}

export const retentionJob = defineJob({
  name: 'personal-data.retention',
  payload: z.object({}),
  schedule: '40 3 * * *',
  run: async (services, _payload, signal) => {
    await endRetention(services, signal);
  },
});
