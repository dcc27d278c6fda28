import type { z } from 'zod';
import type { seekerRoutes } from '@yizhan/contract';
import { addDays } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { newId, recordId, type Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { stamped } from '../../app/stamps.ts';
import { endMembership, holdsGroup, insertGroup } from './groups.repository.ts';
import { GroupHeld, SeekerUnknown } from './seekers.errors.ts';
import { getSeekerForUpdate } from './seekers.usecases.ts';

type Body<R extends { body: z.ZodType }> = z.output<R['body']>;

export async function addGroup(
  ctx: WriteContext,
  ref: Ref,
  input: Body<typeof seekerRoutes.addGroup>,
): Promise<void> {
  const row = await getSeekerForUpdate(ctx, ref, 'seekers.edit');
  if (await holdsGroup(ctx.trx, ref, input.group, input.validFrom)) throw GroupHeld();
  await insertGroup(ctx.trx, {
    prefecture: ref.prefecture,
    id: newId(),
    seeker_id: ref.id,
    group: input.group,
    evidence: input.evidence,
    valid_from: input.validFrom,
    valid_until: input.validUntil,
    ...stamped('added', ctx.actor),
    created_at: ctx.now,
  });
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
  const lastDay = addDays(input.on, -1);
  const group = await endMembership(ctx.trx, ref, groupId, { lastDay, reason: input.reason });
  if (group === null) throw SeekerUnknown();
  await afterGroupChange(ctx, ref, row.region_code, row.site_id, 'seeker.group_ended', {
    group,
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
