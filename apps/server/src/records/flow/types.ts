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

/** A record of a shared table, in the form the engine needs. */
export function sharedRef(id: string): Ref {
  return { prefecture: NO_PLACE, id };
}

/** Plain values for columns of a table; the engine writes the flow's own column, version and time of change. */
export type Columns<T extends Table> = Omit<Updateable<DB[T]>, 'version' | 'updated_at'>;

/** An event to emit once the columns are written; about the record itself unless `subject` names another one. */
export type Emission = {
  [K in EventName]: { readonly name: K; readonly payload: EventPayload<K>; readonly subject?: Ref };
}[EventName];

/**
 * What a move does in addition to changing the status. The engine writes it; the effect has already written other
 * tables itself.
 */
export interface Effect<T extends Table = Table> {
  readonly columns?: Columns<T>;
  /** Stored with the action and shown on timelines and in the audit row: codes, days, ids. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** The data that `undo` of the binding will need, as JSON. Columns are stored anyway. */
  readonly undo?: unknown;
  readonly events?: readonly Emission[];
}

/** A move in progress. */
export interface StepInfo<S extends string = string> {
  readonly ref: Ref;
  readonly from: S;
  readonly to: S;
  readonly reason: string;
  readonly note: string;
}

/** A completed move, for timelines, audit and later steps. */
export interface Step<S extends string = string> {
  readonly key: ActionKey;
  readonly ref: Ref;
  /** A move, an opening, or `take_back`. */
  readonly move: string;
  /** Null for an opening. */
  readonly from: S | null;
  readonly to: S;
  readonly reason: string;
  readonly note: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly caused: readonly CausedAction[];
}

/** The input a caller passes for a move `M`, looked up in the inputs `I`; moves without input are not listed there. */
export type InputOf<I, M> = M extends keyof I ? I[M] : undefined;

/** Declares the inputs of moves; see `takes`. */
export interface Takes<I> {
  /** Only carries the type. */
  readonly type?: I;
}

/** Declares the inputs of moves: `takes: takes<{ hire: { startDate: string } }>()`. */
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
 * Binds a flow of statuses `S`, moves `M` and openings `O` to its rows. `L` is the locked record: the row itself, with
 * whatever the moves need to know about the records locked before it. `I` lists the inputs of moves.
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
  /** The column that only this flow writes; `status` by default. */
  readonly column?: keyof Updateable<DB[T]> & string;
  /** The table has no prefecture. */
  readonly shared?: true;
  readonly takes?: Takes<I>;
  readonly words: FlowWords<S, M | O>;
  /** Refusals in the noun's own words, with `{status}` and `{action}`; default: those shared by all nouns. */
  readonly errors?: { readonly illegal?: Refusal; readonly reason?: Refusal };
  /**
   * Reads and locks the record after the records above it, in the standard order: person, employer, vacancy, placement,
   * then the rest by id. Throws when there is none.
   */
  lock(ctx: WriteContext, ref: Ref, move: string): Promise<L>;
  /** Throws when the actor may not make the move with this record; also called for taking back. */
  policy(ctx: AnyContext, locked: L, move: M | O): void | Promise<void>;
  readonly effects: { readonly [K in M]: EffectFunction<S, T, L, InputOf<I, K>> };
  /**
   * Undoes the effect in other tables; returns columns to set in addition to the earlier ones. Moves it caused are
   * already undone. A `relative` move returns all its columns here.
   */
  readonly undo?: { readonly [K in M | O]?: UndoFunction<T, L> };
  /** Runs whenever the status or a column changed, forwards and back: channels, notices, indexes. */
  afterwards?(ctx: WriteContext, after: L, step: Step<S>): Promise<void>;
  /** Writes entries on timelines. */
  tell?(ctx: WriteContext, after: L, step: Step<S>): readonly TimelineInput[];
  /** The audit action; null for a move covered by its cause's audit row. */
  audit(step: Step<S>): string | null;
  /** The record's name in audit rows; by default the noun. */
  readonly entity?: string;
  /** The record's public id, where it is not made of the row's key. */
  idOf?(ref: Ref): string;
  /** The region for audit rows; by default the record's `region_code`. */
  regionOf?(locked: L): string | null;
}

/** An effect that only changes the status. */
export const MOVES_ONLY = (): Effect<never> => ({});
