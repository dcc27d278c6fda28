import { APPROVAL_WORDS, regionOfGrants, type Grant } from '@yizhan/domain';
import { EXPORT_FORMATS, EXPORT_VERB, type AnyList } from '@yizhan/contract';
import { z } from 'zod';
import type { AnyContext } from '../../app/context.ts';
import { NotFound } from '../../app/errors.ts';
import { NETWORK } from '../../app/network.ts';
import { defineApproval, type ApprovalLine, type PreparedStep } from '../approvals/index.ts';
import { COMPOSITION } from '../module.ts';
import type { StaffPlace } from '../notifications/index.ts';
import { columnTitle, listTitle } from './cells.ts';
import type { AnyBoundList, Measured } from './types.ts';

/** The part of an export route's body that is the same for all lists. */
export const ExportOrder = z.object({
  format: z.enum(EXPORT_FORMATS),
  reason: z.string(),
  columns: z.array(z.string()).optional(),
  query: z.record(z.string(), z.unknown()),
});
export type ExportOrder = z.output<typeof ExportOrder>;

/** An export that waits for a second person: which list, and the same order that its route was sent. */
export const AskedExport = z.object({ list: z.string(), order: ExportOrder });

/** Taking a list along above so many rows. What is approved is a file, which the asker fetches. */
export const exportApproval = defineApproval({
  code: 'list.export',
  about: APPROVAL_WORDS['list.export'],
  asks: EXPORT_VERB,
  approves: EXPORT_VERB,
  level: 'same',
  when: 'counted',
  days: 7,
  fileDays: 3,
  input: AskedExport,
  async prepare(ctx, { list, order }) {
    const bound = boundList(ctx, list);
    return exportStep(ctx, bound.list, order, await bound.measureExport(ctx, order));
  },
  act: () => Promise.resolve(),
});

/** @throws NotFound for a list of another version of the program */
export function boundList(ctx: AnyContext, name: string): AnyBoundList {
  const found = ctx.services.use(COMPOSITION).lists.find(({ list }) => list.name === name);
  if (found === undefined) throw NotFound();
  return found;
}

/** What an export would take along, from where. */
export async function exportStep(
  ctx: AnyContext,
  list: AnyList,
  order: ExportOrder,
  { rows, grants }: Measured,
): Promise<PreparedStep> {
  const query = Object.entries(kept(list, order.query)).filter(([, value]) => value !== undefined);
  const asText = (locale: 'zh-CN' | 'en') =>
    query.map(
      ([name, value]) =>
        `${name in list.columns ? columnTitle(list, name, locale) : name} = ${String(value)}`,
    );
  const columns = list.columnNames.filter((name) => order.columns?.includes(name) ?? true);
  const lines: ApprovalLine[] = [
    {
      label: { 'zh-CN': '导出的名单', en: 'List' },
      before: null,
      after: bothOf((locale) => listTitle(list, locale)),
    },
    { label: { 'zh-CN': '条数', en: 'Rows' }, before: null, after: String(rows) },
    {
      label: { 'zh-CN': '条件', en: 'Filters' },
      before: null,
      after: bothOf(
        (locale) =>
          asText(locale).join('；') || (locale === 'zh-CN' ? '没有条件，整张名单' : 'none: the whole list'),
      ),
    },
    {
      label: { 'zh-CN': '列', en: 'Columns' },
      before: null,
      after: bothOf((locale) => columns.map((column) => columnTitle(list, column, locale)).join('、')),
    },
    { label: { 'zh-CN': '格式', en: 'Format' }, before: null, after: order.format.toUpperCase() },
  ];
  return {
    place: await placeOfGrants(ctx, grants),
    key: `${list.name} ${ctx.actor.kind === 'staff' ? ctx.actor.staffId : ''} ${JSON.stringify(order)}`,
    rows,
    title: bothOf((locale) =>
      locale === 'zh-CN'
        ? `导出“${listTitle(list, locale)}” ${rows} 条`
        : `“${listTitle(list, locale)}”, ${rows} rows`,
    ),
    lines,
  };
}

function bothOf(text: (locale: 'zh-CN' | 'en') => string) {
  return { 'zh-CN': text('zh-CN'), en: text('en') };
}

/** A query without values that identify a person. */
export function kept({ notKept = [] }: AnyList, query: ExportOrder['query']): ExportOrder['query'] {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, notKept.includes(name) ? '…' : value]),
  );
}

/** The smallest place that holds all of somebody's grants: the site where there is no other. */
async function placeOfGrants(ctx: AnyContext, grants: readonly Grant[]): Promise<StaffPlace> {
  const [first] = grants;
  const isOneSite = first !== undefined && grants.every(({ siteId }) => siteId === first.siteId);
  return {
    region: regionOfGrants(grants) ?? (await ctx.services.use(NETWORK)(ctx.db)),
    siteId: isOneSite ? first.siteId : null,
  };
}
