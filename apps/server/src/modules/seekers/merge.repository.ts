import { sql, type InsertObject } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';
import type { SeekerRecord } from './seekers.repository.ts';

/** People of exactly this name and birth date, in all prefectures. */
export function listByNameAndBirth(db: Reader, name: string, birthDate: string): Promise<SeekerRecord[]> {
  return db
    .selectFrom('seekers')
    .selectAll()
    .where('name', '=', name)
    .where('birth_date', '=', birthDate)
    .where('status', 'not in', ['merged', 'erased'])
    .limit(10)
    .execute();
}

/** How many placements, groups and timeline entries a record has. */
export async function countHistory(
  db: Reader,
  { prefecture, id }: Ref,
): Promise<{ placements: number; groups: number; timeline: number }> {
  const { rows } = await sql<{ placements: number; groups: number; timeline: number }>`
    select
      (select count(*)::int from placements where prefecture = ${prefecture} and seeker_id = ${id}) as placements,
      (select count(*)::int from seeker_groups where prefecture = ${prefecture} and seeker_id = ${id}) as groups,
      (select count(*)::int from timeline_entries where prefecture = ${prefecture} and party_id = ${id}) as timeline
  `.execute(db);
  return rows[0] ?? { placements: 0, groups: 0, timeline: 0 };
}

export async function insertMerge(trx: Transaction, row: InsertObject<DB, 'seeker_merges'>): Promise<void> {
  await trx.insertInto('seeker_merges').values(row).execute();
}
