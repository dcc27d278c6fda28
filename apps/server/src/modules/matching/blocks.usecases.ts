import type { z } from 'zod';
import type { matchingRoutes, MatchBlock } from '@yizhan/contract';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { recordId, toRef, type Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { getSeekerForUpdate, ownRef } from '../seekers/index.ts';
import { getVisibleVacancy } from '../vacancies/index.ts';
import { deleteBlock, insertBlock, listBlocks } from './matching.repository.ts';

/** Who says something for a person: they themselves, or their agent. */
const OWN_KINDS = ['seeker', 'agent'] as const;

/** Blocks an employer's vacancies from a person's list. Repeating it changes nothing. */
export async function blockPair(
  ctx: WriteContext,
  input: z.output<typeof matchingRoutes.block.body>,
): Promise<void> {
  const ref = toRef(input.seekerId);
  const seeker = await getSeekerForUpdate(ctx, ref, 'matching.use');
  const vacancy = await getVisibleVacancy(ctx, toRef(input.vacancyId));
  const isNew = await insertBlock(ctx.trx, {
    seeker: ref,
    employerId: vacancy.employer_id,
    reason: input.reason,
    by: ctx.actor,
    at: ctx.now,
  });
  if (isNew) {
    await addToTimeline(ctx, {
      party: 'seeker',
      ref,
      kind: 'matching.pair_blocked',
      note: input.reason,
      data: { employerName: vacancy.employer_name },
    });
  }
  await ctx.audit({
    action: 'matching.pair_blocked',
    entity: { kind: 'seeker', id: input.seekerId },
    region: seeker.region_code,
    summary: { employer: recordId(vacancy.prefecture, vacancy.employer_id), isNew },
  });
  await ctx.changed('seeker', ref);
}

/** Employers no longer suggested to a person, latest first; `own` leaves out the decisions of staff. */
export async function blocksOf(ctx: AnyContext, seeker: Ref, own = false): Promise<MatchBlock[]> {
  const rows = await listBlocks(ctx.db, seeker);
  return rows
    .filter((row) => !own || OWN_KINDS.some((kind) => kind === row.blocked_by_kind))
    .map((row) => ({
      employer: { id: recordId(row.employer_prefecture, row.employer_id), name: row.employer_name },
      reason: row.reason,
      by: row.blocked_by_kind === 'staff' ? row.blocked_by_name : row.blocked_by_kind,
      at: row.at.toISOString(),
    }));
}

/** Unblocks an employer; repeating it changes nothing. @throws SeekerUnknown, OutOfRegion */
export async function unblock(ctx: WriteContext, seekerId: string, employerId: string): Promise<void> {
  await lift(ctx, toRef(seekerId), employerId, null);
}

/** The same for the signed-in person, who can lift only their own blocks. @throws NotRegistered */
export async function unblockOwn(ctx: WriteContext, employerId: string): Promise<void> {
  await lift(ctx, ownRef(ctx.actor), employerId, OWN_KINDS);
}

async function lift(
  ctx: WriteContext,
  ref: Ref,
  employerId: string,
  by: typeof OWN_KINDS | null,
): Promise<void> {
  const seeker = await getSeekerForUpdate(ctx, ref, 'matching.use');
  const employer = toRef(employerId);
  const name = (await listBlocks(ctx.trx, ref)).find((row) => row.employer_id === employer.id)?.employer_name;
  const isNew = await deleteBlock(ctx.trx, ref, employer.id, by);
  if (isNew) {
    await addToTimeline(ctx, {
      party: 'seeker',
      ref,
      kind: 'matching.pair_unblocked',
      data: { employerName: name ?? '' },
    });
    await ctx.changed('seeker', ref);
  }
  await ctx.audit({
    action: 'matching.pair_unblocked',
    entity: { kind: 'seeker', id: recordId(ref) },
    region: seeker.region_code,
    summary: { employer: employerId, isNew },
  });
}
