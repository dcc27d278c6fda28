import type { InsertObject, Selectable, UpdateObject } from 'kysely';
import { violatedConstraint, type DB, type Reader, type Transaction } from '../../app/db/database.ts';
import { rowsOf, type Ref } from '../../app/ids.ts';
import { NameTaken } from './bookings.errors.ts';

export type ResourceRecord = Selectable<DB['booking_resources']>;
export interface ResourceRow extends ResourceRecord {
  readonly site_name: string;
  readonly staff_name: string | null;
}

function resourcesFrom(db: Reader) {
  return db
    .selectFrom('booking_resources as r')
    .innerJoin('sites as t', 't.id', 'r.site_id')
    .leftJoin('staff as s', 's.id', 'r.staff_id')
    .selectAll('r')
    .select(['t.name as site_name', 's.name as staff_name']);
}

/** What can be booked at a site, in the order of its columns. */
export async function listResources(
  db: Reader,
  site: { readonly prefecture: string; readonly id: string },
): Promise<ResourceRow[]> {
  return resourcesFrom(db)
    .where('r.prefecture', '=', site.prefecture)
    .where('r.site_id', '=', site.id)
    .orderBy('r.kind')
    .orderBy('r.name')
    .execute();
}

/** What people may book themselves in a prefecture: of their own site first. */
export async function listBookables(db: Reader, prefecture: string): Promise<ResourceRow[]> {
  return resourcesFrom(db)
    .where('r.prefecture', '=', prefecture)
    .where('r.is_open_to_people', '=', true)
    .where('r.is_in_use', '=', true)
    .orderBy('t.name')
    .orderBy('r.name')
    .limit(200)
    .execute();
}

export async function findResourceRows(db: Reader, refs: readonly Ref[]): Promise<ResourceRow[]> {
  return rowsOf(refs, (prefecture, ids) =>
    resourcesFrom(db).where('r.prefecture', '=', prefecture).where('r.id', 'in', ids).execute(),
  );
}

export async function findResource(db: Reader, ref: Ref): Promise<ResourceRow | undefined> {
  const [row] = await findResourceRows(db, [ref]);
  return row;
}

/** Rooms of a site of one kind that are in use, in the order in which they are locked. */
export async function listRooms(
  db: Reader,
  site: { readonly prefecture: string; readonly id: string },
  kind: ResourceRecord['kind'],
): Promise<ResourceRecord[]> {
  return db
    .selectFrom('booking_resources')
    .selectAll()
    .where('prefecture', '=', site.prefecture)
    .where('site_id', '=', site.id)
    .where('kind', '=', kind)
    .where('is_in_use', '=', true)
    .orderBy('id')
    .execute();
}

/** The room that every site has without anybody setting it up; nothing where it has one of this name. */
export async function insertUsualRoom(
  trx: Transaction,
  row: InsertObject<DB, 'booking_resources'>,
): Promise<void> {
  await trx
    .insertInto('booking_resources')
    .values(row)
    .onConflict((conflict) => conflict.columns(['prefecture', 'site_id', 'kind', 'name']).doNothing())
    .execute();
}

/** Waits for others who book the same, until the write ends. */
export async function lockResource(trx: Transaction, ref: Ref): Promise<ResourceRecord | undefined> {
  return trx
    .selectFrom('booking_resources')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .forUpdate()
    .executeTakeFirst();
}

/** @throws NameTaken */
export async function insertResource(
  trx: Transaction,
  row: InsertObject<DB, 'booking_resources'>,
): Promise<void> {
  try {
    await trx.insertInto('booking_resources').values(row).execute();
  } catch (error) {
    if (violatedConstraint(error) === 'booking_resources_name_is_unique') throw NameTaken();
    throw error;
  }
}

/** @throws NameTaken */
export async function updateResource(
  trx: Transaction,
  ref: Ref,
  columns: UpdateObject<DB, 'booking_resources'>,
): Promise<void> {
  try {
    await trx
      .updateTable('booking_resources')
      .set(columns)
      .where('prefecture', '=', ref.prefecture)
      .where('id', '=', ref.id)
      .execute();
  } catch (error) {
    if (violatedConstraint(error) === 'booking_resources_name_is_unique') throw NameTaken();
    throw error;
  }
}

/** Columns of a site by whose hours its resources go. */
export async function listResourcesOfSite(
  db: Reader,
  site: { prefecture: string; id: string },
): Promise<Ref[]> {
  return db
    .selectFrom('booking_resources')
    .select(['prefecture', 'id'])
    .where('prefecture', '=', site.prefecture)
    .where('site_id', '=', site.id)
    .where('hours', 'is', null)
    .execute();
}
