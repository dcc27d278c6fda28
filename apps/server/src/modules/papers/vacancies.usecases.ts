import { Readable } from 'node:stream';
import type { z } from 'zod';
import type { paperRoutes } from '@yizhan/contract';
import { shanghaiDate } from '@yizhan/domain';
import { unprintable, writePdf } from '@yizhan/print';
import type { WriteContext } from '../../app/context.ts';
import type { Streamed } from '../../app/http/bind.ts';
import { byPrefecture, recordId, shortId, toRef } from '../../app/ids.ts';
import { CodeEndsEarly, makeCodes } from '../../records/codes/index.ts';
import { nearestSite } from '../sites/index.ts';
import { feedView, findVacancyRow, vacancyPolicy, VacancyUnknown } from '../vacancies/index.ts';
import { composeVacancies, vacancyValues } from './compose/vacancies.ts';
import { NothingOpen } from './papers.errors.ts';
import { fillTemplate } from './templates/fill-template.ts';
import { templateFor, WORD_TYPE } from './templates/templates.usecases.ts';

/**
 * A poster or sheet of the vacancies that are open, each with a code that ends with the paper or the vacancy, whichever
 * is first. @throws VacancyUnknown, OutOfRegion, NothingOpen, CodeEndsEarly, NoTemplate
 */
export async function printVacancies(
  ctx: WriteContext,
  order: z.output<typeof paperRoutes.vacancies.body>,
  publicUrl: string,
): Promise<Streamed & { readonly unprintable: readonly string[] }> {
  const today = shanghaiDate(ctx.now);
  if (order.expiresOn < today) throw CodeEndsEarly();
  const refs = [...new Set(order.vacancyIds)].map(toRef);
  const rows = [];
  for (const ref of refs) {
    const row = await findVacancyRow(ctx.db, ref);
    if (row === undefined) throw VacancyUnknown();
    vacancyPolicy.authorise(ctx.actor, 'codes.make', row);
    rows.push(row);
  }
  const inLanguage = { ...ctx, locale: order.language };
  const open = [];
  for (const row of rows) {
    const shown = feedView(inLanguage, row);
    if (!shown.open) continue;
    // A vacancy without a station of its own is asked for at the nearest one.
    const near = shown.site === null ? await nearestSite(ctx, row.region_code) : null;
    const site =
      near === null ? shown.site : { id: shortId(near.id), name: near.name, phoneLines: near.phoneLines };
    open.push({ row, shown: { ...shown, site } });
  }
  const [first] = open;
  if (first === undefined) throw NothingOpen();
  const template = order.format === 'word' ? await templateFor(ctx, order.kind, first.row.region_code) : null;
  const endOf = (last: string | null): string =>
    last !== null && last < order.expiresOn ? last : order.expiresOn;
  const codes = await makeCodes(
    ctx,
    open.map(({ row }) => ({
      kind: 'vacancy',
      target: row,
      source: order.kind,
      printedOn: today,
      expiresOn: endOf(row.expires_on),
    })),
  );
  for (const [prefecture, ids] of byPrefecture(open.map(({ row }) => row))) {
    await ctx.audit({
      action: 'paper.printed',
      entity: { kind: 'vacancy', id: recordId(prefecture, ids[0] ?? '') },
      region: first.row.region_code,
      summary: { kind: order.kind, count: ids.length, expiresOn: order.expiresOn },
    });
  }
  const printed = open.map(({ shown, row }, at) => ({
    ...shown,
    code: codes[at] ?? '',
    ends: endOf(row.expires_on),
  }));
  const look = { ...order, publicUrl, printedOn: today };
  const paper = composeVacancies(printed, look);
  if (template !== null) {
    const file = await fillTemplate(template, vacancyValues(printed, look));
    const fileName = `${paper.title} ${today}.docx`;
    return { stream: Readable.from([file]), type: WORD_TYPE, fileName, unprintable: [] };
  }
  const { stream } = writePdf([paper], { title: paper.title, locale: order.language, at: ctx.now });
  return {
    stream,
    type: 'application/pdf',
    fileName: `${paper.title} ${today}.pdf`,
    unprintable: unprintable(JSON.stringify(paper)),
  };
}
