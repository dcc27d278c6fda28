import { readContext, type WriteContext } from '../../app/context.ts';
import { ImportKind } from '@yizhan/contract';
import { AccessDenied, type Locale } from '../../app/errors.ts';
import { shortId } from '../../app/ids.ts';
import { takeAlong } from '../../records/lists/taken-along.ts';
import { openRejected } from './imports.usecases.ts';
import { fieldLabel, rejectionView } from './imports.views.ts';
import { csvLine, csvStart } from '../../app/csv.ts';

/** Rejected rows that one person may take along per day: each may hold a phone and an ID number. */
const MOST_A_DAY = 5_000;

const REASON: Readonly<Record<Locale, string>> = { 'zh-CN': '退回原因', en: 'Reason for rejection' };

/**
 * The rejected rows as CSV: the original columns followed by the reason, to be corrected and uploaded again. A reason
 * from an earlier round is omitted. Numbers stand in it as they were uploaded, so that every file is on the audit trail
 * with its rows, and one person takes only so many a day.
 *
 * @throws ImportUnknown, OutOfRegion, ExportsSpent
 */
export async function rejectedFile(
  ctx: WriteContext,
  id: string,
  reason: string,
): Promise<{ lines: AsyncGenerator<string>; fileName: string }> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw AccessDenied();
  // The rows are read after this transaction has ended, so that a long download does not hold one open.
  const later = readContext(ctx.services, { ...ctx, address: undefined });
  const { row, columns, rows } = await openRejected(ctx, later, id);
  await takeAlong(
    ctx,
    actor.staffId,
    { list: 'import-rejections', format: 'csv', reason, rows: row.rejected },
    {
      action: 'import.rejected_taken',
      entity: { kind: 'import', id: shortId(row.id) },
      region: row.owner_region === '' ? null : row.owner_region,
      summary: { kind: row.kind },
      most: MOST_A_DAY,
    },
  );
  const kind = ImportKind.parse(row.kind);
  const kept = columns.flatMap((name, i) => (Object.values(REASON).includes(name) ? [] : [i]));
  async function* lines(): AsyncGenerator<string> {
    yield csvStart([...kept.map((i) => columns[i] ?? ''), REASON[ctx.locale]]);
    for await (const { cells, rejection } of rows) {
      const { field, reason } = rejectionView(rejection, ctx.locale);
      const text = field === null ? reason : `${fieldLabel(kind, field, ctx.locale)}: ${reason}`;
      yield csvLine([...kept.map((i) => cells[i] ?? ''), text]);
    }
  }
  const base = row.file_name.replace(/\.(?:csv|xlsx|txt|tsv)$/i, '');
  return { lines: lines(), fileName: `${base}-${REASON[ctx.locale]}.csv` };
}
