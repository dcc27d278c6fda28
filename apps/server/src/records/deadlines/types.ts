import type { DeadlineRuleId, Verb } from '@yizhan/domain';
import type { Reader } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';
import type { StaffPlace } from '../notifications/tell-staff.ts';

/** A record that waits without a deadline. */
export interface Unstarted {
  readonly record: Ref;
  readonly place: StaffPlace;
  /** Since when it waits. */
  readonly since: Date;
}

/** A deadline rule as its module declares it. The domain defines how it counts, under the same id. */
export interface DeadlineRule {
  /** `noun.what`, unique. */
  readonly id: DeadlineRuleId;
  /** The holders of this verb at the record's place have to do it. Those above them are told when it is not done. */
  readonly verb: Verb;
  /** Records that the rule applies to and no deadline runs for; the clock begins it for them. */
  readonly unstarted?: (db: Reader, limit: number) => Promise<Unstarted[]>;
}
