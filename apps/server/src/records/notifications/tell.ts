import {
  addDays,
  decideMessage,
  fillTemplate,
  normalisePhone,
  shanghaiDate,
  shanghaiInstant,
  showValues,
  TEMPLATES,
  type MessageDecision,
  type MessageLane,
  type MessagePurpose,
  type Template,
  type TemplateCodeFor,
  type ValuesOf,
} from '@yizhan/domain';
import type { CurrentAction } from '../../app/action.ts';
import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { addEntries, type TimelineInput } from '../../app/timeline.ts';
import { aboutRef, putInInbox } from './inbox.ts';
import { messageRow, type DraftMessage } from './message-row.ts';
import { cancelTopic, countQueued, hasLeftSince, insertMessages } from './messages.repository.ts';
import { RECIPIENTS, type PartyKind, type Recipient } from './recipients.ts';
import { listRefusals } from './refusals.repository.ts';
import { readMessageSettings } from './settings.ts';
import { expiryOf } from './tell-phone.ts';
import { readTemplateTexts } from './templates.repository.ts';

type PartyCode = TemplateCodeFor<'seeker' | 'employer'>;

/** One notification for one person or employer. */
export interface Telling<C extends PartyCode> {
  readonly to: Ref;
  readonly values: ValuesOf<C>;
  /** The record it is about, to which the inbox leads. */
  readonly about: { readonly noun: string; readonly ref: Ref };
  /** The person it is about, where an employer is told. */
  readonly seeker?: Ref;
  /** The move it is taken back with, where that is not the current one: one message may cover several moves. */
  readonly action?: CurrentAction | null;
  /**
   * Of messages with one topic only the newest counts: a waiting one is cancelled. With `oncePerDay` there is no other
   * one on a day on which one has left.
   */
  readonly topic?: { readonly name: string; readonly oncePerDay: boolean };
}

/** The decision about the text message; null where the template has none or the recipient does not exist. */
export interface Told {
  readonly to: Ref;
  readonly sms: MessageDecision | null;
}

export interface TellOptions {
  /** A lane below the template's own, where many are told at once. */
  readonly lane?: MessageLane;
}

/**
 * Notifies people or employers, in the transaction of the event: in the inbox, and by a text message where the template
 * has one and nothing forbids it. The decision is stored; a message that is not sent, or only later, appears on the
 * timeline with its reason.
 */
export async function tell<C extends PartyCode>(
  ctx: WriteContext,
  code: C,
  tellings: ReadonlyArray<Telling<C>>,
  options: TellOptions = {},
): Promise<Told[]> {
  if (tellings.length === 0) return [];
  const template: Template = TEMPLATES[code];
  const kind = TEMPLATES[code].to;
  const refs = tellings.map(({ to }) => to);
  const found = await ctx.services.use(RECIPIENTS[kind])(ctx, refs);
  const recipients = new Map(found.map((recipient) => [recipient.ref.id, recipient]));
  const addressed = tellings.flatMap((telling) => {
    const recipient = recipients.get(telling.to.id);
    return recipient === undefined ? [] : [{ telling, recipient }];
  });
  if (template.texts.inbox !== undefined) {
    await putInInbox(
      ctx,
      addressed
        .filter(({ recipient }) => !recipient.isClosed)
        .map(({ telling: { values, about, seeker, action = ctx.action }, recipient }) => ({
          to: { kind, ref: recipient.ref },
          template: code,
          values,
          about: aboutRef(about.noun, about.ref),
          ...(seeker === undefined ? {} : { seeker }),
          // What a move tells stays apart from earlier news, which must read as before once the move is taken back.
          group: [code, about.noun, about.ref.id, ...(action === null ? [] : [action.key.id])].join(' '),
          action,
        })),
    );
  }
  if (template.texts.sms === undefined) return refs.map((to) => ({ to, sms: null }));
  const lane = options.lane ?? template.lane;
  return sendByText(ctx, { code, kind, template, lane }, addressed);
}

interface Occasion {
  readonly code: PartyCode;
  readonly kind: PartyKind;
  readonly template: Template;
  readonly lane: MessageLane;
}

interface Addressed {
  readonly telling: Telling<PartyCode>;
  readonly recipient: Recipient;
}

