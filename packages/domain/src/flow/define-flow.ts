/** How long a move can be taken back, provided that nothing of it has left the house. */
export const UNDO_MINUTES = 10;

/**
 * How a move is taken back:
 *
 * - `inverse`: status and columns return to their former values, if nobody has changed the record since;
 * - `relative`: what the move added is removed, whatever happened since (a place taken, a counter raised);
 * - `never`: there is no way back, only a correcting move.
 */
export type Undo = 'inverse' | 'relative' | 'never';

/** Whether a move carries a reason: none, an optional one, free text, or one of a list of codes. */
export type ReasonRule = 'none' | 'optional' | 'words' | readonly string[];

export interface MoveRule {
  readonly undo: Undo;
  readonly reason: ReasonRule;
}

/** How a record begins. */
export interface OpeningRule<S extends string> {
  /** The statuses in which it may begin; the first one by default. */
  readonly to: readonly [S, ...S[]];
  /** The status of a record whose opening is taken back; null where it cannot be. */
  readonly takenBack: S | null;
}

/**
 * The life of a noun as data: which move leads from which status to which. Screens offer moves and the server accepts
 * them according to it, and tests are derived from it.
 */
export interface Flow<
  N extends string = string,
  S extends string = string,
  M extends string = string,
  O extends string = string,
> {
  /** Snake case, as in record_actions. */
  readonly noun: N;
  readonly statuses: readonly S[];
  /** Legal moves by status, the most likely one first. */
  readonly table: Readonly<Record<S, Readonly<Partial<Record<M, S>>>>>;
  readonly moves: Readonly<Record<M, MoveRule>>;
  /** Openings, by the name of the first action. */
  readonly openings: Readonly<Record<O, OpeningRule<S>>>;
}

export type StatusOf<F> = F extends Flow<string, infer S> ? S : never;
export type MoveOf<F> = F extends Flow<string, string, infer M> ? M : never;
export type OpeningOf<F> = F extends Flow<string, string, string, infer O> ? O : never;

/** Statuses and moves are inferred from `statuses` and `moves`; a table that names others does not compile. */
export function defineFlow<
  const N extends string,
  const S extends string,
  const M extends string,
  const O extends string,
>(flow: {
  noun: N;
  statuses: readonly S[];
  table: Readonly<Record<NoInfer<S>, Readonly<Partial<Record<NoInfer<M>, NoInfer<S>>>>>>;
  moves: Readonly<Record<M, MoveRule>>;
  openings: Readonly<Record<O, OpeningRule<NoInfer<S>>>>;
}): Flow<N, S, M, O> {
  return flow;
}

/** The status after the move, or undefined when the move is not legal in `status`. */
export function nextStatus<S extends string, M extends string>(
  flow: Flow<string, S, M>,
  status: S,
  move: M,
): S | undefined {
  return flow.table[status][move];
}

/** The legal moves in a status, the most likely one first. */
export function movesFrom<S extends string, M extends string>(flow: Flow<string, S, M>, status: S): M[] {
  return Object.keys(flow.table[status]).filter((name) => isMove(flow, name));
}

/** All moves of a flow, in the order of their declaration. */
export function movesOf<M extends string>(flow: Flow<string, string, M>): M[] {
  return Object.keys(flow.moves).filter((name) => isMove(flow, name));
}

export function isMove<M extends string>(flow: Flow<string, string, M>, name: string): name is M {
  return Object.hasOwn(flow.moves, name);
}

/** A stored text as a status. @throws Error for an unknown one, which the database's check rules out */
export function statusIn<S extends string>(flow: Flow<string, S>, stored: unknown): S {
  const status = flow.statuses.find((known) => known === stored);
  if (status === undefined) throw new Error(`A ${flow.noun} cannot be “${String(stored)}”`);
  return status;
}

/** Whether the move requires a reason. */
export function needsReason<M extends string>(flow: Flow<string, string, M>, move: M): boolean {
  const { reason } = flow.moves[move];
  return reason === 'words' || Array.isArray(reason);
}

/** Whether the reason satisfies the move's rule; an empty one counts as none. */
export function reasonFits<M extends string>(
  flow: Flow<string, string, M>,
  move: M,
  reason: string,
): boolean {
  const rule = flow.moves[move].reason;
  if (rule === 'optional') return true;
  if (rule === 'none') return reason === '';
  if (rule === 'words') return reason !== '';
  return rule.includes(reason);
}
