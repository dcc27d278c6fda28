import type { z } from 'zod';
import type { Contacts, Message, notificationRoutes } from '@yizhan/contract';
import { addDays, daysBetween, MESSAGE_STATUSES, shanghaiInstant } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { shortId, type Ref } from '../../app/ids.ts';
import { assertVisible } from '../../records/assignment/index.ts';
import {
  listRefusalRows,
  MessagePayload,
  RECIPIENTS,
  requeueMessage,
  type PartyKind,
} from '../../records/notifications/index.ts';
import { MessageGone, MessageNotResendable, MessageUnknown, PeriodLong } from './notifications.errors.ts';
import { needRecipient, PARTY_VERBS, mayRefuse, messagePolicy } from './notifications.policy.ts';
import {
  countMessageDays,
  findMessageRow,
  listMessagesOf,
  type MessageRow,
} from './notifications.repository.ts';
import { messageView, refusalView } from './notifications.views.ts';

type Query<R extends { query: z.ZodType }> = z.output<R['query']>;

const MOST_DAYS = 366;
/** Messages shown with a record. */
const LATEST = 30;

/** Counts by day and status. @throws PeriodLong */
export async function messageDays(ctx: AnyContext, { from, until }: Query<typeof notificationRoutes.days>) {
  if (daysBetween(from, until) > MOST_DAYS) throw PeriodLong();
  const rows = await countMessageDays(ctx.db, messagePolicy.scope(ctx.actor, 'messages.read'), {
    from: shanghaiInstant(from),
    before: shanghaiInstant(addDays(until, 1)),
  });
  return {
    items: rows.flatMap(({ day, status, count }) => {
      const known = MESSAGE_STATUSES.find((name) => name === status);
      return known === undefined ? [] : [{ day, status: known, count }];
    }),
  };
}

/** One message with its text; a code is hidden from everybody but its owner. @throws MessageUnknown */
export async function showMessage(ctx: AnyContext, id: string): Promise<Message & { text: string | null }> {
  const row = await needMessage(ctx, id, 'messages.read');
  const text =
    row.payload === null || row.lane === 'code'
      ? null
      : MessagePayload.parse(ctx.services.cipher.decryptJson(row.payload)).text;
  return { ...messageView(ctx.actor, row), text };
}

async function needMessage(
  ctx: AnyContext,
  id: string,
  verb: 'messages.read' | 'messages.resend',
): Promise<MessageRow> {
  const row = await findMessageRow(ctx.db, id);
  if (row === undefined || !messagePolicy.may(ctx.actor, verb, row)) throw MessageUnknown();
  if (row.party_kind === 'seeker' && row.prefecture !== null && row.party_id !== null)
    await assertVisible(ctx, 'seeker', { prefecture: row.prefecture, id: row.party_id });
  return row;
}

/**
 * Puts a message back into its lane that was given up, did not arrive, or has an unknown outcome. Refusals are checked
 * again.
 *
 * @throws MessageUnknown, MessageGone, MessageNotResendable
 */
export async function resendMessage(ctx: WriteContext, id: string): Promise<Message> {
  const row = await needMessage(ctx, id, 'messages.resend');
  if (row.lane === 'code') {
    throw MessageNotResendable({
      why: { 'zh-CN': '验证码只在几分钟内有效', en: 'a code is valid for minutes only' }[ctx.locale],
    });
  }
  if (row.payload === null) throw MessageGone();
  if (await isUnwanted(ctx, row)) {
    throw MessageNotResendable({
      why: { 'zh-CN': '本人现在不接收这类短信', en: 'the person does not want such messages now' }[
        ctx.locale
      ],
    });
  }
  if (!(await requeueMessage(ctx.trx, id, ctx.now))) {
    throw MessageNotResendable({
      why: {
        'zh-CN': '它没有停下来，或刚被别人重发了',
        en: 'it has not stopped, or somebody sent it again just now',
      }[ctx.locale],
    });
  }
  await ctx.audit({
    action: 'message.resent',
    entity: { kind: 'message', id: shortId(id) },
    region: row.region_code,
    summary: { template: row.template, before: row.status },
  });
  const after = await findMessageRow(ctx.trx, id);
  if (after === undefined) throw MessageUnknown();
  return messageView(ctx.actor, after);
}

/** Whether the person or employer has refused such messages since, or is gone. */
async function isUnwanted(ctx: WriteContext, row: MessageRow): Promise<boolean> {
  if (row.party_id === null || row.prefecture === null) return false;
  const kind: PartyKind = row.party_kind === 'employer' ? 'employer' : 'seeker';
  const ref: Ref = { prefecture: row.prefecture, id: row.party_id };
  const [recipient] = await ctx.services.use(RECIPIENTS[kind])(ctx, [ref]);
  if (recipient === undefined || recipient.isClosed) return true;
  const refused = await listRefusalRows(ctx.trx, kind, ref);
  return (
    [...recipient.withoutConsent].some((purpose) => purpose === row.purpose) ||
    refused.some(({ purpose }) => purpose === row.purpose)
  );
}

/** Messages to a person or employer, and their refusals. @throws NotFound, OutOfRegion */
export async function contactsOf(ctx: AnyContext, kind: PartyKind, ref: Ref): Promise<Contacts> {
  const recipient = await needRecipient(ctx, kind, ref, PARTY_VERBS[kind].read);
  const messages = await listMessagesOf(ctx.db, ref, LATEST);
  const refusals = await listRefusalRows(ctx.db, kind, ref);
  return {
    messages: messages.map((row) => messageView(ctx.actor, row)),
    refusals: refusals.map(refusalView),
    can: mayRefuse(ctx.actor, kind, recipient) ? ['refuse'] : [],
  };
}
