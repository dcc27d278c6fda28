import { Readable } from 'node:stream';
import PizZip from 'pizzip';
import type { AnyContext } from '../../app/context.ts';
import type { Streamed } from '../../app/http/bind.ts';
import type { Locale } from '../../app/errors.ts';
import type { Ref } from '../../app/ids.ts';
import type { ListLetterhead } from '../../records/lists/letterhead.ts';
import { getSite, posterWords } from '../sites/index.ts';
import { dayText } from './compose/texts.ts';
import { wordValues } from './compose/word-values.ts';
import { PaperDetails } from './details.ts';
import { paperPolicy } from './papers.policy.ts';
import { printable } from './print.usecases.ts';
import { qrValue } from './templates/fields.ts';
import { fillTemplate } from './templates/fill-template.ts';
import { NoTemplate } from './templates/templates.errors.ts';
import { findTemplate } from './templates/templates.repository.ts';
import { templateFor, WORD_TYPE } from './templates/templates.usecases.ts';

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
    const content = await fillTemplate(known, wordValues({ ...row, details }, order.publicUrl));
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

/** The poster of a site in the template of its place. @throws SiteUnknown, OutOfRegion, NoTemplate */
export async function sitePosterWord(
  ctx: AnyContext,
  siteId: string,
  { publicUrl, language }: { readonly publicUrl: string; readonly language: Locale },
): Promise<Streamed> {
  const site = await getSite({ ...ctx, locale: language }, siteId);
  const region = site.region.code;
  paperPolicy.authorise(ctx.actor, 'papers.issue', { region_code: region, site_id: siteId });
  const template = await templateFor(ctx, 'site_poster', region);
  const words = posterWords(site, publicUrl, language);
  const file = await fillTemplate(template, {
    站点: words.name,
    所在地: words.region,
    站点地址: words.address,
    站点电话: words.phones,
    开放时间: words.hours.join('\n'),
    编号: words.code.shown,
    网址: words.code.url,
    二维码: qrValue('site_poster', words.code.url),
  });
  return { stream: Readable.from([file]), type: WORD_TYPE, fileName: `${site.name}.docx` };
}

export const listLetterhead: ListLetterhead = async (ctx, region) => {
  const template = await templateFor(ctx, 'list', region ?? '');
  const { locale } = ctx;
  return ({ title, day, by, headings, rows }) =>
    fillTemplate(template, {
      标题: title,
      日期: dayText(day, locale),
      经办人: by,
      条数: String(rows.length),
      表格: { head: headings, rows },
    });
};
