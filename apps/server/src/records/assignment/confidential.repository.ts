import { sql, type InsertObject, type Selectable } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

export type ConfidentialRow = Selectable<DB['confidential_records']>;

/** Who looks: a member of staff, with the divisions for which they direct others. */
export interface Viewer {
  readonly staffId: string;
  readonly directs: readonly string[];
}

/** Confidential rows `c` that a viewer is neither in charge of nor above. */
function keptFrom({ staffId, directs }: Viewer) {
  const above = directs.map(
    (region) => sql`(c.region_code like ${`${region}%`} and c.seen_from >= ${region.length})`,
  );
  return sql<boolean>`not exists (select 1 from record_assignments a where a.prefecture = c.prefecture
      and a.noun = c.noun and a.record_id = c.record_id and a.staff_id = ${staffId}::uuid and a.ended_at is null)
    ${above.length === 0 ? sql`` : sql`and not (${sql.join(above, sql` or `)})`}`;
}

/** Records of a noun kept from a viewer, in some prefectures or in all. */
export async function listHidden(
  db: Reader,
  noun: string,
  prefectures: readonly string[] | null,
  viewer: Viewer,
): Promise<string[]> {
  const rows = await db
    .selectFrom('confidential_records as c')
    .select('c.record_id')
    .where('c.noun', '=', noun)
    .$if(prefectures !== null, (query) => query.where('c.prefecture', 'in', [...(prefectures ?? [])]))
    .where(keptFrom(viewer))
    .execute();
  return rows.map(({ record_id }) => record_id);
}

/** Whether one record is kept from a viewer. */
export async function isKeptFrom(db: Reader, noun: string, ref: Ref, viewer: Viewer): Promise<boolean> {
  const row = await db
    .selectFrom('confidential_records as c')
    .select('c.record_id')
    .where('c.prefecture', '=', ref.prefecture)
    .where('c.noun', '=', noun)
    .where('c.record_id', '=', ref.id)
    .where(keptFrom(viewer))
    .executeTakeFirst();
  return row !== undefined;
}

export async function findConfidential(
  db: Reader,
  noun: string,
  ref: Ref,
): Promise<ConfidentialRow | undefined> {
  return db
    .selectFrom('confidential_records')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where('noun', '=', noun)
    .where('record_id', '=', ref.id)
    .executeTakeFirst();
}

export async function insertConfidential(
  trx: Transaction,
  row: InsertObject<DB, 'confidential_records'>,
): Promise<void> {
  await trx.insertInto('confidential_records').values(row).execute();
}

export async function updateConfidential(
  trx: Transaction,
  noun: string,
  ref: Ref,
  change: { region_code?: string; seen_from?: number },
): Promise<void> {
  await trx
    .updateTable('confidential_records')
    .set(change)
    .where('prefecture', '=', ref.prefecture)
    .where('noun', '=', noun)
    .where('record_id', '=', ref.id)
    .execute();
}

/** False where it was not confidential. */
export async function deleteConfidential(trx: Transaction, noun: string, ref: Ref): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('confidential_records')
    .where('prefecture', '=', ref.prefecture)
    .where('noun', '=', noun)
    .where('record_id', '=', ref.id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Of records that are erased. */
export async function deleteConfidentialOf(
  trx: Transaction,
  prefecture: string,
  recordIds: readonly string[],
): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('confidential_records')
    .where('prefecture', '=', prefecture)
    .where('record_id', 'in', [...recordIds])
    .executeTakeFirst();
  return Number(numDeletedRows);
}
