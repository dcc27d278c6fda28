import { maskPhone, type MessageLane, type MessageLocale, type MessagePurpose } from '@yizhan/domain';
import { actorStamp } from '../../app/actor.ts';
import type { WriteContext } from '../../app/context.ts';
import { newId, type Ref } from '../../app/ids.ts';
import type { PartyKind } from './recipients.ts';

/** A text message before the decision on sending it. */
export interface DraftMessage {
  readonly lane: MessageLane;
  readonly purpose: MessagePurpose;
  readonly template: string;
  readonly locale: MessageLocale;
  /** Null where there is none: then it can only be refused. */
  readonly phone: string | null;
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
  /** The party it belongs to, where there is a record, and its place, which decides who may see it. */
  readonly party: {
    readonly kind: PartyKind;
    readonly ref: Ref;
    readonly region: string;
    readonly siteId: string | null;
  } | null;
  readonly about: { readonly noun: string; readonly id: string } | null;
  readonly topic: string | null;
  readonly actionId: string | null;
  readonly expiresAt: Date | null;
}

/** The row of a message, still without its status. A message that will not be sent stores no text. */
export function messageRow(ctx: WriteContext, draft: DraftMessage, isKept: boolean) {
  const { cipher } = ctx.services;
  const stamp = actorStamp(ctx.actor);
  const { party, phone } = draft;
  return {
    id: newId(),
    lane: draft.lane,
    channel: 'sms' as const,
    template: draft.template,
    locale: draft.locale,
    purpose: draft.purpose,
    payload:
      isKept && phone !== null ? cipher.encryptJson({ phone, text: draft.text, values: draft.values }) : null,
    phone_hmac: phone === null ? null : cipher.hmac('phone', phone),
    phone_mask: phone === null ? null : maskPhone(phone),
    party_kind: party?.kind ?? null,
    prefecture: party?.ref.prefecture ?? null,
    party_id: party?.ref.id ?? null,
    region_code: party?.region ?? null,
    site_id: party?.siteId ?? null,
    about_noun: draft.about?.noun ?? null,
    about_id: draft.about?.id ?? null,
    topic: draft.topic,
    action_id: draft.actionId,
    expires_at: draft.expiresAt,
    created_by_kind: stamp.kind,
    created_by_id: stamp.id,
    created_by_name: stamp.name,
    created_at: ctx.now,
  };
}
