import type { Verb } from '@yizhan/domain';

/** One kind of work that waits for staff, as the composition sees it. */
export interface WorklistItem {
  /** `noun.what`, unique. */
  readonly id: string;
  /** Who sees it: whoever holds this verb at the record's place. */
  readonly verb: Verb;
}
