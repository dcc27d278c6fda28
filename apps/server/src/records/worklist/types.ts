import type { Waiting, WorklistEntry } from '@yizhan/contract';
import type { DeadlineRuleId, Verb } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';

/** Where the viewer holds the verb of an item, and the site to which the list is narrowed. */
export interface WorklistScope {
  readonly regions: readonly string[];
  readonly sites: readonly string[];
  readonly siteId: string | undefined;
}

export type Counted = Omit<Waiting, 'item'>;

/** Counting stops here: nobody handles more in a day. */
export const MOST_WAITING = 999;

/** The counts, up to one more than is shown. */
export function upTo(total: number, overdue = 0): Counted {
  return { total: Math.min(total, MOST_WAITING), more: total > MOST_WAITING, overdue };
}

/** One kind of work that waits for staff. */
export interface WorklistItem {
  /** `noun.what`, unique. */
  readonly id: string;
  /** Who sees it: the holders of this verb at the record's place. */
  readonly verb: Verb;
  /** Lower weights rank higher: people waiting on the phone before papers. */
  readonly weight: number;
  /** The rule its time limits are counted by, whose source is shown; without one where there are none. */
  readonly rule?: DeadlineRuleId;
  /** Entries shown; the rest is a click away. */
  readonly shown?: number;
  /** Must be quick, because it runs whenever somebody opens the console: `countWaiting` stops early. */
  readonly count: (ctx: AnyContext, scope: WorklistScope) => Promise<Counted>;
  /** The first entries, overdue ones before all others. */
  readonly entries: (ctx: AnyContext, scope: WorklistScope, limit: number) => Promise<WorklistEntry[]>;
}
