import type { InsertObject, Selectable } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';

type Occupation = Selectable<DB['occupations']>;
/** A classification's texts about an occupation. */
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

/**
 * Occupations with their synonyms: below a parent, or of the finest level by name, code, initials or pinyin, the best
 * match first. `q` is in lower case; empty for all.
 */
export async function listMatchingOccupations(
  db: Reader,
  { q, parent, limit }: { q: string; parent: string | undefined; limit: number },
) {
  const like = `${q.replaceAll(/[\\%_]/g, '\\$&')}%`;
  let select = db
    .selectFrom('occupations as o')
    .select(['o.code', 'o.name', 'o.level', 'o.parent_code', 'o.definition'])
    .select((eb) =>
      eb
        .selectFrom('occupation_aliases as a')
        .select((inner) => inner.fn.agg<string[] | null>('array_agg', ['a.alias']).as('aliases'))
        .whereRef('a.code', '=', 'o.code')
        .as('synonyms'),
    );
  if (parent !== undefined) select = select.where('o.parent_code', '=', parent);
  if (q !== '') {
    select = select
      .where('o.level', '=', 'leaf')
      .where((eb) =>
        eb.or([
          eb('o.name', 'like', `%${like}`),
          eb('o.code', 'like', like),
          eb('o.initials', 'like', like),
          eb('o.pinyin', 'like', like),
          eb.exists(
            eb
              .selectFrom('occupation_aliases as a')
              .select('a.alias')
              .whereRef('a.code', '=', 'o.code')
              .where((inner) =>
                inner.or([inner('a.alias', 'like', `%${like}`), inner('a.initials', 'like', like)]),
              ),
          ),
        ]),
      )
      .orderBy((eb) =>
        eb
          .case()
          .when('o.name', '=', q)
          .then(0)
          .when('o.name', 'like', like)
          .then(1)
          .when('o.common', '=', true)
          .then(2)
          .else(3)
          .end(),
      );
  }
  return select.orderBy('o.code').limit(limit).execute();
}

export async function listAliases(db: Reader): Promise<Array<{ alias: string; code: string; kind: string }>> {
  return db
    .selectFrom('occupation_aliases')
    .select(['alias', 'code', 'kind'])
    .orderBy('code')
    .orderBy('alias')
    .execute();
}

/** Inserts an occupation, or updates the texts of a known one. */
export async function saveOccupation(
  trx: Transaction,
  key: { code: string; level: DB['occupations']['level']; parent_code: string | null },
  text: OccupationText,
): Promise<void> {
  await trx
    .insertInto('occupations')
    .values({ ...key, ...text })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(text))
    .execute();
}

/** Names already known stay as they are. */
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
