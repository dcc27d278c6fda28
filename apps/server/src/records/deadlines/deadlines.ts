import { shanghaiDate, type DeadlineRuleId, type HolidayNotice } from '@yizhan/domain';
import type { Gatherer, WriteContext } from '../../app/context.ts';
import type { Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';
import type { ActionFollower } from '../flow/followers.ts';
import type { StaffPlace } from '../notifications/tell-staff.ts';
import { DeadlineBook, type DeadlineStep } from './book.ts';
import { readNotices } from './notices.ts';
import { lockOfActions, lockRunning, updateDeadline } from './deadlines.repository.ts';
import { columnsOf, Standing, standingOf, type EndedAs } from './standing.ts';

export interface DeadlineStart {
  readonly record: Ref;
  readonly place: StaffPlace;
  /** Default: today. */
  readonly startsOn?: string;
}

/**
 * Begins a time limit of a record. A record has one of each rule at a time: a paused one continues, excluding the days
 * since; a running one is left as it is.
 */
export function startDeadline(ctx: WriteContext, rule: DeadlineRuleId, start: DeadlineStart): Promise<void> {
  const { record, place, startsOn } = start;
  const common = commonOf(ctx, record);
  return take(ctx, { ...common, do: 'start', rule, place, startsOn: startsOn ?? common.day });
}

/** Ends all deadlines of a record: the work is done (`met`), or no longer necessary (`cancelled`). */
export function endDeadlines(ctx: WriteContext, record: Ref, as: EndedAs): Promise<void> {
  return take(ctx, { ...commonOf(ctx, record), do: 'end', as });
}

/** Stops the clock of a time limit, while something is waited for; `startDeadline` lets it go on. */
export function pauseDeadline(ctx: WriteContext, rule: DeadlineRuleId, record: Ref): Promise<void> {
  return take(ctx, { ...commonOf(ctx, record), do: 'pause', rule });
}

function commonOf(ctx: WriteContext, record: Ref) {
  // The key of an action in another prefecture would not be found from the deadline's prefecture.
  const isHere = ctx.action?.key.prefecture === record.prefecture;
  return { record, action: isHere ? ctx.action.key.id : null, day: shanghaiDate(ctx.now), at: ctx.now };
}

function take(ctx: WriteContext, step: DeadlineStep): Promise<void> {
  return ctx.gather(KEEPING, [step]);
}

const KEEPING: Gatherer<DeadlineStep> = {
  name: 'deadlines',
  async write(ctx, steps) {
    const notices = await noticesOf(ctx.trx);
    const groups = Map.groupBy(steps, ({ record }) => record.prefecture);
    for (const [prefecture, own] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const records = [...new Set(own.map(({ record }) => record.id))];
      const book = new DeadlineBook(await lockRunning(ctx.trx, prefecture, records), notices);
      for (const step of own) book.take(step);
      await book.write(ctx.trx);
    }
  },
};

const noticesRead = new WeakMap<Transaction, Promise<HolidayNotice[]>>();

/** The notices, read once per write. */
function noticesOf(trx: Transaction): Promise<HolidayNotice[]> {
  const known = noticesRead.get(trx) ?? readNotices(trx);
  noticesRead.set(trx, known);
  return known;
}

/** Taking an action back cancels the deadlines it began, and restores those it ended or paused. */
export const DEADLINES_FOLLOWER: ActionFollower = {
  name: 'deadlines',
  async takeBack(ctx, actions) {
    const groups = Map.groupBy(actions, ({ prefecture }) => prefecture);
    for (const [prefecture, keys] of groups) {
      const ids = keys.map(({ id }) => id);
      for (const row of await lockOfActions(ctx.trx, prefecture, ids)) {
        const isBegun = row.started_by !== null && ids.includes(row.started_by);
        const before = isBegun
          ? { ...standingOf(row), ended_at: ctx.now.toISOString(), ended_as: 'cancelled' as const }
          : Standing.parse(row.before);
        await updateDeadline(ctx.trx, row, { ...columnsOf(before), changed_by: null, before: null });
      }
    }
  },
};
