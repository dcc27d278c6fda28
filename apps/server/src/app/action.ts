import type { Ref } from './ids.ts';

/** Key of an action's row, in any prefecture. */
export type ActionKey = Ref;

/** An action that followed from another one. */
export interface CausedAction {
  readonly key: ActionKey;
  readonly noun: string;
  readonly move: string;
  readonly record: Ref;
}

/**
 * The current move, as everything it writes sees it: messages, countables and deadlines keep its key, so that taking it
 * back finds them.
 */
export interface CurrentAction {
  readonly key: ActionKey;
  readonly noun: string;
  readonly move: string;
  readonly record: Ref;
  /** The move that caused this one; null for a move requested by a user. */
  readonly cause: CurrentAction | null;
  /**
   * Until when it can be taken back: whatever leaves the house because of it waits until then. Null when it cannot be
   * taken back and everything may leave immediately.
   */
  readonly until: Date | null;
  /** Actions that have followed from it so far, in order. */
  readonly caused: readonly CausedAction[];
  /** For things that must leave immediately (a code, a printed number): the move can then no longer be taken back. */
  closeWindow(): void;
}
