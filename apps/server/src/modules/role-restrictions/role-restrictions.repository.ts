import { sql, type InsertObject, type Selectable } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import type { Stamped } from '../../app/stamps.ts';

export type RestrictionRow = Selectable<DB['role_restrictions']>;

/** Restrictions that count at a division: its own and those above it. */
export async function listHolding(db: Reader, region: string): Promise<RestrictionRow[]> {
  return db
    .selectFrom('role_restrictions')
    .selectAll()
    .where('lifted_at', 'is', null)
    .where(sql<boolean>`starts_with(${region}, region_code)`)
    .orderBy('role')
    .orderBy('verb')
    .orderBy('region_code')
    .execute();
}

/** All of a division, above it and within it, the newest first; lifted ones too. */
export async function listAround(
  db: Reader,
  region: string,
  { after, limit }: { readonly after: readonly [string, string] | null; readonly limit: number },
): Promise<RestrictionRow[]> {
  return db
    .selectFrom('role_restrictions')
    .selectAll()
    .where(sql<boolean>`(starts_with(${region}, region_code) or starts_with(region_code, ${region}))`)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(set_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('set_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function findRestrictionForUpdate(
  trx: Transaction,
  id: string,
): Promise<RestrictionRow | undefined> {
  return trx.selectFrom('role_restrictions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertRestriction(
  trx: Transaction,
  row: InsertObject<DB, 'role_restrictions'>,
): Promise<RestrictionRow> {
  return trx.insertInto('role_restrictions').values(row).returningAll().executeTakeFirstOrThrow();
}

export async function liftRestriction(
  trx: Transaction,
  id: string,
  lifted: Stamped<'lifted'> & { readonly lifted_at: Date; readonly lifted_reason: string },
): Promise<RestrictionRow> {
  return trx
    .updateTable('role_restrictions')
    .set((eb) => ({ ...lifted, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
