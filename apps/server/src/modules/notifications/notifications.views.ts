import { z } from 'zod';
import type { ContactRefusal, InboxItem, Message, StoredTemplate } from '@yizhan/contract';
import {
  fillTemplate,
  findTemplate,
  MESSAGE_LANES,
  MESSAGE_LOCALES,
  MESSAGE_PURPOSES,
  MESSAGE_REASONS,
  MESSAGE_STATUSES,
  REFUSABLE_PURPOSES,
  showValues,
  TEMPLATE_CHANNELS,
  type MessageLocale,
} from '@yizhan/domain';
import type { Actor } from '../../app/actor.ts';
import { recordId, shortId } from '../../app/ids.ts';
import type { InboxRow, StoredTemplateRow, TemplateTexts } from '../../records/notifications/index.ts';
import { messagePolicy } from './notifications.policy.ts';
import type { MessageRow } from './notifications.repository.ts';

const Lane = z.enum(MESSAGE_LANES);
const Purpose = z.enum(MESSAGE_PURPOSES);
const Status = z.enum(MESSAGE_STATUSES);
const Reason = z.enum(MESSAGE_REASONS).nullable();
const Party = z.enum(['seeker', 'employer']).nullable();
const Refusable = z.enum(REFUSABLE_PURPOSES);
const Channel = z.enum(TEMPLATE_CHANNELS);
const Locale = z.enum(MESSAGE_LOCALES);
const Data = z.record(z.string(), z.unknown());

const RESENDABLE: ReadonlySet<string> = new Set(['dead', 'unknown', 'undelivered']);

/** Whether a message in this state could be resent by an authorised user. */
export function isResendable(row: MessageRow): boolean {
  return RESENDABLE.has(row.status) && row.lane !== 'code' && row.payload !== null;
}

export function messageView(actor: Actor, row: MessageRow): Message {
  const party = Party.parse(row.party_kind);
  return {
    id: shortId(row.id),
    lane: Lane.parse(row.lane),
    template: row.template,
    purpose: Purpose.parse(row.purpose),
    status: Status.parse(row.status),
    reason: Reason.parse(row.reason),
    lastError: row.last_error,
    phoneMask: row.phone_mask,
    party:
      party !== null && row.prefecture !== null && row.party_id !== null
        ? { kind: party, id: recordId(row.prefecture, row.party_id) }
        : null,
    createdBy: { kind: row.created_by_kind, name: row.created_by_name },
    createdAt: row.created_at.toISOString(),
    notBefore: row.status === 'held' ? (row.not_before?.toISOString() ?? null) : null,
    sentAt: row.sent_at?.toISOString() ?? null,
    attempts: row.attempts,
    can: isResendable(row) && messagePolicy.may(actor, 'messages.resend', row) ? ['resend'] : [],
  };
}

export function refusalView(row: {
  purpose: string;
  note: string;
  created_by_kind: string;
  created_by_name: string;
  created_at: Date;
}): ContactRefusal {
  return {
    purpose: Refusable.parse(row.purpose),
    note: row.note,
    by: { kind: row.created_by_kind, name: row.created_by_name },
    at: row.created_at.toISOString(),
  };
}

export function storedTemplateView(row: StoredTemplateRow): StoredTemplate {
  return {
    template: row.template,
    channel: Channel.parse(row.channel),
    locale: Locale.parse(row.locale),
    text: row.text,
    providerCode: row.provider_code,
    version: row.version,
    by: { kind: row.updated_by_kind, name: row.updated_by_name },
    at: row.updated_at.toISOString(),
  };
}

/** An item with its text in the reader's language; null for a template this version does not know. */
export function inboxView(row: InboxRow, texts: TemplateTexts, locale: MessageLocale): InboxItem | null {
  const template = findTemplate(row.template);
  const text = texts.text(row.template, 'inbox', locale);
  if (template === undefined || text === null) return null;
  return {
    id: shortId(row.id),
    template: row.template,
    text: fillTemplate(text, showValues(template, locale, Data.parse(row.data))),
    at: row.at.toISOString(),
    read: row.read_at !== null,
    times: row.times,
    about: { noun: row.about_noun, id: row.about_id },
  };
}
