import type { Grade } from '@yizhan/domain';
import type { Period } from './periods.ts';

/** The scope of a count: a period, and a place if one is chosen. */
export interface CountScope extends Period {
  readonly region?: string;
  readonly siteId?: string;
  /** Only claims evidenced at least this well. */
  readonly grade?: Grade;
}
