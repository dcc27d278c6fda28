import { Readable } from 'node:stream';
import { grantHas, regionOfGrants, shanghaiDate } from '@yizhan/domain';
import { cellOf, EXPORT_VERB, MOST_PRINTED_ROWS, type AnyList, type Cell } from '@yizhan/contract';
import { authorise, type Actor } from '../../app/actor.ts';
import { readContext, type AnyContext, type ReadContext, type WriteContext } from '../../app/context.ts';
import { encodeCursor } from '../../app/db/cursor.ts';
import { AccessDenied } from '../../app/errors.ts';
import type { Ref } from '../../app/ids.ts';
import type { Streamed } from '../../app/http/bind.ts';
import { APPROVALS } from '../approvals/index.ts';
import { ApprovalAsked } from '../approvals/approvals.errors.ts';
import { cellText, columnTitle, listTitle } from './cells.ts';
import { exportApproval, ExportOrder, exportStep, kept } from './export-approval.ts';
import { FILE_TYPES, fileOf } from './files.ts';
import { LIST_LETTERHEAD, type ListLetterhead } from './letterhead.ts';
import { ListTooLong } from './lists.errors.ts';
import type { Table } from './printed-list.ts';
import { countRows, readKeys, type ListKey, type ListRequest } from './rows.repository.ts';
import { takeAlong } from './taken-along.ts';
import type { AnyQuery, Measured } from './types.ts';

/** Columns of a file beside those of its list. */
export interface FurtherColumns {
  readonly headings: readonly string[];
  /** Their cells by the public id of the row; rows that have none are left empty. */
  readonly cells: (ctx: ReadContext, keys: readonly Ref[]) => Promise<ReadonlyMap<string, readonly string[]>>;
}

/** The parts an export of a list needs. */
interface Exported<D, T extends keyof D> {
  readonly request: (ctx: AnyContext, query: AnyQuery, actor: Actor) => Promise<ListRequest<D, T>>;
  readonly rows: (ctx: AnyContext, keys: readonly ListKey[], query: AnyQuery) => Promise<readonly unknown[]>;
  readonly also?: (ctx: AnyContext, query: AnyQuery) => Promise<FurtherColumns | null>;
}

/** Rows read per query while a file is written. */
const AT_ONCE = 500;

/**
 * Replies with the list as a file, limited to where the caller may export. The query and the number of rows are on the
 * audit trail before the first row is read. Above the rows for which a rule asks for a second person, the export is
 * asked for instead.
 *
 * @throws AccessDenied, ListTooLong, ExportsSpent, NoTemplate, ApprovalAsked, NobodyApproves, AskedAlready
 */
export async function exportList<D, T extends keyof D>(
  ctx: WriteContext,
  list: AnyList,
  body: unknown,
  exported: Exported<D, T>,
): Promise<Streamed> {
  const order = ExportOrder.parse(body);
  const measured = await measureExport(ctx, list, order, exported);
  const step = await exportStep(ctx, list, order, measured);
  const book = ctx.services.use(APPROVALS);
  if (await book.needs(ctx, exportApproval, step)) {
    const { id, until, approvers } = await book.ask(ctx, {
      kind: exportApproval,
      input: { list: list.name, order },
      step,
      reason: order.reason,
    });
    // The request outlasts the refusal of the file.
    throw ApprovalAsked(
      { until, approvers: approvers.join(ctx.locale === 'zh-CN' ? '、' : ', ') },
      { keepWrites: true, link: `/console/approvals?open=approval:${id}` },
    );
  }
  return takeAway(ctx, list, order, exported, measured);
}

/** How much the caller's export would take along. @throws AccessDenied, ListTooLong */
export async function measureExport<D, T extends keyof D>(
  ctx: AnyContext,
  list: AnyList,
  order: ExportOrder,
  exported: Exported<D, T>,
): Promise<Measured> {
  authorise(ctx.actor, list.verb);
  const actor = whereExporting(ctx.actor);
  const asked = await exported.request(ctx, order.query, actor);
  const isPrinted = order.format === 'pdf' || order.format === 'docx';
  const most = isPrinted ? Math.min(MOST_PRINTED_ROWS, list.export.rows) : list.export.rows;
  const rows = await countRows(ctx.db, asked, most);
  if (rows > most) throw ListTooLong({ most });
  return { rows, grants: actor.grants };
}

