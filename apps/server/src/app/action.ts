import type { Ref } from './ids.ts';

/** The row of an action, wherever it lies. */
export type ActionKey = Ref;

/** An action that followed from another one. */
export interface CausedAction {
  readonly key: ActionKey;
  readonly noun: string;
  readonly move: string;
  readonly record: Ref;
}

/**
 * The move under way, as whatever it writes sees it: messages, countables and deadlines keep its key, so that taking
 * it back finds them.
 */
export interface CurrentAction {
  readonly key: ActionKey;
  readonly noun: string;
  readonly move: string;
  readonly record: Ref;
  /** The move that this one follows from; null for what somebody asked for. */
  readonly cause: CurrentAction | null;
  /**
   * Until when it can be taken back: what leaves the house because of it waits until then. Null when it cannot be
   * taken back and everything may leave at once.
   */
  readonly until: Date | null;
  /** What followed from it so far, in order. */
  readonly caused: readonly CausedAction[];
  /** For what must leave at once (a code, a printed number): the move can then not be taken back any more. */
  closeWindow(): void;
}
