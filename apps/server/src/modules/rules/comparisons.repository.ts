import type { InsertObject, Selectable, UpdateObject } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';

export type ComparisonRow = Selectable<DB['rule_comparisons']>;
export type ChangedPerson = Selectable<DB['rule_comparison_people']>;

export async function insertComparison(
  trx: Transaction,
  row: InsertObject<DB, 'rule_comparisons'>,
): Promise<void> {
  await trx.insertInto('rule_comparisons').values(row).execute();
}

export async function findComparison(db: Reader, id: string): Promise<ComparisonRow | undefined> {
  return db.selectFrom('rule_comparisons').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findComparisonForUpdate(
  trx: Transaction,
  id: string,
): Promise<ComparisonRow | undefined> {
  return trx.selectFrom('rule_comparisons').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** A comparison of a draft that is not finished. */
export async function findRunning(db: Reader, ruleId: string): Promise<ComparisonRow | undefined> {
  return db
    .selectFrom('rule_comparisons')
    .selectAll()
    .where('rule_id', '=', ruleId)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
}

export async function updateComparison(
  trx: Transaction,
  id: string,
  change: UpdateObject<DB, 'rule_comparisons'>,
): Promise<void> {
  await trx.updateTable('rule_comparisons').set(change).where('id', '=', id).execute();
}

/** Keeps some of those whose answer changes; the same one twice is kept once. */
export async function keepPeople(
  trx: Transaction,
  rows: readonly InsertObject<DB, 'rule_comparison_people'>[],
): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .insertInto('rule_comparison_people')
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function listKept(
  db: Reader,
  prefectures: readonly string[],
  id: string,
): Promise<ChangedPerson[]> {
  if (prefectures.length === 0) return [];
  return db
    .selectFrom('rule_comparison_people')
    .selectAll()
    .where('prefecture', 'in', [...prefectures])
    .where('comparison_id', '=', id)
    .orderBy('seeker_id')
    .execute();
}