/** The file of an approved export. @throws AccessDenied, ListTooLong, ExportsSpent */
export async function takeExport<D, T extends keyof D>(
  ctx: WriteContext,
  list: AnyList,
  order: ExportOrder,
  exported: Exported<D, T>,
): Promise<Streamed> {
  return takeAway(ctx, list, order, exported, await measureExport(ctx, list, order, exported));
}

async function takeAway<D, T extends keyof D>(
  ctx: WriteContext,
  list: AnyList,
  order: ExportOrder,
  exported: Exported<D, T>,
  { rows }: Measured,
): Promise<Streamed> {
  const actor = whereExporting(ctx.actor);
  const { query } = order;
  const region = regionOfGrants(actor.grants);
  const columns = list.columnNames.filter((name) => order.columns?.includes(name) ?? true);
  await takeAlong(
    ctx,
    actor.staffId,
    { list: list.name, format: order.format, reason: order.reason, rows },
    {
      action: 'list.exported',
      entity: { kind: 'list', id: list.name },
      region,
      summary: { columns, query: kept(list, query) },
    },
  );

  // The rows are read after this transaction has ended, so that a long download does not hold one open.
  const later = readContext(ctx.services, { ...ctx, address: undefined, actor });
  const title = listTitle(list, ctx.locale);
  const further = (await exported.also?.(ctx, query)) ?? null;
  const table: Table = {
    title,
    locale: ctx.locale,
    at: ctx.now,
    by: actor.name,
    headings: [
      ...columns.map((column) => columnTitle(list, column, ctx.locale)),
      ...(further?.headings ?? []),
    ],
    rows: cellsOf(later, list, { columns, further }, query, exported),
  };
  const stream =
    order.format === 'docx'
      ? Readable.from(lettered(table, await ctx.services.use(LIST_LETTERHEAD)(ctx, region)))
      : fileOf(order.format, table);
  return {
    stream,
    type: FILE_TYPES[order.format],
    fileName: `${title} ${shanghaiDate(ctx.now)}.${order.format}`,
  };
}

/** A list in the bureau's own Word file, read while it is fetched. */
async function* lettered(
  { title, at, by, headings, rows }: Table,
  fillIn: Awaited<ReturnType<ListLetterhead>>,
): AsyncGenerator<Buffer> {
  const read: string[][] = [];
  for await (const cells of rows) read.push(cells.map(String));
  yield await fillIn({ title, day: shanghaiDate(at), by, headings, rows: read });
}

/** The caller with only those grants that carry the verb of exporting. @throws AccessDenied */
function whereExporting(actor: Actor): Extract<Actor, { kind: 'staff' }> {
  if (actor.kind !== 'staff') throw AccessDenied();
  return { ...actor, grants: actor.grants.filter((grant) => grantHas(grant, EXPORT_VERB)) };
}

async function* cellsOf<D, T extends keyof D>(
  ctx: ReadContext,
  list: AnyList,
  { columns, further }: { readonly columns: readonly string[]; readonly further: FurtherColumns | null },
  query: AnyQuery,
  { request, rows }: Exported<D, T>,
): AsyncGenerator<Array<string | number>> {
  const asked = await request(ctx, query, ctx.actor);
  // A row passes the schema of the reply, so that a file never contains what the screen does not show.
  const cell = (name: string, shown: unknown): Cell => {
    const column = list.columns[name];
    return column === undefined ? null : cellOf(column, shown);
  };
  let left = list.export.rows;
  let cursor: string | undefined;
  while (left > 0) {
    const keys = await readKeys(ctx.db, asked, { cursor, limit: Math.min(AT_ONCE, left) });
    const more = await further?.cells(ctx, keys);
    for (const row of await rows(ctx, keys, query)) {
      const shown = list.row.parse(row);
      const own = columns.map((name) => cellText(cell(name, shown), ctx.locale));
      const id: unknown = Reflect.get(shown, 'id');
      const cells = typeof id === 'string' ? more?.get(id) : undefined;
      yield further === null ? own : [...own, ...further.headings.map((_, at) => cells?.[at] ?? '')];
    }
    const last = keys.at(-1);
    if (last === undefined || keys.length < AT_ONCE) return;
    left -= keys.length;
    cursor = encodeCursor([asked.order.name, last.at, last.id]);
  }
}
