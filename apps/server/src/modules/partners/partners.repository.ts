import { sql, type InsertObject, type Selectable, type SqlBool } from 'kysely';
import { PartnerList } from '@yizhan/contract';
import type { PartnerGrant } from '@yizhan/domain';
import type { DB, Reader, Transaction, Unmoved } from '../../app/db/database.ts';
import { containing } from '../../records/lists/searched.sql.ts';
import { sharedScope } from '../../records/lists/scope.sql.ts';
import { listSource } from '../../records/lists/source.ts';

export type PartnerRow = Selectable<DB['partners']>;

/** Partners of one's regions. */
export const partnerSource = listSource(PartnerList)({
  from: (db) => db.selectFrom('partners as p'),
  key: { prefecture: null, id: 'p.id' },
  scope: sharedScope(
    ({ regions }) => sql<SqlBool>`p.region_code like any(${regions.map((region) => `${region}%`)}::text[])`,
  ),
  filters: {
    q: (words) => (eb) => eb('p.name', 'ilike', containing(words)),
    status: (status) => (eb) => eb('p.status', '=', status),
    kind: (kind) => (eb) => eb('p.kind', '=', kind),
  },
  sorts: {
    name: { by: 'p.name', type: 'text' },
    newest: { by: 'p.created_at', type: 'timestamptz' },
  },
});

/** By id, in no order. */
export async function findPartners(db: Reader, ids: readonly string[]): Promise<PartnerRow[]> {
  return db
    .selectFrom('partners')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
}

export async function findPartner(db: Reader, id: string): Promise<PartnerRow | undefined> {
  return db.selectFrom('partners').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findPartnerForUpdate(trx: Transaction, id: string): Promise<PartnerRow | undefined> {
  return trx.selectFrom('partners').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertPartner(trx: Transaction, row: InsertObject<DB, 'partners'>): Promise<void> {
  await trx.insertInto('partners').values(row).execute();
}

/** False when it has another version by now. */
export async function updatePartner(
  trx: Transaction,
  id: string,
  version: number,
  change: Unmoved<'partners', 'status' | 'status_since'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('partners')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes the contact from partners with whom the work ended before a time; returns how many had one. */
export async function blankContactsEndedBefore(trx: Transaction, before: Date): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('partners')
    .set({ contact_name: '', contact_phone_cipher: null, contact_phone_mask: null, note: '' })
    .where('status', '=', 'ended')
    .where('status_since', '<', before)
    .where((eb) =>
      eb.or([eb('contact_name', '<>', ''), eb('contact_phone_cipher', 'is not', null), eb('note', '<>', '')]),
    )
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** The verbs of partners with their places, by partner. */
export async function listGrantsOf(
  db: Reader,
  partnerIds: readonly string[],
): Promise<Map<string, PartnerGrant[]>> {
  const rows = await db
    .selectFrom('partner_grants')
    .selectAll()
    .where('partner_id', 'in', [...partnerIds])
    .orderBy('verb')
    .orderBy('region_code')
    .execute();
  const grants = new Map<string, PartnerGrant[]>();
  for (const { partner_id: id, verb, region_code: region } of rows)
    grants.set(id, [...(grants.get(id) ?? []), { verb, region }]);
  return grants;
}

/** Gives a partner exactly these verbs. */
export async function replaceGrants(
  trx: Transaction,
  partnerId: string,
  grants: readonly PartnerGrant[],
): Promise<void> {
  await trx.deleteFrom('partner_grants').where('partner_id', '=', partnerId).execute();
  await trx
    .insertInto('partner_grants')
    .values(grants.map(({ verb, region }) => ({ partner_id: partnerId, verb, region_code: region })))
    .onConflict((conflict) => conflict.columns(['partner_id', 'verb', 'region_code']).doNothing())
    .execute();
}
