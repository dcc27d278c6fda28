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

/** Ids and statuses of the open placements that two records have with the same vacancy. */
export async function listDoublePlacements(
  trx: Transaction,
  keep: Ref,
  drop: Ref,
): Promise<Array<{ kept: string; dropped: string; kept_status: string; dropped_status: string }>> {
  const { rows } = await sql<{ kept: string; dropped: string; kept_status: string; dropped_status: string }>`
    select k.id as kept, k.status as kept_status, d.id as dropped, d.status as dropped_status
    from placements d join placements k on k.prefecture = d.prefecture and k.vacancy_id = d.vacancy_id
    where d.prefecture = ${keep.prefecture} and d.seeker_id = ${drop.id} and k.seeker_id = ${keep.id}
      and d.status not in ('stopped', 'settled') and k.status not in ('stopped', 'settled')
    order by d.id`.execute(trx);
  return rows;
}
