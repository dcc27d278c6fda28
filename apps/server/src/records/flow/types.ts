import type { Updateable } from 'kysely';
import type { EventName, EventPayload, Flow } from '@yizhan/domain';
import type { ActionKey, CausedAction } from '../../app/action.ts';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import type { DB } from '../../app/db/database.ts';
import type { Bilingual, defineError } from '../../app/errors.ts';
import type { Ref } from '../../app/ids.ts';
import type { TimelineInput } from '../../app/timeline.ts';

type Table = keyof DB;

/** Records of shared tables (sites, imports) belong to no place; their actions and events lie here. */
const NO_PLACE = '0000';

/** A record of a shared table, for the engine. */
export function sharedRef(id: string): Ref {
  return { prefecture: NO_PLACE, id };
}

/** Plain values for columns of a table; the flow's own column, version and time of change are the engine's. */
export type Columns<T extends Table> = Omit<Updateable<DB[T]>, 'version' | 'updated_at'>;

/** An event to be emitted once the columns are written; of the record itself unless `subject` names another one. */
export type Emission = {
  [K in EventName]: { readonly name: K; readonly payload: EventPayload<K>; readonly subject?: Ref };
}[EventName];

/** What a move does besides moving. The engine writes it; other tables the effect has written by then itself. */
export interface Effect<T extends Table = Table> {
  readonly columns?: Columns<T>;
  /** Kept with the action and told on timelines and in the audit row: codes, days, ids. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** What `undo` of the binding will need, as JSON. Columns are kept anyway. */
  readonly undo?: unknown;
  readonly events?: readonly Emission[];
}

/** A move as it is being made. */
export interface StepInfo<S extends string = string> {
  readonly ref: Ref;
  readonly from: S;
  readonly to: S;
  readonly reason: string;
  readonly note: string;
}

/** A move as it was made, for timelines, audit and whatever comes after. */
export interface Step<S extends string = string> {
  readonly key: ActionKey;
  readonly ref: Ref;
  /** A move, an opening, or `take_back`. */
  readonly move: string;
  /** Null where the record begins. */
  readonly from: S | null;
  readonly to: S;
  readonly reason: string;
  readonly note: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly caused: readonly CausedAction[];
}

/** What a caller hands to a move `M`, looked up in the inputs `I`; moves that need nothing are not in there. */
export type InputOf<I, M> = M extends keyof I ? I[M] : undefined;

/** Says what moves are handed; see `takes`. */
export interface Takes<I> {
  /** Carries the type only. */
  readonly type?: I;
}

/** Lists what moves are handed: `takes: takes<{ hire: { startDate: string } }>()`. */
export function takes<I>(): Takes<I> {
  return {};
}

type EffectFunction<S extends string, T extends Table, L, Input> = (
  ctx: WriteContext,
  locked: L,
  input: Input,
  info: StepInfo<S>,
) => Effect<T> | Promise<Effect<T>>;

type UndoFunction<T extends Table, L> = (
  ctx: WriteContext,
  locked: L,
  undo: unknown,
) => Columns<T> | Promise<Columns<T>>;

/** How a noun names its statuses and moves in sentences: “is {status}”, “cannot {move}”. */
export interface FlowWords<S extends string, M extends string> {
  readonly statuses: Readonly<Record<S, Bilingual>>;
  readonly moves: Readonly<Record<M, Bilingual>>;
}

export type Refusal = ReturnType<typeof defineError>;

/**
 * Ties a flow of statuses `S`, moves `M` and openings `O` to its rows. `L` is the locked record: the row itself, with
 * whatever the moves need to know of its elders beside it. `I` lists what moves are handed.
 */
export interface FlowBinding<
  S extends string,
  M extends string,
  O extends string,
  T extends Table,
  L extends { readonly version: number },
  I,
> {
  readonly flow: Flow<string, S, M, O>;
  readonly table: T;
  /** The column that only this flow writes. */
  readonly column: keyof Updateable<DB[T]> & string;
  /** The table has no prefecture. */
  readonly shared?: true;
  readonly takes?: Takes<I>;
  readonly words: FlowWords<S, M | O>;
  /** Refusals in the noun's own words, with `{status}` and `{action}`; else those that every noun shares. */
  readonly errors?: { readonly illegal?: Refusal; readonly reason?: Refusal };
  /**
   * Reads and locks the record after its elders, in the house's order: person, employer, vacancy, placement, then the
   * rest by id. Throws when there is none.
   */
  lock(ctx: WriteContext, ref: Ref, move: string): Promise<L>;
  /** Throws when the actor may not make the move with this record; asked for taking back, too. */
  policy(ctx: AnyContext, locked: L, move: M | O): void;
  readonly effects: { readonly [K in M]: EffectFunction<S, T, L, InputOf<I, K>> };
  /**
   * Undoes what the effect did in other tables; returns columns to set besides the earlier ones. Moves it caused are
   * undone by then. A `relative` move returns all its columns here.
   */
  readonly undo?: { readonly [K in M | O]?: UndoFunction<T, L> };
  /** Runs whenever the status or a column changed, forwards and back: channels, notices, indexes. */
  afterwards?(ctx: WriteContext, after: L, step: Step<S>): Promise<void>;
  /** Entries on timelines. */
  tell?(ctx: WriteContext, after: L, step: Step<S>): readonly TimelineInput[];
  /** The audit action, null for a move that its cause's audit row tells of. */
  audit(step: Step<S>): string | null;
  /** What audit rows call the record. */
  readonly entity: string;
  /** The id by which the record is known outside. */
  idOf(ref: Ref): string;
  /** Where audit rows say it happened. */
  regionOf(locked: L): string | null;
}

/** An effect that does nothing but move. */
export const MOVES_ONLY = (): Effect<never> => ({});
