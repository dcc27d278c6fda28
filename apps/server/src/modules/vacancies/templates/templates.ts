import type { VacancyTemplate } from '@yizhan/contract';
import type { z } from 'zod';
import type { AnyContext } from '../../../app/context.ts';
import { pinyinKeys } from '../../../app/search/index.ts';
import { OCCUPATIONS } from '../../reference/index.ts';
import { TEMPLATE_TEXTS, type TemplateText } from './content.ts';

const initialsOf = new Map<TemplateText, string>();

/** Ready-made texts whose title, occupation or pinyin initials match; all of them for an empty query. */
export function findTemplates(
  ctx: AnyContext,
  q: string | undefined,
): Array<z.input<typeof VacancyTemplate>> {
  const { current } = ctx.services.use(OCCUPATIONS);
  const words = (q ?? '').trim().toLowerCase();
  const meant = words === '' ? null : current.index.codeOf(words);
  const found = TEMPLATE_TEXTS.filter((text) => {
    if (words === '' || text.code === meant) return true;
    const name = current.index.find(text.code)?.name ?? '';
    return text.title.includes(words) || name.includes(words) || initials(text).startsWith(words);
  });
  return found.map(({ code, skills, certificates, demands, ...text }) => ({
    ...text,
    occupation: { code, name: current.index.find(code)?.name ?? text.title },
    skills: [...skills],
    certificates: [...certificates],
    demands: [...demands],
  }));
}

function initials(text: TemplateText): string {
  const known = initialsOf.get(text);
  if (known !== undefined) return known;
  const fresh = pinyinKeys(text.title).initials;
  initialsOf.set(text, fresh);
  return fresh;
}
