import type { ActionKey } from '../../app/action.ts';
import type { WriteContext } from '../../app/context.ts';
import { RecordChanged, type DomainError } from '../../app/errors.ts';
import type { Ref } from '../../app/ids.ts';
import type { AnyBoundFlow, BoundFlow, Held } from './bind-flow.ts';
import { complete, frameFor, prepare, type MoveRequest } from './engine.ts';
import { MovedMeanwhile } from './flow.errors.ts';
import { findLastAction, writeColumns } from './flow.repository.ts';
import { whenDid, whoDid, wordOf } from './words.ts';

export type { MoveRequest } from './engine.ts';

/** The result of a move. */
export interface Done<S extends string> {
  readonly action: ActionKey;
  readonly from: S;
  readonly to: S;
}

/**
 * Makes a requested move: lock → right → version → legal → reason → effect → columns and status → events → action →
 * timelines → audit. `version` is the one the caller read; null where none was read, as in bulk.
 *
 * @throws what the binding's lock, policy and effect throw; record.changed with what happened meanwhile, 409; the
 *   flow's refusals of illegal moves, 409, and missing reasons, 422
 */
export async function transition<S extends string, M extends string, O extends string, L, I, K extends M>(
  ctx: WriteContext,
  bound: BoundFlow<S, M, O, L, I>,
  ref: Ref,
  version: number | null,
  request: MoveRequest<I, K>,
): Promise<Done<S>> {
  const held = await bound.lock(ctx, ref, request.move);
  await held.authorise(ctx, request.move);
  if (version !== null && held.row.version !== version) throw await movedMeanwhile(ctx, bound, ref, version);
  return make(ctx, bound, ref, held, request);
}

/**
 * Makes a move that follows from another one, from an event or from the clock. No user requested it, so it needs no
 * right and no version.
 */
export async function cause<S extends string, M extends string, O extends string, L, I, K extends M>(
  ctx: WriteContext,
  bound: BoundFlow<S, M, O, L, I>,
  ref: Ref,
  request: MoveRequest<I, K>,
): Promise<Done<S>> {
  return make(ctx, bound, ref, await bound.lock(ctx, ref, request.move), request);
}

/** A move of an already locked record. */
async function make<S extends string, M extends string, O extends string, L, I, K extends M>(
  ctx: WriteContext,
  bound: BoundFlow<S, M, O, L, I>,
  ref: Ref,
  held: Held<S, M, L, I>,
  request: MoveRequest<I, K>,
): Promise<Done<S>> {
  const frame = frameFor(ctx, bound, ref, request.move);
  const inner: WriteContext = { ...ctx, action: frame };
  const prepared = await prepare(inner, bound, ref, held, request);
  await writeColumns(ctx.trx, { table: bound.table, shared: bound.shared, ref }, prepared.columns);
  await complete(inner, bound, frame, held, prepared);
  return { action: frame.key, from: prepared.from, to: prepared.to };
}

/** What another user did since the caller read the record. */
async function movedMeanwhile(
  ctx: WriteContext,
  bound: AnyBoundFlow,
  ref: Ref,
  version: number,
): Promise<DomainError> {
  const last = await findLastAction(ctx.trx, ref);
  if (last === undefined || last.noun !== bound.noun || last.version_after <= version) return RecordChanged();
  return MovedMeanwhile({
    who: whoDid(last, ctx.locale),
    time: whenDid(last.at, ctx.now),
    move: wordOf(bound.words.moves, last.move, ctx.locale),
    status: wordOf(bound.words.statuses, last.to_status, ctx.locale),
  });
}
