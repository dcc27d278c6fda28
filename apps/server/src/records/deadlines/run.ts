import { findDeadlineRule, isCalendarKnown, shanghaiDate } from '@yizhan/domain';
import { system } from '../../app/actor.ts';
import { bulkWrite, runWrite, type WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import type { Services } from '../../app/services.ts';
import { COMPOSITION } from '../module.ts';
import { tellStaff } from '../notifications/index.ts';
import { readNotices } from './notices.ts';
import {
  claimDeadline,
  findPlaceName,
  listMissingYears,
  listToEscalate,
  listUndetermined,
  updateDeadline,
  type DeadlineRow,
} from './deadlines.repository.ts';
import { startDeadline } from './deadlines.ts';
import { clockOf, dueOf } from './standing.ts';
import type { DeadlineRule } from './types.ts';

const BATCH = 200;

/** The result of a run of the clock. */
export interface ClockRun {
  readonly started: number;
  readonly determined: number;
  readonly escalated: number;
}

/**
 * Advances all deadlines: those that waited for a calendar get their last day once it is loaded, and those too long
 * overdue are escalated to the people above, once. Each in its own write; several workers may run it.
 */
export async function runDeadlines(services: Services, signal?: AbortSignal): Promise<ClockRun> {
  const started = await startMissing(services, signal);
  const notices = await readNotices(services.db);
  const missing = await listMissingYears(services.db);
  const years = missing.filter((year) => isCalendarKnown(year, notices));
  const determined = await each(services, signal, {
    list: (limit) => listUndetermined(services.db, years, limit),
    async work(ctx, row) {
      if (row.missing_year === null || !years.includes(row.missing_year)) return false;
      await updateDeadline(ctx.trx, row, dueOf(row.rule, clockOf(row), notices));
      return true;
    },
  });
  const today = shanghaiDate(services.clock());
  const escalated = await each(services, signal, {
    list: (limit) => listToEscalate(services.db, today, limit),
    async work(ctx, row) {
      const isLate = row.escalates_on !== null && row.escalates_on < today;
      if (!isLate || row.paused_on !== null || row.escalated_at !== null) return false;
      await escalate(ctx, row);
      return true;
    },
  });
  return { started, determined, escalated };
}

/** Begins deadlines of records that wait without one. */
async function startMissing(services: Services, signal: AbortSignal | undefined): Promise<number> {
  let started = 0;
  for (const { id, unstarted } of declaredRules(services)) {
    for (let before = ''; ;) {
      const found = (await unstarted?.(services.db, BATCH)) ?? [];
      const first = found[0]?.record.id ?? '';
      // Those of before are found again only where the rule says of a record that it has none, and it has.
      if (first === before || signal?.aborted === true) break;
      before = first;
      await runWrite(services, { actor: system('deadlines') }, async (ctx) => {
        const bulk = bulkWrite(ctx);
        for (const { record, place, since } of found) {
          await startDeadline(bulk.ctx, id, { record, place, startsOn: shanghaiDate(since) });
        }
        await bulk.flush();
      });
      started += found.length;
    }
  }
  return started;
}

function declaredRules(services: Services): readonly DeadlineRule[] {
  return services.use(COMPOSITION).modules.flatMap(({ deadlines = [] }) => deadlines);
}

interface Round {
  readonly list: (limit: number) => Promise<Ref[]>;
  /** Checks again, under the lock; false where another worker was quicker. */
  readonly work: (ctx: WriteContext, row: DeadlineRow) => Promise<boolean>;
}

async function each(services: Services, signal: AbortSignal | undefined, round: Round): Promise<number> {
  let done = 0;
  for (;;) {
    let moved = 0;
    for (const ref of await round.list(BATCH)) {
      if (signal?.aborted === true) return done + moved;
      try {
        await runWrite(services, { actor: system('deadlines') }, async (ctx) => {
          const row = await claimDeadline(ctx.trx, ref);
          if (row !== undefined && (await round.work(ctx, row))) moved += 1;
        });
      } catch (error) {
        services.log.error({ err: error }, 'A deadline could not be looked after and will be tried again');
      }
    }
    done += moved;
    if (moved === 0) return done;
  }
}

async function escalate(ctx: WriteContext, row: DeadlineRow): Promise<void> {
  await updateDeadline(ctx.trx, row, { escalated_at: ctx.now });
  const rule = findDeadlineRule(row.rule);
  const declared = declaredRules(ctx.services).find(({ id }) => id === row.rule);
  // A rule of another version of the program: the responsible people are unknown.
  if (rule === undefined || declared === undefined) return;
  const place = { region: row.region_code, siteId: row.site_id };
  await tellStaff(ctx, 'staff.overdue', {
    to: 'above',
    place,
    verb: declared.verb,
    values: { place: await findPlaceName(ctx.trx, place), what: row.rule, due: row.due_on },
    about: { noun: row.noun, ref: { prefecture: row.prefecture, id: row.record_id } },
    group: `${row.rule} ${row.site_id ?? row.region_code}`,
  });
}
