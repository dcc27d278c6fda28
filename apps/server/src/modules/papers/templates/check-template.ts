import { TEMPLATE_FIELDS, type TemplateField, type TemplateKind } from '@yizhan/domain';
import { fieldText } from './fields.ts';
import { tagsOf, type UsedTag } from './template-tags.ts';
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
export function checkTemplate(kind: TemplateKind, file: Buffer, fileName: string): string[] {
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
  const known = TEMPLATE_FIELDS[kind];
  const tags = tagsOf(file);
  const unknown = [...new Set(strangers(tags, known))];
  const list = (of: readonly string[]): string => of.join('、');
  if (unknown.length > 0) throw UnknownFields({ unknown: list(unknown), known: list(known.map(fieldText)) });
  const used = new Set(namesOf(tags, [{ around: '', fields: known }]));
  const lacking = missing(known, used, '');
  if (lacking.length > 0) throw TemplateLacks({ missing: list(lacking) });
  return fieldNames(known, '').filter((name) => used.has(name));
}

/** Fields that are not known where they stand, or not in this form, as they are written there. */
function strangers(tags: readonly UsedTag[], scope: readonly TemplateField[]): string[] {
  return tags.flatMap(({ name, as, within }) => {
    const field = scope.find((one) => one.name === name);
    const written = `{${as === 'loop' ? '#' : as === 'raw' ? '@' : ''}${name}}`;
    // What is repeated is no text, and a text is no table; a text between two halves is a condition.
    const fits = as === 'raw' ? field?.table === true : as === 'loop' || field?.each === undefined;
    if (field === undefined || !fits || (field.table === true && as !== 'raw')) return [written];
    return strangers(within, [...(field.each ?? []), ...scope]);
  });
}

/** Where a name may come from: what is repeated around it, the nearest first. */
interface Scope {
  readonly around: string;
  readonly fields: readonly TemplateField[];
}

/** Names with what is repeated around them: `岗位.编号`. A condition is not part of a name. */
function namesOf(tags: readonly UsedTag[], scopes: readonly Scope[]): string[] {
  return tags.flatMap(({ name, within }) => {
    const home = scopes.find(({ fields }) => fields.some((one) => one.name === name));
    const field = home?.fields.find((one) => one.name === name);
    if (home === undefined || field === undefined) return [];
    const full = `${home.around}${name}`;
    const inner = field.each === undefined ? scopes : [{ around: `${full}.`, fields: field.each }, ...scopes];
    return [full, ...namesOf(within, inner)];
  });
}
function fieldNames(fields: readonly TemplateField[], around: string): string[] {
  return fields.flatMap(({ name, each = [] }) => [
    `${around}${name}`,
    ...fieldNames(each, `${around}${name}.`),
  ]);
}
function missing(fields: readonly TemplateField[], used: ReadonlySet<string>, around: string): string[] {
  return fields.flatMap((field) => {
    const { name, required, each = [] } = field;
    if (used.has(around + name)) return missing(each, used, `${around}${name}.`);
    return required === true ? [fieldText(field)] : [];
  });
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
