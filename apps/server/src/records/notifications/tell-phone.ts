import {
  fillTemplate,
  showValues,
  TEMPLATES,
  type Template,
  type TemplateCodeFor,
  type ValuesOf,
} from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { messageRow } from './message-row.ts';
import { insertMessages } from './messages.repository.ts';
import { readTemplateTexts } from './templates.repository.ts';

/**
 * Sends to a phone, whosever it is: a code its user has just requested, or what concerns nobody known. No refusal applies
 * to it. It goes at once, unless it tells of a move that can still be taken back. Returns the message's id.
 */
export async function tellPhone<C extends TemplateCodeFor<'anybody'>>(
  ctx: WriteContext,
  code: C,
  phone: string,
  values: ValuesOf<C>,
): Promise<string> {
  const template: Template = TEMPLATES[code];
  const texts = await readTemplateTexts(ctx.trx, [code]);
  const shown = showValues(template, ctx.locale, values);
  const draft = {
    lane: template.lane,
    purpose: template.purpose,
    template: code,
    locale: ctx.locale,
    phone,
    text: fillTemplate(texts.text(code, 'sms', ctx.locale) ?? '', shown),
    values: shown,
    party: null,
    about: null,
    topic: null,
    actionId: ctx.action?.key.id ?? null,
    expiresAt: expiryOf(template, ctx.now),
  };
  const row = messageRow(ctx, draft, true);
  const until = ctx.action?.until ?? null;
  const standing =
    until === null
      ? { status: 'waiting' as const, due_at: ctx.now }
      : { status: 'held' as const, reason: 'can_be_taken_back' as const, due_at: until, not_before: until };
  await insertMessages(ctx.trx, [{ ...row, ...standing }]);
  return row.id;
}

/** When a message of a template is no longer useful, if sent at `from` at the earliest. */
export function expiryOf(template: Template, from: Date): Date | null {
  return template.lifeMinutes === undefined ? null : new Date(from.getTime() + template.lifeMinutes * 60_000);
}
