import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { z } from 'zod';
import { TemplateBroken } from './templates.errors.ts';

/** A field as it stands in a template, with those between its two halves. */
export interface UsedTag {
  readonly name: string;
  /** `{name}`; `{#name}…{/name}` or `{^name}…{/name}`; `{@name}`. */
  readonly as: 'text' | 'loop' | 'raw';
  readonly within: readonly UsedTag[];
}

const RAW = { loop: 'loop', rawxml: 'raw' } as const;

interface Part {
  readonly type: string;
  readonly value?: string | undefined;
  readonly module?: string | undefined;
  readonly subparsed?: Part[] | undefined;
}
const Part: z.ZodType<Part> = z.object({
  type: z.string(),
  value: z.string().optional(),
  module: z.string().optional(),
  get subparsed() {
    return z.array(Part).optional();
  },
});

/** What the library tells a module about each part of a file once it has read its fields. */
const Inspected = z.object({ inspect: z.object({ postparsed: z.array(Part) }) });

/** What the library says of a template it cannot read: one fault, or several. */
const Fault = z.object({ id: z.string().optional(), xtag: z.string().optional() }).loose();
const Faults = z.object({
  properties: Fault.extend({ errors: z.array(z.object({ properties: Fault })).optional() }),
});

/** The fields of a template, in all its parts. @throws TemplateBroken, naming the broken ones */
export function tagsOf(file: Buffer): UsedTag[] {
  const seen: Part[] = [];
  openTemplate(file, (told) => {
    const { data } = Inspected.safeParse(told);
    seen.push(...(data?.inspect.postparsed ?? []));
  });
  return shown(seen);
}

function shown(parts: readonly Part[]): UsedTag[] {
  return parts.flatMap(({ type, value = '', module = '', subparsed = [] }) =>
    type === 'placeholder'
      ? [
          {
            name: value.trim(),
            as: module === 'loop' || module === 'rawxml' ? RAW[module] : 'text',
            within: shown(subparsed),
          },
        ]
      : [],
  );
}

/** @throws TemplateBroken */
export function openTemplate(file: Buffer, see: (told: unknown) => void = () => undefined): Docxtemplater {
  try {
    return new Docxtemplater(new PizZip(file), {
      modules: [{ name: 'fields', set: see }],
      errorLogging: false,
      // What somebody pasted may hold signs that no XML bears; Word would not open the file.
      stripInvalidXMLChars: true,
      linebreaks: true,
      paragraphLoop: true,
      nullGetter: () => '',
      parser: (tag) => ({
        get: (scope: Readonly<Record<string, unknown>>) => scope[tag.trim()],
      }),
    });
  } catch (error) {
    const faults = faultsOf(error);
    if (faults === null) throw error;
    throw TemplateBroken({ faults, example: '{姓名}' });
  }
}

/** The broken fields as they stand in the document; null for what is no complaint of the library. */
function faultsOf(error: unknown): string | null {
  const parsed = Faults.safeParse(error);
  if (!parsed.success) return null;
  const { errors, ...own } = parsed.data.properties;
  const tags = (errors?.map(({ properties }) => properties) ?? [own]).map(
    ({ xtag, id }) => xtag ?? id ?? '?',
  );
  return [...new Set(tags)].map((tag) => `{${tag}`).join('、');
}
