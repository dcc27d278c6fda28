import type { WriteContext } from '../../app/context.ts';
import { newId } from '../../app/ids.ts';
import { needsSecondPass } from './recommendations.repository.ts';
import {
  insertRound,
  isUnderWay,
  lockProvince,
  listPublications,
  unpublish,
  updateRound,
  type RoundRow,
} from './rounds.repository.ts';

/** Queues a round for a worker, in the transaction that created it. */
export type QueueRound = (ctx: WriteContext, roundId: string) => Promise<void>;

/**
 * Begins the second pass of a province when the last of its first passes has ended: people willing to travel further
 * share the remaining places. It is one round for the whole province, so that no place is given away twice.
 */
export async function secondPassIfDue(ctx: WriteContext, ended: RoundRow, queue: QueueRound): Promise<void> {
  const province = ended.region_code.slice(0, 2);
  // Two first passes that end together must not each wait for the other.
  await lockProvince(ctx.trx, province);
  if (await isUnderWay(ctx.trx, province, 'first')) return;
  const { first, second } = await listPublications(ctx.trx, province);
  if (first === null || (second !== null && second.published_at >= first)) return;
  if (!(await needsSecondPass(ctx.trx, province))) {
    if (second === null) return;
    await unpublish(ctx.trx, province, 'second');
    await updateRound(ctx.trx, second.round_id, { state: 'superseded' });
    return;
  }
  const id = newId();
  const isNew = await insertRound(ctx.trx, {
    id,
    region_code: province,
    pass: 'second',
    kind: ended.kind,
    state: 'queued',
    per_seeker: ended.per_seeker,
    whole: ended.whole,
    started_by_id: ended.started_by_id,
    started_by_kind: ended.started_by_kind,
    started_by_name: ended.started_by_name,
    created_at: ctx.now,
  });
  if (isNew) await queue(ctx, id);
}
