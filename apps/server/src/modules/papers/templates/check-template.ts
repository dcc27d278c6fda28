import { TEMPLATE_FIELDS, type PaperKind } from '@yizhan/domain';
import { fieldsOf } from './fill-template.ts';
import {
  TemplateEmbedded,
  TemplateExternal,
  TemplateLacks,
  TemplateMacro,
  TemplateTooBig,
  UnknownFields,
} from './templates.errors.ts';
import { wordParts } from './word-parts.ts';

const MOST_BYTES = 2 * 1024 * 1024;
const MACRO = /vbaProject|vbaData|\/macros?\//i;
const EMBEDDED = /^word\/(embeddings|activeX|controls)\/|\.(exe|bin|ole|swf)$/i;
/** Commands of Word's own fields that read other files or start programs. */
const FETCHING = /\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|DATABASE|LINK|RD)\b/;

/**
 * Whether a Word file may serve as a template: nothing in it runs, hides or fetches anything, and every field is known
 * and whole. @returns the fields it uses, in the order of the kind's list
 * @throws NotWord, TemplateTooBig, TemplateMacro, TemplateEmbedded, TemplateExternal, TemplateBroken, UnknownFields,
 *   TemplateLacks
 */
export function checkTemplate(kind: PaperKind, file: Buffer, fileName: string): string[] {
  if (file.length > MOST_BYTES) throw TemplateTooBig();
  const parts = wordParts(file);
  const types = parts.get('[Content_Types].xml')?.toString('utf8') ?? '';
  const names = [...parts.keys()];
  if (/\.do[ct]m$/i.test(fileName) || /macroEnabled/i.test(types) || names.some((name) => MACRO.test(name)))
    throw TemplateMacro();
  const embedded = names.find((name) => EMBEDDED.test(name));
  if (embedded !== undefined) throw TemplateEmbedded({ part: embedded });
  for (const [name, content] of parts) {
    const target = outside(name, content.toString('utf8'));
    if (target !== null) throw TemplateExternal({ target: target.slice(0, 120) });
  }
  const used = fieldsOf(file);
  const known = TEMPLATE_FIELDS[kind];
  const list = (of: readonly string[]): string => of.map((name) => `{${name}}`).join('、');
  const unknown = used.filter((name) => !known.some((field) => field.name === name));
  if (unknown.length > 0)
    throw UnknownFields({ unknown: list(unknown), known: list(known.map(({ name }) => name)) });
  const missing = known.filter(({ name, required }) => required === true && !used.includes(name));
  if (missing.length > 0) throw TemplateLacks({ missing: list(missing.map(({ name }) => name)) });
  return known.map(({ name }) => name).filter((name) => used.includes(name));
}

/** What a part of the file would fetch from outside; null where nothing. */
function outside(name: string, content: string): string | null {
  if (name.endsWith('.rels')) {
    for (const [relation] of content.matchAll(/<Relationship\b[^>]*>/g)) {
      if (/TargetMode\s*=\s*["']External["']/i.test(relation))
        return /Target\s*=\s*["']([^"']*)["']/.exec(relation)?.[1] ?? name;
    }
    return null;
  }
  if (!name.endsWith('.xml')) return null;
  const commands = [...content.matchAll(/<w:instrText[^>]*>([^<]*)<|w:instr="([^"]*)"/g)];
  return (
    commands.map(([, text, attribute]) => text ?? attribute ?? '').find((text) => FETCHING.test(text)) ?? null
  );
}
