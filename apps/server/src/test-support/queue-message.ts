import type { Locale } from '../app/errors.ts';
import { actorStamp } from '../app/actor.ts';
import type { WriteContext } from '../app/context.ts';
import { newId, recordId, type Ref } from '../app/ids.ts';
import { maskPhone, type MessageLane, type MessagePurpose } from '@yizhan/domain';
import { insertMessages } from '../records/notifications/messages.repository.ts';

/** A text message to a person, ready to be sent. */
interface QueuedMessage {
  readonly lane: MessageLane;
  readonly purpose: MessagePurpose;
  readonly template: string;
  readonly locale: Locale;
  readonly phone: string;
  readonly text: string;
  readonly values?: Readonly<Record<string, string>>;
  /** The party it belongs to, where there is a record. */
  readonly party?: { readonly kind: 'seeker' | 'employer'; readonly ref: Ref };
  /** The place whose staff may see that it was sent. */
  readonly place?: { readonly region: string; readonly siteId: string | null };
  /** The record it concerns. */
  readonly about?: { readonly noun: string; readonly ref: Ref };
  /** After this it is no longer useful. */
  readonly expiresAt?: Date;
}

/** Queues a message for delivery, with any text and recipient. */
export async function queueMessage(ctx: WriteContext, message: QueuedMessage): Promise<void> {
  const { cipher } = ctx.services;
  const stamp = actorStamp(ctx.actor);
  await insertMessages(ctx.trx, [
    {
      id: newId(),
      lane: message.lane,
      channel: 'sms',
      template: message.template,
      locale: message.locale,
      purpose: message.purpose,
      payload: cipher.encryptJson({
        phone: message.phone,
        text: message.text,
        values: message.values ?? {},
      }),
      phone_hmac: cipher.hmac('phone', message.phone),
      phone_mask: maskPhone(message.phone),
      party_kind: message.party?.kind ?? null,
      prefecture: message.party?.ref.prefecture ?? null,
      party_id: message.party?.ref.id ?? null,
      region_code: message.place?.region ?? null,
      site_id: message.place?.siteId ?? null,
      about_noun: message.about?.noun ?? null,
      about_id: message.about === undefined ? null : recordId(message.about.ref),
      status: 'waiting',
      due_at: ctx.now,
      expires_at: message.expiresAt ?? null,
      created_by_kind: stamp.kind,
      created_by_id: stamp.id,
      created_by_name: stamp.name,
      created_at: ctx.now,
    },
  ]);
}
