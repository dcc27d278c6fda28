import type { z } from 'zod';
import type { seekerRoutes } from '@yizhan/contract';
import type { WriteContext } from '../../app/context.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { touchSeeker } from './seekers.repository.ts';
import { getSeekerForUpdate } from './seekers.usecases.ts';

type Body<R extends { body: z.ZodType }> = z.output<R['body']>;

/** Adds a contact or a remark to the timeline; a contact also updates "last contacted". Returns the entry's id. */
export async function addNote(
  ctx: WriteContext,
  ref: Ref,
  input: Body<typeof seekerRoutes.addNote>,
): Promise<string> {
  const row = await getSeekerForUpdate(ctx, ref, 'seekers.edit');
  if (input.kind !== 'remark') await touchSeeker(ctx.trx, ref, ctx.now);
  const id = await addToTimeline(ctx, {
    party: 'seeker',
    ref,
    kind: `seeker.${input.kind}`,
    channel: input.kind === 'call' ? 'phone' : input.channel,
    siteId: row.site_id,
    note: input.note,
  });
  await ctx.audit({
    action: 'seeker.noted',
    entity: { kind: 'seeker', id: recordId(ref) },
    region: row.region_code,
    summary: { kind: input.kind },
  });
  return id;
}
