import type { z } from 'zod';
import type { seekerRoutes } from '@yizhan/contract';
import { addDays } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { newId, recordId, type Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { stamped } from '../../app/stamps.ts';
import { GroupHeld, SeekerUnknown } from './seekers.errors.ts';
import { getSeekerForUpdate } from './seekers.usecases.ts';

type Body<R extends { body: z.ZodType }> = z.output<R['body']>;

export async function addGroup(
  ctx: WriteContext,
  ref: Ref,
  input: Body<typeof seekerRoutes.addGroup>,
): Promise<void> {
  const row = await getSeekerForUpdate(ctx, ref, 'seekers.edit');
  const held = await ctx.trx
    .selectFrom('seeker_groups')
    .select('id')
    .where('prefecture', '=', ref.prefecture)
    .where('seeker_id', '=', ref.id)
    .where('group', '=', input.group)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>=', input.validFrom)]))
    .executeTakeFirst();
  if (held !== undefined) throw GroupHeld();
  await ctx.trx
    .insertInto('seeker_groups')
    .values({
      prefecture: ref.prefecture,
      id: newId(),
      seeker_id: ref.id,
      group: input.group,
      evidence: input.evidence,
      valid_from: input.validFrom,
      valid_until: input.validUntil,
      ...stamped('added', ctx.actor),
      created_at: ctx.now,
    })
    .execute();
  await afterGroupChange(ctx, ref, row.region_code, row.site_id, 'seeker.group_added', {
    group: input.group,
  });
}

/** Ends a membership on a day, which is the first day it no longer applies. */
export async function endGroup(
  ctx: WriteContext,
  ref: Ref,
  groupId: string,
  input: Body<typeof seekerRoutes.endGroup>,
): Promise<void> {
  const row = await getSeekerForUpdate(ctx, ref, 'seekers.edit');
  const ended = await ctx.trx
    .updateTable('seeker_groups')
    .set({ valid_until: addDays(input.on, -1), ended_reason: input.reason })
    .where('prefecture', '=', ref.prefecture)
    .where('seeker_id', '=', ref.id)
    .where('id', '=', groupId)
    .returning('group')
    .executeTakeFirst();
  if (ended === undefined) throw SeekerUnknown();
  await afterGroupChange(ctx, ref, row.region_code, row.site_id, 'seeker.group_ended', {
    group: ended.group,
    reason: input.reason,
  });
}

async function afterGroupChange(
  ctx: WriteContext,
  ref: Ref,
  region: string,
  siteId: string | null,
  action: string,
  data: { readonly group: string; readonly reason?: string; readonly evidence?: string },
): Promise<void> {
  await addToTimeline(ctx, { party: 'seeker', ref, kind: action, siteId, data });
  await ctx.audit({
    action,
    entity: { kind: 'seeker', id: recordId(ref) },
    region,
    summary: { group: data.group },
  });
  await ctx.changed('seeker', ref);
}
