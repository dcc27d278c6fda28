import type { z } from 'zod';
import type { notificationRoutes, StoredTemplate } from '@yizhan/contract';
import {
  checkTemplateText,
  findTemplate,
  LONGEST_TEXT,
  MESSAGE_LOCALES,
  TEMPLATE_CHANNELS,
  type Template,
  type TemplateFault,
} from '@yizhan/domain';
import { actorStamp } from '../../app/actor.ts';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { RecordChanged, type Bilingual } from '../../app/errors.ts';
import { listStoredTemplates, saveStoredTemplate } from '../../records/notifications/index.ts';
import { TemplateUnknown, TemplateWrong } from './notifications.errors.ts';
import { storedTemplateView } from './notifications.views.ts';

export async function listTemplates(ctx: AnyContext): Promise<StoredTemplate[]> {
  return (await listStoredTemplates(ctx.db)).map(storedTemplateView);
}

/**
 * Replaces the program's text with a bureau's; null restores the program's. A text that could not be sent is refused
 * here, with its errors, and never at sending time.
 *
 * @throws TemplateUnknown, TemplateWrong, RecordChanged
 */
export async function saveTemplate(
  ctx: WriteContext,
  params: z.output<typeof notificationRoutes.saveTemplate.params>,
  { version, text, providerCode }: z.output<typeof notificationRoutes.saveTemplate.body>,
): Promise<StoredTemplate> {
  const template = findTemplate(params.template);
  const channel = TEMPLATE_CHANNELS.find((name) => name === params.channel);
  const locale = MESSAGE_LOCALES.find((name) => name === params.locale);
  if (template === undefined || channel === undefined || locale === undefined) throw TemplateUnknown();
  if (template.texts[channel] === undefined) throw TemplateUnknown();
  const faults = text === null ? [] : checkTemplateText(template, text);
  if (faults.length > 0) throw wrong(template, faults, ctx.locale);
  const stamp = actorStamp(ctx.actor);
  const row = {
    template: params.template,
    channel,
    locale,
    text,
    provider_code: providerCode === '' ? null : providerCode,
    updated_by_kind: stamp.kind,
    updated_by_id: stamp.id,
    updated_by_name: stamp.name,
    updated_at: ctx.now,
  };
  if (!(await saveStoredTemplate(ctx.trx, row, version))) throw RecordChanged();
  await ctx.audit({
    action: 'message_template.saved',
    entity: { kind: 'message_template', id: `${params.template} ${channel} ${locale}` },
    summary: { text, providerCode: row.provider_code },
  });
  return storedTemplateView({ ...row, version: version + 1 });
}

function wrong(template: Template, faults: readonly TemplateFault[], locale: 'zh-CN' | 'en') {
  const sentences = faults.map((fault) => sentenceOf(template, fault));
  return TemplateWrong(
    { why: sentences.map((sentence) => sentence[locale]).join(locale === 'en' ? ' ' : '') },
    {
      fields: faults.map((fault, at) => ({
        path: 'text',
        code: `template_${fault.code}`,
        text: sentences[at] ?? { 'zh-CN': '', en: '' },
      })),
    },
  );
}

/** The error in a text, and its remedy. */
function sentenceOf(template: Template, fault: TemplateFault): Bilingual {
  switch (fault.code) {
    case 'empty':
      return {
        'zh-CN': '请写上文字；想用原来的，请选“恢复默认”。',
        en: 'Please write a text, or choose to go back to the default.',
      };
    case 'unpaired':
      return {
        'zh-CN': '括号没有成对：变量写成{名称}，可以省略的一段写成[…]，不能套在一起。',
        en: 'Brackets do not pair: a variable is {name}, a part that may be left out is […], never one within another.',
      };
    case 'too_long':
      return {
        'zh-CN': `请缩短到${LONGEST_TEXT}个字以内。`,
        en: `Please keep it within ${LONGEST_TEXT} characters.`,
      };
    case 'sender':
      return {
        'zh-CN': '不要写【】，签名会自动加在前面。',
        en: 'Please leave out 【】: the signature is put before the text by itself.',
      };
    case 'unknown':
      return {
        'zh-CN': `没有{${fault.name}}这个变量，可以用的有：${names(template)}。`,
        en: `There is no variable {${fault.name}}; there are: ${names(template)}.`,
      };
    case 'missing': {
      const about = template.variables[fault.name]?.about;
      return {
        'zh-CN': `少了{${fault.name}}（${about?.['zh-CN'] ?? ''}），收信人需要它，也不能放在[…]里。`,
        en: `{${fault.name}} (${about?.en ?? ''}) is missing; whoever gets the message needs it, and it cannot stand within […].`,
      };
    }
    case 'may_lack':
      return {
        'zh-CN': `{${fault.name}}有时没有内容，请连同前后的字放进[…]里。`,
        en: `{${fault.name}} sometimes has no value; please put it, with the words around it, within […].`,
      };
  }
}

function names(template: Template): string {
  return Object.keys(template.variables)
    .map((name) => `{${name}}`)
    .join(' ');
}
