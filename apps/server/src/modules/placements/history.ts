import { maskName, type PlacementStatus } from '@yizhan/domain';
import { actorStamp } from '../../app/actor.ts';
import type { WriteContext } from '../../app/context.ts';
import { json } from '../../app/db/database.ts';
import { newId, recordId, type Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { queueMessage, type QueuedMessage } from '../../records/notifications/index.ts';
import type { LockedSeeker } from './placements.repository.ts';
import type { VacancyCopy } from './placements.views.ts';

export interface Step {
  readonly placement: Ref;
  readonly seeker: LockedSeeker;
  readonly vacancy: Ref;
  readonly employerId: string;
  readonly copy: VacancyCopy;
  readonly siteId: string | null;
  readonly region: string;
  readonly action: string;
  readonly from: PlacementStatus | null;
  readonly to: PlacementStatus;
  readonly note: string;
  readonly data: Record<string, unknown>;
  /** Of the timelines: `placement.referred`, `placement.interview_booked` … */
  readonly kind: string;
  readonly auditAction: string;
}

/**
 * Writes one step down: the action, an entry on the timelines of person, employer and vacancy, the audit row and the
 * notice. The name of the person stands only on the person's own timeline, so that erasing it there erases it.
 */
export async function recordStep(ctx: WriteContext, step: Step): Promise<void> {
  const stamp = actorStamp(ctx.actor);
  const action = {
    prefecture: step.placement.prefecture,
    id: newId(),
    noun: 'placement',
    record_id: step.placement.id,
    move: step.action,
    from_status: step.from,
    to_status: step.to,
    note: step.note === '' ? null : step.note,
    data: json(step.data),
    version_after: 0,
    actor_kind: stamp.kind,
    actor_id: stamp.id,
    actor_name: stamp.name,
    at: ctx.now,
  };
  await ctx.append('record_actions', [action]);
  const { exclusions: _exclusions, ...told } = step.data;
  const shared = {
    kind: step.kind,
    siteId: step.siteId,
    placement: step.placement,
    note: step.note,
    channel: ctx.actor.kind === 'seeker' || ctx.actor.kind === 'employer' ? 'online' : null,
  };
  const work = {
    title: step.copy.title,
    employerName: step.copy.employerName,
    vacancyId: recordId(step.vacancy),
  };
  const seeker: Ref = { prefecture: step.seeker.prefecture, id: step.seeker.id };
  await addToTimeline(ctx, { party: 'seeker', ref: seeker, ...shared, data: { ...told, ...work } });
  const who = { ...told, ...work, seekerId: recordId(seeker), seekerName: maskName(step.seeker.name) };
  await addToTimeline(ctx, {
    party: 'employer',
    ref: { prefecture: step.vacancy.prefecture, id: step.employerId },
    ...shared,
    data: who,
  });
  await addToTimeline(ctx, { party: 'vacancy', ref: step.vacancy, ...shared, data: who });
  await ctx.audit({
    action: step.auditAction,
    entity: { kind: 'placement', id: recordId(step.placement) },
    region: step.region,
    summary: { action: step.action, from: step.from, to: step.to, ...step.data },
  });
  await ctx.changed('placement', step.placement);
}

/** Sends a text message unless the person refused them or has no phone. Messages to people are in Chinese. */
export async function notifySeeker(
  ctx: WriteContext,
  seeker: LockedSeeker,
  message: Pick<QueuedMessage, 'template' | 'text' | 'lane' | 'purpose'>,
): Promise<void> {
  if (seeker.phone_cipher === null || seeker.sms_refused) return;
  await queueMessage(ctx, {
    ...message,
    text: `【就业驿站】${seeker.name}您好，${message.text}`,
    locale: 'zh-CN',
    phone: ctx.services.cipher.decrypt(seeker.phone_cipher),
    party: { kind: 'seeker', ref: { prefecture: seeker.prefecture, id: seeker.id } },
    place: { region: seeker.region_code, siteId: seeker.site_id },
  });
}
