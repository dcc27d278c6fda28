import type { DeadlineRuleId, Verb } from '@yizhan/domain';

/** A deadline rule as its module declares it. The domain defines how it counts, under the same id. */
export interface DeadlineRule {
  /** `noun.what`, unique. */
  readonly id: DeadlineRuleId;
  /** The holders of this verb at the record's place have to do it. Those above them are told when it is not done. */
  readonly verb: Verb;
}
