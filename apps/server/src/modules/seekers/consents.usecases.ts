import type { z } from 'zod';
import type { seekerRoutes } from '@yizhan/contract';
import type { WriteContext } from '../../app/context.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { refuseWaitingMessages } from '../../records/notifications/index.ts';
import { SILENCED } from './recipients.repository.ts';
import { updateSeekerRow } from './seekers.repository.ts';
import { getSeekerForUpdate, recordConsent } from './seekers.usecases.ts';

type Body<R extends { body: z.ZodType }> = z.output<R['body']>;

/** Cancels waiting messages for the purposes that a withdrawn consent covers. */
async function silence(ctx: WriteContext, ref: Ref, consent: string): Promise<void> {
  for (const purpose of SILENCED[consent] ?? []) {
    await refuseWaitingMessages(ctx, ref, { reason: 'no_consent', purpose });
  }
}

/** Consent given or withdrawn, by the person or through staff. */
export async function setConsent(
  ctx: WriteContext,
  ref: Ref,
  input: Body<typeof seekerRoutes.setConsent>,
): Promise<void> {
  const row = await getSeekerForUpdate(ctx, ref, 'seekers.edit');
  await recordConsent(ctx, ref, input, ctx.actor.kind === 'seeker' ? 'self' : 'assisted');
  await addToTimeline(ctx, {
    party: 'seeker',
    ref,
    kind: input.given ? 'seeker.consent_given' : 'seeker.consent_withdrawn',
    siteId: row.site_id,
    data: { purpose: input.purpose },
  });
  if (!input.given) await silence(ctx, ref, input.purpose);
  // Without consent to job service the person is no longer offered anything.
  if (input.purpose === 'job_service' && !input.given && row.status === 'active') {
    await updateSeekerRow(ctx.trx, ref, { status: 'paused', updated_at: ctx.now });
  }
  await ctx.audit({
    action: 'seeker.consent_recorded',
    entity: { kind: 'seeker', id: recordId(ref) },
    region: row.region_code,
    summary: { purpose: input.purpose, given: input.given },
  });
  await ctx.changed('seeker', ref);
}
