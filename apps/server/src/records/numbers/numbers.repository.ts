import { sql } from 'kysely';
import type { Transaction } from '../../app/db/database.ts';

/** Numbers that an office gives out one after the other, from 1 in each year. */
export interface Series {
  readonly prefecture: string;
  /** Code of the office's division. */
  readonly office: string;
  readonly kind: string;
  readonly year: number;
}

/**
 * Takes the next numbers of a series and returns the first of them. The series stays locked until the transaction ends,
 * so that a number is given back when whoever took it fails; other offices do not wait.
 */
export async function takeNumbers(trx: Transaction, series: Series, count: number): Promise<number> {
  const { last } = await trx
    .insertInto('number_series')
    .values({ ...series, last: count })
    .onConflict((conflict) =>
      conflict
        .columns(['prefecture', 'office', 'kind', 'year'])
        .doUpdateSet({ last: sql<number>`number_series.last + excluded.last` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last - count + 1;
}
