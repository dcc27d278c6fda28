import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import type { AnyHeld, BoundFlow, Held } from './bind-flow.ts';
import { complete, frameFor, prepare, record, stepOf, type MoveRequest, type Prepared } from './engine.ts';
import type { Frame } from './frame.ts';
import type { Emission } from './types.ts';

/** How a record begins. */
export interface Opening<S extends string, O extends string> {
  readonly ref: Ref;
  readonly opening: O;
  /** One of the statuses the opening allows; its first by default. */
  readonly status?: S;
  readonly note?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** Data for taking it back; see `undo` of the binding. */
  readonly undo?: unknown;
  readonly events?: readonly Emission[];
}

const FIRST_VERSION = 1;

/**
 * Begins a record: `insert` writes the row with the given status and version 1, and the engine its first action. The
 * caller has checked the right to do so.
 */
export async function openRecord<S extends string, M extends string, O extends string, L, I>(
  ctx: WriteContext,
  bound: BoundFlow<S, M, O, L, I>,
  opening: Opening<S, O>,
  insert: (ctx: WriteContext, status: S) => Promise<void>,
): Promise<void> {
  const status = openingStatus(bound, opening);
  const frame = frameFor(ctx, bound, opening.ref, opening.opening);
  const inner: WriteContext = { ...ctx, action: frame };
  await insert(inner, status);
  const held = await bound.lock(inner, opening.ref, opening.opening);
  await complete(inner, bound, frame, held, opened(opening, status));
}

/**
 * Begins a record that makes its first moves immediately, as an import of thousands does: the row is built in memory
 * (`locked`), every move is checked and recorded as usual, and one insert writes the final row. Effects of these moves
 * may read the row passed to them, not the database, and write elsewhere only by `ctx.append`.
 */
export async function openThrough<S extends string, M extends string, O extends string, L, I, K extends M>(
  ctx: WriteContext,
  bound: BoundFlow<S, M, O, L, I>,
  opening: Opening<S, O> & { readonly locked: L },
  moves: ReadonlyArray<MoveRequest<I, K>>,
  insert: (ctx: WriteContext, row: L) => Promise<void>,
): Promise<L> {
  const { ref, locked } = opening;
  const buffer = bufferOf(ctx);
  const status = openingStatus(bound, opening);
  let held: Held<S, M, L, I> = bound.hold(locked).with({ [bound.column]: status, version: FIRST_VERSION });
  const steps: Array<{ frame: Frame; inner: WriteContext; before: AnyHeld; prepared: Prepared<S> }> = [];

  const begin = frameFor(buffer.ctx, bound, ref, opening.opening);
  const first: Prepared<S> = opened(opening, status);
  steps.push({ frame: begin, inner: { ...buffer.ctx, action: begin }, before: held, prepared: first });
  for (const request of moves) {
    const frame = frameFor(buffer.ctx, bound, ref, request.move);
    const inner: WriteContext = { ...buffer.ctx, action: frame };
    const prepared = await prepare(inner, bound, ref, held, request);
    steps.push({ frame, inner, before: held, prepared });
    held = held.with(prepared.columns);
  }
  await insert({ ...buffer.ctx, action: begin }, held.locked);
  await buffer.release();
  const last = steps.at(-1);
  for (const step of steps) {
    const after = step.before.with(step.prepared.columns);
    // Channels and indexes are notified once, of the record's final state.
    if (step === last)
      await after.afterwards(step.inner, { ...stepOf(step.frame, step.prepared), from: null });
    await record(step.inner, bound, step.frame, step.before, after, step.prepared);
  }
  return held.locked;
}

function openingStatus<S extends string, M extends string, O extends string, L, I>(
  bound: BoundFlow<S, M, O, L, I>,
  { opening, status }: Opening<S, O>,
): S {
  const { to } = bound.typed.openings[opening];
  const found = status ?? to[0];
  if (!to.includes(found)) throw new Error(`A ${bound.noun} does not begin as ${found}`);
  return found;
}

function opened<S extends string, O extends string>(opening: Opening<S, O>, status: S): Prepared<S> {
  const { ref, note = '', data, undo, events } = opening;
  return {
    ref,
    move: opening.opening,
    from: null,
    to: status,
    reason: '',
    note,
    effect: {
      ...(data === undefined ? {} : { data }),
      ...(undo === undefined ? {} : { undo }),
      ...(events === undefined ? {} : { events }),
    },
    columns: {},
  };
}

/** A context whose appended rows wait until the row they refer to exists. */
function bufferOf(ctx: WriteContext): { ctx: WriteContext; release(): Promise<void> } {
  let waiting: Array<() => Promise<void>> | null = [];
  return {
    ctx: {
      ...ctx,
      async append(table, rows) {
        if (waiting === null) await ctx.append(table, rows);
        else waiting.push(() => ctx.append(table, rows));
      },
    },
    async release() {
      const held = waiting ?? [];
      waiting = null;
      for (const write of held) await write();
    },
  };
}