async function sendByText(
  ctx: WriteContext,
  occasion: Occasion,
  addressed: readonly Addressed[],
): Promise<Told[]> {
  const { code, kind, template } = occasion;
  const texts = await readTemplateTexts(ctx.trx, [code]);
  const drafts = addressed.map(({ telling, recipient }) => {
    const shown = showValues(template, recipient.locale, telling.values);
    return {
      telling,
      recipient,
      draft: {
        lane: occasion.lane,
        purpose: template.purpose,
        template: code,
        locale: recipient.locale,
        phone: recipient.phone === null ? null : mobileOf(ctx.services.cipher.decrypt(recipient.phone)),
        text: fillTemplate(texts.text(code, 'sms', recipient.locale) ?? '', shown),
        values: shown,
        party: { kind, ref: recipient.ref, region: recipient.region, siteId: recipient.siteId },
        about: aboutRef(telling.about.noun, telling.about.ref),
        topic: telling.topic?.name ?? null,
        actionId: actionOf(ctx, telling)?.key.id ?? null,
        expiresAt: expiryOf(template, ctx.now),
      } satisfies DraftMessage,
    };
  });
  // A message that must go immediately closes the window for taking the move back; the screens say so.
  if (template.atOnce === true) for (const { telling } of drafts) actionOf(ctx, telling)?.closeWindow();
  const decide = await decider(ctx, occasion, drafts);
  const rows = [];
  const told: Told[] = [];
  for (const { telling, recipient, draft } of drafts) {
    const decision = await decide(telling, recipient, draft);
    rows.push({ ...messageRow(ctx, draft, decision.outcome !== 'refuse'), ...standingOf(decision, ctx.now) });
    told.push({ to: recipient.ref, sms: decision });
  }
  await insertMessages(ctx.trx, rows);
  await noteUnsent(ctx, kind, code, told);
  return told;
}

function actionOf(ctx: WriteContext, telling: Telling<PartyCode>): CurrentAction | null {
  return telling.action === undefined ? ctx.action : telling.action;
}

/** A landline receives no text messages. */
function mobileOf(phone: string): string | null {
  const result = normalisePhone(phone);
  return result.ok && result.phone.kind === 'mobile' ? result.phone.number : null;
}

/** The data for all decisions of one occasion, read once. */
async function decider(
  ctx: WriteContext,
  { kind, lane, template }: Occasion,
  drafts: ReadonlyArray<{ recipient: Recipient; draft: DraftMessage }>,
) {
  const { cipher } = ctx.services;
  const rules = await readMessageSettings(ctx.trx);
  const refusals = await listRefusals(
    ctx.trx,
    kind,
    drafts.map(({ recipient }) => recipient.ref),
  );
  const day = shanghaiDate(ctx.now);
  const today = { from: shanghaiInstant(day), before: shanghaiInstant(addDays(day, 1)) };
  const phones = drafts.flatMap(({ draft }) =>
    draft.phone === null ? [] : [cipher.hmac('phone', draft.phone)],
  );
  const queued = await countQueued(ctx.trx, phones, today);
  return async (
    telling: Telling<PartyCode>,
    recipient: Recipient,
    { phone }: DraftMessage,
  ): Promise<MessageDecision> => {
    const key = phone === null ? '' : cipher.hmac('phone', phone).toString('hex');
    const already = queued.get(key) ?? 0;
    const refuses = refusals.get(recipient.ref.id) ?? new Set();
    const decision = decideMessage(
      { lane, purpose: template.purpose },
      {
        hasPhone: phone !== null,
        isClosed: recipient.isClosed,
        withoutConsent: recipient.withoutConsent,
        refuses: refuses as ReadonlySet<MessagePurpose>,
        today: already,
      },
      rules,
      ctx.now,
      template.atOnce === true ? null : (actionOf(ctx, telling)?.until ?? null),
    );
    if (decision.outcome === 'refuse') return decision;
    if (telling.topic !== undefined) {
      await cancelTopic(ctx.trx, telling.topic.name, ctx.now);
      const { name, oncePerDay } = telling.topic;
      if (oncePerDay && (await hasLeftSince(ctx.trx, name, today.from))) {
        return { outcome: 'refuse', reason: 'changed_today' };
      }
    }
    queued.set(key, already + 1);
    return decision;
  };
}

function standingOf(decision: MessageDecision, now: Date) {
  switch (decision.outcome) {
    case 'go':
      return { status: 'waiting' as const, due_at: now };
    case 'hold':
      return {
        status: 'held' as const,
        reason: decision.reason,
        due_at: decision.until,
        not_before: decision.until,
      };
    case 'refuse':
      return { status: 'refused' as const, reason: decision.reason, settled_at: now };
  }
}

/** Viewers of the record see why a message was not sent, or when it will be. */
async function noteUnsent(
  ctx: WriteContext,
  kind: PartyKind,
  code: PartyCode,
  told: readonly Told[],
): Promise<void> {
  const entries = told.flatMap(({ to, sms }): TimelineInput[] => {
    if (sms === null || sms.outcome === 'go') return [];
    if (sms.outcome === 'hold' && sms.reason === 'can_be_taken_back') return [];
    const data = { template: code, reason: sms.reason };
    return [
      sms.outcome === 'refuse'
        ? { party: kind, ref: to, kind: 'message.refused', data }
        : { party: kind, ref: to, kind: 'message.held', data: { ...data, sendAt: sms.until.toISOString() } },
    ];
  });
  await addEntries(ctx, entries);
}
