import type { Table } from '../module.ts';

/** What a table holds of whom, as the composition sees it. */
export interface Holding {
  readonly table: Table;
  readonly of: 'seeker' | 'employer' | 'staff';
}
