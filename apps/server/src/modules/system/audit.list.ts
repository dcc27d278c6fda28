import { z } from 'zod';
import { AuditList } from '@yizhan/contract';
import { shortId } from '../../app/ids.ts';
import { bindList } from '../../records/lists/bind-list.ts';
import { auditSource, findAuditEntries } from './audit.repository.ts';

const Summary = z.record(z.string(), z.unknown());

export const auditList = bindList(AuditList, {
  source: auditSource,
  async show(ctx, refs) {
    const rows = await findAuditEntries(
      ctx.db,
      refs.map(({ id }) => id),
    );
    return new Map(
      rows.map((row) => [
        row.id,
        {
          id: shortId(row.id),
          at: row.at.toISOString(),
          actor: { kind: row.actor_kind, name: row.actor_name },
          action: row.action,
          entityKind: row.entity_kind,
          entityId: row.entity_id,
          summary: Summary.parse(row.summary),
          requestId: row.request_id,
        },
      ]),
    );
  },
});
