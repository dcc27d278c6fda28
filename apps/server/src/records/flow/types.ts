import type { Table } from '../module.ts';

/**
 * A flow tied to its rows, as the composition sees it: enough to check that every move has its effect and that no
 * table has two flows. The types of one noun's moves stay with `bindFlow`.
 */
export interface AnyBoundFlow {
  readonly noun: string;
  /** The table whose `status` only this flow writes. */
  readonly table: Table;
  readonly moves: readonly string[];
  /** Keyed by move. */
  readonly effects: Readonly<Record<string, unknown>>;
}
