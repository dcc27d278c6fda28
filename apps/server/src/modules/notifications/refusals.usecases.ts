import type { z } from 'zod';
import type { Contacts, notificationRoutes } from '@yizhan/contract';
import { REFUSABLE_PURPOSES, type RefusablePurpose } from '@yizhan/domain';
import { actorStamp } from '../../app/actor.ts';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { newId, recordId, type Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import {
  endRefusal,
  insertRefusal,
  listRefusalRows,
  refuseWaitingMessages,
  type PartyKind,
} from '../../records/notifications/index.ts';
import { ownRef } from '../seekers/index.ts';
import { contactsOf } from './messages.usecases.ts';
import { needRecipient, PARTY_VERBS } from './notifications.policy.ts';

type Refusal = z.output<typeof notificationRoutes.refuse.body>;

/** Staff record what a person does not want to be contacted for. @throws NotFound, OutOfRegion */
export async function refuseFor(
  ctx: WriteContext,
  kind: PartyKind,
  ref: Ref,
  input: Refusal,
): Promise<Contacts> {
  const { region } = await needRecipient(ctx, kind, ref, PARTY_VERBS[kind].edit);
  await recordRefusal(ctx, kind, ref, region, input);
  return contactsOf(ctx, kind, ref);
}

/** A person refuses for themselves. @throws NotRegistered */
export async function refuseForSelf(ctx: WriteContext, input: Refusal): Promise<RefusablePurpose[]> {
  const ref = ownRef(ctx.actor);
  const { region } = await needRecipient(ctx, 'seeker', ref, 'self.use');
  await recordRefusal(ctx, 'seeker', ref, region, input);
  return refusalsOfSelf(ctx);
}

/** @throws NotRegistered */
export async function refusalsOfSelf(ctx: AnyContext): Promise<RefusablePurpose[]> {
  const rows = await listRefusalRows(ctx.db, 'seeker', ownRef(ctx.actor));
  return REFUSABLE_PURPOSES.filter((known) => rows.some(({ purpose }) => purpose === known));
}

/** Repeating it changes nothing but leaves its audit row. Waiting messages for that purpose are not sent. */
async function recordRefusal(
  ctx: WriteContext,
  kind: PartyKind,
  ref: Ref,
  region: string,
  { purpose, refused, note }: Refusal,
): Promise<void> {
  const stamp = actorStamp(ctx.actor);
  const isNew = refused
    ? await insertRefusal(ctx.trx, {
        prefecture: ref.prefecture,
        id: newId(),
        party_kind: kind,
        party_id: ref.id,
        purpose,
        note,
        created_by_kind: stamp.kind,
        created_by_id: stamp.id,
        created_by_name: stamp.name,
        created_at: ctx.now,
      })
    : await endRefusal(ctx.trx, kind, ref, purpose, {
        ended_by_kind: stamp.kind,
        ended_by_id: stamp.id,
        ended_by_name: stamp.name,
        ended_at: ctx.now,
      });
  if (isNew) {
    if (refused) await refuseWaitingMessages(ctx, ref, { reason: 'do_not_contact', purpose });
    await addToTimeline(ctx, {
      party: kind,
      ref,
      kind: refused ? 'contact.refused' : 'contact.allowed',
      note,
      data: { messagePurpose: purpose },
    });
  }
  await ctx.audit({
    action: 'contact.refusal_recorded',
    entity: { kind, id: recordId(ref) },
    region,
    summary: { purpose, refused },
  });
}
