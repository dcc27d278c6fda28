import { z } from 'zod';
import { shanghaiDate } from '@yizhan/domain';
import { system } from '../../app/actor.ts';
import { bulkWrite, runWrite, type WriteContext } from '../../app/context.ts';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import type { Table } from '../module.ts';
import { tell } from '../notifications/tell.ts';
import { holdingsOf } from './holdings.ts';
import { erase } from './erase.ts';
import { countOlder, deleteOlder } from './held-rows.repository.ts';
import { ENDINGS, FORGOTTEN } from './parties.ts';
import type { DataSubject, Keep } from './types.ts';

const DAY_MS = 86_400_000;
/**
 * Records of people of whom nothing was heard for so long are erased. Services of recruitment are to be kept for three
 * years after they ended (网络招聘服务管理规定, article 25); two more let people come back to their record.
 */
export const FORGET_AFTER_DAYS = 5 * 365;
/** A person is told so many days before. */
export const TOLD_DAYS_BEFORE = 30;
/** Whoever was told longer ago, and was heard of since, is told again. */
const TOLD_HOLDS_DAYS = 365;
/** People told of it, and people erased, in one night, so that a first run over old records stays short. */
const MOST_A_NIGHT = 500;
const ACTOR = system('retention');
const SUBJECTS = ['seeker', 'employer', 'staff', 'partner'] as const;

/** What a run took away: rows by table, and parties by kind. */
interface RetentionReport {
  readonly rows: Readonly<Record<string, number>>;
  readonly erased: Readonly<Record<'seeker' | 'employer', number>>;
  /** People who were told that their record is about to end. */
  readonly told: number;
}

/**
 * Takes away what is kept no longer: rows past their time, and people of whom nothing was heard for years and who were
 * told a month ago; then tells those whose month begins. What was done stands on the audit trail, with the number of rows of each table.
 */
export async function endRetention(services: Services, signal?: AbortSignal): Promise<RetentionReport> {
  const rows: Record<string, number> = {};
  for (const { table, keep } of kept(services)) {
    if (signal?.aborted === true) break;
    rows[table] = await runWrite(services, { actor: ACTOR }, (ctx) => {
      const before = ago(services, keep.days);
      return 'drop' in keep ? keep.drop(ctx, before) : deleteOlder(ctx.trx, table, keep.since, before);
    });
  }
  const erased = { seeker: 0, employer: 0 };
  for (const kind of ['seeker', 'employer'] as const) {
    for (const { region, ...ref } of await forgotten(services, kind)) {
      if (signal?.aborted === true) break;
      const done = await runWrite(services, { actor: ACTOR }, (ctx) => erase(ctx, kind, ref, region));
      if (done !== null) erased[kind] += 1;
    }
  }
  const told = await tellEndings(services, signal);
  await runWrite(services, { actor: ACTOR }, (ctx) =>
    ctx.audit({
      action: 'retention.ended',
      summary: { ...Object.fromEntries(Object.entries(rows).filter(([, n]) => n > 0)), ...erased, told },
    }),
  );
  return { rows, erased, told };
}

const ago = (services: Services, days: number): Date => new Date(services.clock().getTime() - days * DAY_MS);

/** Whoever would be erased now. People are told first, and have the days in between to be heard of. */
function forgotten(services: Services, kind: 'seeker' | 'employer') {
  const told = { from: ago(services, TOLD_HOLDS_DAYS), until: ago(services, TOLD_DAYS_BEFORE) };
  return services.use(FORGOTTEN[kind])(services.db, ago(services, FORGET_AFTER_DAYS), MOST_A_NIGHT, told);
}

/** People whose record ends in so many days unless they are heard of. */
function endings(services: Services) {
  const heardBefore = ago(services, FORGET_AFTER_DAYS - TOLD_DAYS_BEFORE);
  const toldBefore = ago(services, TOLD_HOLDS_DAYS);
  return services.use(ENDINGS).list(services.db, { heardBefore, toldBefore }, MOST_A_NIGHT);
}

/** Tells them; a message waits for the day like any other. Somebody without a phone has the same time. */
async function tellEndings(services: Services, signal?: AbortSignal): Promise<number> {
  let told = 0;
  for (const ref of await endings(services)) {
    if (signal?.aborted === true) break;
    await runWrite(services, { actor: ACTOR }, async (ctx) => {
      const until = shanghaiDate(new Date(ctx.now.getTime() + TOLD_DAYS_BEFORE * DAY_MS));
      const about = { noun: 'seeker', ref };
      await tell(ctx, 'seeker.record_ending', [{ to: ref, values: { until }, about }]);
      await services.use(ENDINGS).told(ctx.trx, ref, ctx.now);
    });
    told += 1;
  }
  return told;
}

/** What would go if it ran now: the very same steps, undone. */
export async function surveyRetention(ctx: WriteContext): Promise<RetentionReport> {
  const { services } = ctx;
  const write = bulkWrite(ctx);
  const rows: Record<string, number> = {};
  for (const { table, keep } of kept(services)) {
    const before = ago(services, keep.days);
    rows[table] =
      'drop' in keep
        ? await write.inSavepoint(() => keep.drop(write.ctx, before), false)
        : await countOlder(ctx.trx, table, keep.since, before);
  }
  const erased = {
    seeker: (await forgotten(services, 'seeker')).length,
    employer: (await forgotten(services, 'employer')).length,
  };
  return { rows, erased, told: (await endings(services)).length };
}

/** Every table, whose data it holds, and for how many days; null for as long as the record of whom it tells. */
export function retentionRules(
  services: Services,
): Array<{ table: string; of: DataSubject[]; days: number | null }> {
  const rules = new Map<string, { table: string; of: DataSubject[]; days: number | null }>();
  for (const subject of SUBJECTS) {
    for (const { table, keep } of holdingsOf(services, subject)) {
      const rule = rules.get(table) ?? { table, of: [], days: null };
      if (!rule.of.includes(subject)) rule.of.push(subject);
      rules.set(table, { ...rule, days: keep?.days ?? rule.days });
    }
  }
  return [...rules.values()];
}

/** Tables whose rows have a time of their own, each once. */
function kept(services: Services): Array<{ table: Table; keep: Keep }> {
  const found = new Map<Table, Keep>();
  for (const subject of SUBJECTS) {
    for (const { table, keep } of holdingsOf(services, subject))
      if (keep !== null && !found.has(table)) found.set(table, keep);
  }
  return [...found].map(([table, keep]) => ({ table, keep }));
}

export const retentionJob = defineJob({
  name: 'personal-data.retention',
  payload: z.object({}),
  schedule: '40 3 * * *',
  run: async (services, _payload, signal) => {
    await endRetention(services, signal);
  },
});
