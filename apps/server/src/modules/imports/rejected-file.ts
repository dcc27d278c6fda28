import type { ReadContext } from '../../app/context.ts';
import type { Locale } from '../../app/errors.ts';
import { ImportKind } from '@yizhan/contract';
import { openRejected } from './imports.usecases.ts';
import { fieldLabel, rejectionView } from './imports.views.ts';
import { csvLine, csvStart } from '../../app/csv.ts';

const REASON: Readonly<Record<Locale, string>> = { 'zh-CN': '退回原因', en: 'Reason for rejection' };

/**
 * The rejected rows as CSV: the original columns followed by the reason, to be corrected and uploaded again. A reason
 * from an earlier round is omitted.
 */
export async function rejectedFile(
  ctx: ReadContext,
  id: string,
): Promise<{ lines: AsyncGenerator<string>; fileName: string }> {
  const { row, columns, rows } = await openRejected(ctx, id);
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
