import { Readable } from 'node:stream';
import PizZip from 'pizzip';
import type { AnyContext } from '../../app/context.ts';
import type { Streamed } from '../../app/http/bind.ts';
import type { Ref } from '../../app/ids.ts';
import { wordValues } from './compose/word-values.ts';
import { PaperDetails } from './details.ts';
import { printable } from './print.usecases.ts';
import { fillTemplate } from './templates/fill-template.ts';
import { NoTemplate } from './templates/templates.errors.ts';
import { findTemplate } from './templates/templates.repository.ts';
import { WORD_TYPE } from './templates/templates.usecases.ts';

/**
 * Papers of a batch in the Word template with which they were issued: one as it is, several as a ZIP.
 *
 * @throws PaperUnknown, OutOfRegion, RecordConfidential, PaperErased, NoTemplate
 */
export async function printWord(
  ctx: AnyContext,
  batch: Ref,
  order: { readonly publicUrl: string; readonly only: Ref | null },
): Promise<Streamed> {
  const rows = await printable(ctx, batch, order.only);
  const templates = new Map<string, Buffer>();
  const files: Array<{ name: string; content: Buffer }> = [];
  for (const row of rows) {
    if (row.template_id === null) throw NoTemplate();
    const known = templates.get(row.template_id) ?? (await findTemplate(ctx.db, row.template_id))?.file;
    if (known === undefined) throw NoTemplate();
    templates.set(row.template_id, known);
    const details = PaperDetails.parse(ctx.services.cipher.decryptJson(row.details));
    const content = fillTemplate(known, wordValues({ ...row, details }, order.publicUrl));
    files.push({ name: `${row.number}.docx`, content });
  }
  const [first] = files;
  if (first === undefined) throw NoTemplate();
  if (files.length === 1)
    return { stream: Readable.from([first.content]), type: WORD_TYPE, fileName: first.name };
  const zip = new PizZip();
  for (const { name, content } of files) zip.file(name, content);
  const packed = zip.generate({ type: 'nodebuffer', compression: 'STORE' });
  return { stream: Readable.from([packed]), type: 'application/zip', fileName: `${first.name}.zip` };
}
