import type { InsertObject, Selectable } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';

type Occupation = Selectable<DB['occupations']>;
/** What a classification says of an occupation. */
export type OccupationText = Pick<
  Occupation,
  'name' | 'definition' | 'tasks' | 'pinyin' | 'initials' | 'source'
>;

export async function listOccupations(db: Reader): Promise<Occupation[]> {
  return db.selectFrom('occupations').selectAll().execute();
}

/** Codes and names of the finest level. */
export async function listLeaves(db: Reader): Promise<Array<{ code: string; name: string }>> {
  return db
    .selectFrom('occupations')
    .select(['code', 'name'])
    .where('level', '=', 'leaf')
    .orderBy('code')
    .execute();
}

export async function listAliases(db: Reader): Promise<Array<{ alias: string; code: string; kind: string }>> {
  return db
    .selectFrom('occupation_aliases')
    .select(['alias', 'code', 'kind'])
    .orderBy('code')
    .orderBy('alias')
    .execute();
}

/** A new occupation, or what is said of a known one. */
export async function saveOccupation(
  trx: Transaction,
  key: { code: string; level: string; parent_code: string | null },
  text: OccupationText,
): Promise<void> {
  await trx
    .insertInto('occupations')
    .values({ ...key, ...text })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(text))
    .execute();
}

/** Names that are known already stay as they are. */
export async function insertAliases(
  trx: Transaction,
  aliases: ReadonlyArray<InsertObject<DB, 'occupation_aliases'>>,
): Promise<void> {
  if (aliases.length === 0) return;
  await trx
    .insertInto('occupation_aliases')
    .values([...aliases])
    .onConflict((conflict) => conflict.columns(['alias', 'code']).doNothing())
    .execute();
}
