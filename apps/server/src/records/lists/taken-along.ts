import { shanghaiDate, shanghaiInstant } from '@yizhan/domain';
import type { ExportFormat } from '@yizhan/contract';
import type { WriteContext } from '../../app/context.ts';
import { newId, shortId } from '../../app/ids.ts';
import { exportedSince, insertExport } from './exports.repository.ts';
import { ExportsSpent } from './lists.errors.ts';

/** Rows that one person may take along per day, over all lists. */
const MOST_A_DAY = 100_000;

/** Rows that leave the house as a file. */
interface TakenAlong {
  readonly list: string;
  readonly format: ExportFormat;
  /** Why; aged out with its row, and shown beside the audit entry until then. */
  readonly reason: string;
  readonly rows: number;
}

/**
 * Notes that rows leave the house, within the day's limit. What somebody typed as a reason stands in `list_exports` and
 * not on the audit trail, of which nothing can be taken out; the entry leads to it.
 *
 * @throws ExportsSpent
 */
export async function takeAlong(
  ctx: WriteContext,
  staffId: string,
  taken: TakenAlong,
  /** What the audit entry says in addition: codes and counts. */
  more: {
    readonly action: string;
    readonly entity: { readonly kind: string; readonly id: string };
    readonly summary: Readonly<Record<string, unknown>>;
    readonly region: string | null;
    /** The most rows of this list per person and day. */
    readonly most?: number;
  },
): Promise<void> {
  const since = shanghaiInstant(shanghaiDate(ctx.now));
  const before = await exportedSince(ctx.trx, staffId, since);
  const own = before.get(taken.list) ?? 0;
  const all = [...before.values()].reduce((sum, rows) => sum + rows, 0);
  const { most = MOST_A_DAY } = more;
  if (own + taken.rows > most) throw ExportsSpent({ taken: own, most });
  if (all + taken.rows > MOST_A_DAY) throw ExportsSpent({ taken: all, most: MOST_A_DAY });
  const id = newId();
  await insertExport(ctx.trx, { id, staff_id: staffId, ...taken, created_at: ctx.now });
  const { reason: _kept, ...shown } = taken;
  await ctx.audit({
    action: more.action,
    entity: more.entity,
    region: more.region,
    summary: { ...shown, ...more.summary, export: shortId(id) },
  });
}
