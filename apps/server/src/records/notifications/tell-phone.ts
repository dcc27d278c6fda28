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
 * Sends what the user of a phone has just requested, whoever that is: a code. No refusal applies to it, and it goes
 * before everything else. Returns the message's id.
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
    actionId: null,
    expiresAt: expiryOf(template, ctx.now),
  };
  const row = messageRow(ctx, draft, true);
  await insertMessages(ctx.trx, [{ ...row, status: 'waiting', due_at: ctx.now }]);
  return row.id;
}

/** When a message of a template is no longer useful, if sent at `from` at the earliest. */
export function expiryOf(template: Template, from: Date): Date | null {
  return template.lifeMinutes === undefined ? null : new Date(from.getTime() + template.lifeMinutes * 60_000);
}
