import { movesFrom, statusIn } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import type { BoundFlow } from './bind-flow.ts';
import { undosOf, type UndoView } from './undo-view.ts';

/** What the view of a record takes from its flow; `flowFields` of the contract. */
interface FlowView<S extends string, M extends string> {
  readonly id: string;
  readonly status: S;
  readonly version: number;
  readonly can: M[];
  readonly undo: UndoView | null;
}

/**
 * Rows as a viewer sees them: `show` gives the noun's own fields, its flow the status, the moves the viewer may make
 * (`may`), the likely one first, and what can be taken back.
 */
export async function recordViews<
  S extends string,
  M extends string,
  O extends string,
  L,
  I,
  R extends Ref & { readonly version: number; readonly status: S },
  V extends object,
>(
  ctx: AnyContext,
  { typed: flow }: BoundFlow<S, M, O, L, I>,
  rows: readonly R[],
  { may, show }: { readonly may: (row: R) => boolean; readonly show: (row: R) => V },
): Promise<Array<V & FlowView<S, M>>> {
  const undos = await undosOf(
    ctx,
    rows.map((row) => ({ ref: row, version: row.version, may: may(row) })),
  );
  return rows.map((row) => ({
    ...show(row),
    id: recordId(row),
    status: row.status,
    version: row.version,
    can: may(row) ? movesFrom(flow, statusIn(flow, row.status)) : [],
    undo: undos.get(recordId(row)) ?? null,
  }));
}
