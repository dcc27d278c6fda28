import { randomUUID } from 'node:crypto';
import PizZip from 'pizzip';
import QRCode from 'qrcode';
import { openTemplate } from './template-tags.ts';
import { withPictures, type Picture } from './word-pictures.ts';
import { wordTable } from './word-table.ts';

/** What stands in a field: a text, a QR, what is repeated, or a table. */
export type TemplateValue =
  | string
  | { readonly qr: string; readonly millimetres: number }
  | { readonly head: readonly string[]; readonly rows: ReadonlyArray<readonly string[]> }
  | readonly TemplateValues[];
export interface TemplateValues {
  readonly [name: string]: TemplateValue;
}

type Filled = string | Array<Record<string, Filled>>;

/** The template filled with values; a field without one stays empty. */
export async function fillTemplate(file: Buffer, values: TemplateValues): Promise<Buffer> {
  // Nobody can type what stands for a picture while the text is filled in.
  const nonce = randomUUID().replaceAll('-', '');
  const pictures: Picture[] = [];
  const known = new Map<string, string>();
  const picture = async (text: string, millimetres: number): Promise<string> => {
    const key = `${millimetres} ${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const png = await QRCode.toBuffer(text, { type: 'png', margin: 0, scale: 8, errorCorrectionLevel: 'M' });
    const token = `${nonce}-${pictures.length}-`;
    pictures.push({ token, png, millimetres, says: text });
    known.set(key, token);
    return token;
  };
  const shown = async (value: TemplateValue): Promise<Filled> => {
    if (typeof value === 'string') return value;
    if ('qr' in value) return picture(value.qr, value.millimetres);
    if ('head' in value) return wordTable(value.head, value.rows);
    const filled: Array<Record<string, Filled>> = [];
    // One after the other, so that what is repeated shares its pictures.
    for (const one of value) filled.push(await all(one));
    return filled;
  };
  const all = async (given: TemplateValues): Promise<Record<string, Filled>> => {
    const filled: Record<string, Filled> = {};
    for (const [name, value] of Object.entries(given)) filled[name] = await shown(value);
    return filled;
  };
  const document = openTemplate(file);
  document.render(await all(values));
  const zip: unknown = document.getZip();
  if (!(zip instanceof PizZip)) throw new TypeError('The library keeps its parts in another kind of zip');
  withPictures(zip, pictures);
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}
