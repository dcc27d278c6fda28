import { isMove, nextStatus, statusIn, type Flow } from '@yizhan/domain';
import { derived, type Rows } from './rows.ts';

/** An opening, or a move that was made. */
export interface PastMove {
  readonly move: string;
  /** The initial status; that of a move follows from the flow. */
  readonly to?: string;
  readonly at: Date;
  /** A member of staff by default. */
  readonly by?: { readonly kind: 'seeker' | 'agent' | 'employer' | 'system'; readonly name: string };
  readonly reason?: string;
}

/** The record with the history; ids of its actions derive from its own, from `first` on. */
interface PastRecord {
  readonly prefecture: string;
  readonly id: string;
  readonly first: number;
}

/**
 * Adds the history of a record, as its flow would have written it. Returns its current status and version.
 *
 * @throws Error for a move that the flow does not allow, so that the data never shows what could not have happened
 */
export function addHistory<S extends string, M extends string>(
  rows: Rows,
  flow: Flow<string, S, M>,
  record: PastRecord,
  moves: readonly PastMove[],
): { status: S; version: number } {
  let status: S | null = null;
  for (const [index, past] of moves.entries()) {
    const from: S | null = status;
    const to: S = from === null ? statusIn(flow, past.to) : next(flow, from, past.move);
    rows.add('record_actions', {
      prefecture: record.prefecture,
      id: derived(record.id, record.first + index),
      noun: flow.noun,
      record_id: record.id,
      move: past.move,
      from_status: from,
      to_status: to,
      reason: past.reason ?? null,
      version_after: index + 1,
      actor_kind: past.by?.kind ?? 'staff',
      actor_name: past.by?.name ?? '小周',
      at: past.at,
    });
    status = to;
  }
  if (status === null) throw new Error(`A ${flow.noun} has no beginning`);
  return { status, version: moves.length };
}

function next<S extends string, M extends string>(flow: Flow<string, S, M>, from: S, move: string): S {
  const to = isMove(flow, move) ? nextStatus(flow, from, move) : undefined;
  if (to === undefined) throw new Error(`A ${flow.noun} that is ${from} cannot ${move}`);
  return to;
}
