import type { Period } from './periods.ts';

/** The scope of a count: a period, and a place if one is chosen. */
export interface CountScope extends Period {
  readonly region?: string;
  readonly siteId?: string;
}
