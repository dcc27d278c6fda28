import { isMove, statusIn, type Flow } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import type { DB } from '../../app/db/database.ts';
import type { Bilingual } from '../../app/errors.ts';
import { recordId, shortId, type Ref } from '../../app/ids.ts';
import type { TimelineInput } from '../../app/timeline.ts';
import type { Effect, FlowBinding, InputOf, Refusal, Step, StepInfo } from './types.ts';

type Table = keyof DB;

/** A locked record; only its binding knows its type. */
export interface AnyHeld {
  readonly row: Readonly<Record<string, unknown>> & { readonly version: number };
  readonly region: string | null;
  authorise(ctx: AnyContext, move: string): Promise<void>;
  undo(ctx: WriteContext, move: string, data: unknown): Promise<object>;
  /** The record after a change of columns. */
  with(columns: object): AnyHeld;
  afterwards(ctx: WriteContext, step: Step): Promise<void>;
  tell(ctx: WriteContext, step: Step): readonly TimelineInput[];
}

export interface Held<S extends string, M extends string, L, I> extends AnyHeld {
  readonly locked: L;
  with(columns: object): Held<S, M, L, I>;
  effect<K extends M>(ctx: WriteContext, move: K, input: InputOf<I, K>, info: StepInfo<S>): Promise<Effect>;
}

/** A bound flow as registry, tests and taking back see it. */
export interface AnyBoundFlow {
  readonly noun: string;
  /** The table whose `column` only this flow writes. */
  readonly table: Table;
  readonly column: string;
  readonly shared: boolean;
  readonly moves: readonly string[];
  /** Keyed by move. */
  readonly effects: Readonly<Record<string, unknown>>;
  readonly entity: string;
  readonly words: {
    readonly statuses: Readonly<Record<string, Bilingual>>;
    readonly moves: Readonly<Record<string, Bilingual>>;
  };
  readonly errors: { readonly illegal?: Refusal; readonly reason?: Refusal };
  readonly flow: Flow;
  lock(ctx: WriteContext, ref: Ref, move: string): Promise<AnyHeld>;
  audit(step: Step): string | null;
  idOf(ref: Ref): string;
}

/** A flow bound to its rows; the argument of `transition`, `cause` and `openRecord`. */
export interface BoundFlow<
  S extends string,
  M extends string,
  O extends string,
  L,
  I,
  T extends Table = Table,
> extends AnyBoundFlow {
  readonly typed: Flow<string, S, M, O>;
  readonly table: T;
  lock(ctx: WriteContext, ref: Ref, move: string): Promise<Held<S, M, L, I>>;
  /** A record that the caller has locked, or is about to insert. */
  hold(locked: L): Held<S, M, L, I>;
}

/**
 * Binds a flow to its rows. Rights, locks, effects and words come from the module; order, version, history, audit and
 * taking back from the engine.
 */
export function bindFlow<
  S extends string,
  M extends string,
  O extends string,
  T extends Table,
  L extends { readonly version: number },
  I = object,
>(binding: FlowBinding<S, M, O, T, L, I>): BoundFlow<S, M, O, L, I, T> {
  const { flow, shared = false } = binding;
  const known = (name: string): M | O => {
    if (isMove(flow, name) || isOpening(flow, name)) return name;
    throw new Error(`A ${flow.noun} has no move ${name}`);
  };
  const asTyped = (step: Step): Step<S> => ({
    ...step,
    from: step.from === null ? null : statusIn(flow, step.from),
    to: statusIn(flow, step.to),
  });
  const hold = (locked: L): Held<S, M, L, I> => ({
    locked,
    row: { ...locked },
    region: binding.regionOf === undefined ? regionOf(locked) : binding.regionOf(locked),
    authorise: async (ctx, move) => binding.policy(ctx, locked, known(move)),
    undo: async (ctx, move, data) => (await binding.undo?.[known(move)]?.(ctx, locked, data)) ?? {},
    with: (columns) => hold({ ...locked, ...columns }),
    afterwards: async (ctx, step) => binding.afterwards?.(ctx, locked, asTyped(step)),
    tell: (ctx, step) => binding.tell?.(ctx, locked, asTyped(step)) ?? [],
    effect: async (ctx, move, input, info) => binding.effects[move](ctx, locked, input, info),
  });
  return {
    typed: flow,
    noun: flow.noun,
    flow,
    table: binding.table,
    column: binding.column ?? 'status',
    shared,
    moves: Object.keys(flow.moves),
    effects: binding.effects,
    entity: binding.entity ?? flow.noun,
    words: binding.words,
    errors: binding.errors ?? {},
    lock: async (ctx, ref, move) => hold(await binding.lock(ctx, ref, move)),
    hold,
    audit: (step) => binding.audit(asTyped(step)),
    idOf: (ref) => binding.idOf?.(ref) ?? (shared ? shortId(ref.id) : recordId(ref)),
  };
}

function regionOf(locked: object): string | null {
  return 'region_code' in locked && typeof locked.region_code === 'string' ? locked.region_code : null;
}

function isOpening<O extends string>(flow: Flow<string, string, string, O>, name: string): name is O {
  return Object.hasOwn(flow.openings, name);
}
