import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { z } from 'zod';
import { TemplateBroken } from './templates.errors.ts';

/** What the library says of a template it cannot read: one fault, or several. */
const Fault = z.object({ id: z.string().optional(), xtag: z.string().optional() }).loose();
const Faults = z.object({
  properties: Fault.extend({ errors: z.array(z.object({ properties: Fault })).optional() }),
});

/** The fields that a template uses, each once. @throws TemplateBroken, naming the broken ones */
export function fieldsOf(file: Buffer): string[] {
  const used = new Set<string>();
  open(file, (tag) => used.add(tag));
  return [...used];
}

/** The template filled with values; a field without one stays empty. */
export function fillTemplate(file: Buffer, values: Readonly<Record<string, string>>): Buffer {
  const document = open(file, () => undefined);
  document.render({ ...values });
  return document.toBuffer({ compression: 'DEFLATE' });
}

function open(file: Buffer, see: (tag: string) => void): Docxtemplater {
  try {
    return new Docxtemplater(new PizZip(file), {
      errorLogging: false,
      linebreaks: true,
      paragraphLoop: true,
      nullGetter: () => '',
      parser(tag) {
        see(tag.trim());
        return { get: (scope: Readonly<Record<string, unknown>>) => scope[tag.trim()] };
      },
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
