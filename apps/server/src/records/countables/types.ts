import type { RawBuilder } from 'kysely';
import type { CountableKind } from '@yizhan/domain';
import type { DB } from '../../app/db/database.ts';

/** A kind that a module counts, and how its rows derive from the module's records. */
export interface CountedKind {
  readonly kind: CountableKind;
  /** The table of the records, which has a column `prefecture`. */
  readonly table: keyof DB;
  /**
   * A query of all rows of the kind in a prefecture, derived from the present records, with the columns `day`,
   * `subject_id`, `person_id`, `employer_id`, `site_id`, `region_code`, `amount` and `source_id`. Part of the module's
   * repository; `yizhan countables verify` compares it with what was counted.
   */
  readonly rebuild: (prefecture: string) => RawBuilder<unknown>;
}
