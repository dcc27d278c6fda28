import type { DeadlineRuleId, Verb } from '@yizhan/domain';

/** A rule of deadlines as its module declares it. What it counts stands in the domain, under the same id. */
export interface DeadlineRule {
  /** `noun.what`, unique. */
  readonly id: DeadlineRuleId;
  /** Who has to do it: whoever holds this verb at the record's place. Those above them hear when it is not done. */
  readonly verb: Verb;
}
