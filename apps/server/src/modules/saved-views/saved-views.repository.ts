import { sql, type InsertObject, type Selectable, type SqlBool, type UpdateObject } from 'kysely';
import { violatedConstraint, type DB, type Reader, type Transaction } from '../../app/db/database.ts';
import type { ReachedPlaces } from '../../app/actor.ts';

export interface ViewRow extends Selectable<DB['saved_views']> {
  readonly owner_name: string;
  readonly owner_gone: boolean;
  readonly site_name: string | null;
}

function viewsFrom(db: Reader) {
  return db
    .selectFrom('saved_views as v')
    .innerJoin('staff as o', 'o.id', 'v.owner_id')
    .leftJoin('sites as s', 's.id', 'v.shared_site')
    .selectAll('v')
    .select([
      'o.name as owner_name',
      sql<boolean>`o.disabled_at is not null`.as('owner_gone'),
      's.name as site_name',
    ]);
}

/** Views that are one's own, or shared with a division or site of one's grants. */
function visible(staffId: string, { regions, sites }: ReachedPlaces) {
  return sql<SqlBool>`(v.owner_id = ${staffId}
    or v.shared_site = any(${sites}::uuid[])
    or exists (select from unnest(${regions}::text[]) as own(code) where own.code like v.shared_region || '%'))`;
}

/** One's own first, then by name. */
export async function listViewRows(
  db: Reader,
  list: string,
  staffId: string,
  places: ReachedPlaces,
): Promise<ViewRow[]> {
  return viewsFrom(db)
    .where('v.list', '=', list)
    .where(visible(staffId, places))
    .orderBy(sql`v.owner_id = ${staffId}`, 'desc')
    .orderBy('v.name')
    .orderBy('v.id')
    .limit(200)
    .execute();
}

export async function findViewRow(db: Reader, id: string): Promise<ViewRow | undefined> {
  return viewsFrom(db).where('v.id', '=', id).executeTakeFirst();
}

/** Whether a view is one's own or shared with one. */
export async function isVisible(
  db: Reader,
  id: string,
  staffId: string,
  places: ReachedPlaces,
): Promise<boolean> {
  const row = await db
    .selectFrom('saved_views as v')
    .select('v.id')
    .where('v.id', '=', id)
    .where(visible(staffId, places))
    .executeTakeFirst();
  return row !== undefined;
}

/** How many views somebody has of a list. */
export async function countViews(db: Reader, staffId: string, list: string): Promise<number> {
  const { n } = await db
    .selectFrom('saved_views')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('owner_id', '=', staffId)
    .where('list', '=', list)
    .executeTakeFirstOrThrow();
  return n;
}

const NAME = 'saved_views_name_is_unique';

/** False when the owner has a view of this name. */
export async function insertView(trx: Transaction, row: InsertObject<DB, 'saved_views'>): Promise<boolean> {
  const made = await trx
    .insertInto('saved_views')
    .values(row)
    .onConflict((conflict) => conflict.constraint(NAME).doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

/** What became of a change: done, changed by somebody else meanwhile, or the name is taken. */
export async function updateView(
  trx: Transaction,
  key: { readonly id: string; readonly version: number },
  change: UpdateObject<DB, 'saved_views'>,
): Promise<'done' | 'changed' | 'taken'> {
  try {
    const result = await trx
      .updateTable('saved_views')
      .set({ ...change, version: key.version + 1 })
      .where('id', '=', key.id)
      .where('version', '=', key.version)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n ? 'done' : 'changed';
  } catch (error) {
    if (violatedConstraint(error) === NAME) return 'taken';
    throw error;
  }
}

export async function deleteView(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom('saved_views').where('id', '=', id).execute();
}

/** Deletes saved views that look for one of some names. */
export async function deleteViewsNaming(trx: Transaction, names: readonly string[]): Promise<number> {
  const result = await trx
    .deleteFrom('saved_views')
    .where(sql<SqlBool>`query ->> 'q' = any(${[...names]}::text[])`)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
