import { z } from 'zod';
import { AuditList } from '@yizhan/contract';
import { doersOf } from '../../app/doers.ts';
import { fromShortId, shortId } from '../../app/ids.ts';
import { bindList } from '../../records/lists/bind-list.ts';
import { findReasons } from '../../records/lists/exports.repository.ts';
import { auditSource, findAuditEntries } from './audit.repository.ts';

const Summary = z.record(z.string(), z.unknown());
const OfExport = z.object({ export: z.string() });

/** The id of the export of which an entry tells. */
function exportOf(summary: unknown): string | null {
  const told = OfExport.safeParse(summary);
  return told.success ? fromShortId(told.data.export) : null;
}

export const auditList = bindList(AuditList, {
  source: auditSource,
  async show(ctx, refs) {
    const rows = await findAuditEntries(
      ctx.db,
      refs.map(({ id }) => id),
    );
    const exports = rows.map(({ summary }) => exportOf(summary)).filter((id) => id !== null);
    const reasons = await findReasons(ctx.db, exports);
    /** With the reason of an export in place of its id, as long as that is kept. */
    const told = (summary: unknown) => {
      const { export: _id, ...rest } = Summary.parse(summary);
      const reason = reasons.get(exportOf(summary) ?? '');
      return reason === undefined ? rest : { ...rest, reason };
    };
    const doer = await doersOf(ctx, rows);
    return new Map(
      rows.map((row) => [
        row.id,
        {
          id: shortId(row.id),
          at: row.at.toISOString(),
          actor: doer(row),
          action: row.action,
          entityKind: row.entity_kind,
          entityId: row.entity_id,
          summary: told(row.summary),
          requestId: row.request_id,
        },
      ]),
    );
  },
});
