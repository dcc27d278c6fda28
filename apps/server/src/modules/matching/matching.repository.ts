import { sql } from 'kysely';
import type { Reader, Transaction } from '../../app/db/database.ts';
import { byPrefecture, newId, type Ref } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import type { Actor } from '../../app/actor.ts';

const unnested = (refs: readonly Ref[]) =>
  sql`select * from unnest(${refs.map((ref) => ref.prefecture)}::text[], ${refs.map((ref) => ref.id)}::uuid[])`;

/** The person and the employer of changed placements: their answer counts must be recomputed. */
export async function listSidesOf(
  db: Reader,
  placements: readonly Ref[],
): Promise<Array<{ seeker: Ref; employerId: string }>> {
  if (placements.length === 0) return [];
  const { rows } = await sql<{ prefecture: string; seeker_id: string; employer_id: string }>`
    select prefecture, seeker_id, employer_id from placements
    where (prefecture, id) in (${unnested(placements)})`.execute(db);
  return rows.map((row) => ({
    seeker: { prefecture: row.prefecture, id: row.seeker_id },
    employerId: row.employer_id,
  }));
}

/** Open or hired placements between one person and some vacancies, or one vacancy and some people. */
export async function listOpenPlacements(
  db: Reader,
  pairs: ReadonlyArray<{ seeker: Ref; vacancy: Ref }>,
): Promise<Array<{ placement: Ref; seekerId: string; vacancyId: string }>> {
  if (pairs.length === 0) return [];
  const { rows } = await sql<{ prefecture: string; id: string; seeker_id: string; vacancy_id: string }>`
    select prefecture, id, seeker_id, vacancy_id from placements
    where (prefecture, seeker_id, vacancy_id) in (select * from unnest(
      ${pairs.map((pair) => pair.seeker.prefecture)}::text[],
      ${pairs.map((pair) => pair.seeker.id)}::uuid[],
      ${pairs.map((pair) => pair.vacancy.id)}::uuid[]))
      and status not in ('stopped', 'settled')`.execute(db);
  return rows.map((row) => ({
    placement: { prefecture: row.prefecture, id: row.id },
    seekerId: row.seeker_id,
    vacancyId: row.vacancy_id,
  }));
}

/** False when the pair was blocked already. */
export async function insertBlock(
  trx: Transaction,
  block: { seeker: Ref; employerId: string; reason: string; by: Actor; at: Date },
): Promise<boolean> {
  const row = await trx
    .insertInto('pair_blocks')
    .values({
      prefecture: block.seeker.prefecture,
      id: newId(),
      seeker_id: block.seeker.id,
      employer_id: block.employerId,
      reason: block.reason,
      ...stamped('blocked', block.by),
      at: block.at,
    })
    .onConflict((conflict) => conflict.constraint('pair_blocks_are_unique').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Employers barred from a person's list, latest first. */
export async function listBlocks(
  db: Reader,
  seeker: Ref,
): Promise<
  Array<{
    employer_prefecture: string;
    employer_id: string;
    employer_name: string;
    reason: string;
    blocked_by_kind: string;
    blocked_by_name: string;
    at: Date;
  }>
> {
  const blocks = await db
    .selectFrom('pair_blocks')
    .select(['employer_id', 'reason', 'blocked_by_kind', 'blocked_by_name', 'at'])
    .where('prefecture', '=', seeker.prefecture)
    .where('seeker_id', '=', seeker.id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  if (blocks.length === 0) return [];
  const employers = await db
    .selectFrom('employers')
    .select(['prefecture as employer_prefecture', 'id', 'name as employer_name'])
    .where(
      'id',
      'in',
      blocks.map(({ employer_id }) => employer_id),
    )
    .execute();
  return blocks.flatMap((block) => {
    const employer = employers.find(({ id }) => id === block.employer_id);
    return employer === undefined
      ? []
      : [
          {
            ...block,
            employer_prefecture: employer.employer_prefecture,
            employer_name: employer.employer_name,
          },
        ];
  });
}

/** False when there was no such block, or not by an actor of the kind `by` when that is given. */
export async function deleteBlock(
  trx: Transaction,
  seeker: Ref,
  employerId: string,
  by: ReadonlyArray<Actor['kind']> | null,
): Promise<boolean> {
  const row = await trx
    .deleteFrom('pair_blocks')
    .where('prefecture', '=', seeker.prefecture)
    .where('seeker_id', '=', seeker.id)
    .where('employer_id', '=', employerId)
    .where((eb) => eb.and(by === null ? [] : [eb('blocked_by_kind', 'in', [...by])]))
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Lifts all blocks of some employers, in any prefecture. */
export async function deleteBlocksOf(trx: Transaction, employers: readonly string[]): Promise<number> {
  const found = await trx
    .selectFrom('pair_blocks')
    .select(['prefecture', 'id'])
    .where('employer_id', 'in', [...employers])
    .execute();
  for (const [prefecture, ids] of byPrefecture(found)) {
    await trx.deleteFrom('pair_blocks').where('prefecture', '=', prefecture).where('id', 'in', ids).execute();
  }
  return found.length;
}

/** Moves blocks of a dropped record to the kept one; where both block an employer, the kept record's block stays. */
export async function mergeBlocks(trx: Transaction, keep: Ref, drop: Ref): Promise<number> {
  await sql`
    delete from pair_blocks d where d.prefecture = ${drop.prefecture} and d.seeker_id = ${drop.id}
      and exists (select 1 from pair_blocks k where k.prefecture = ${keep.prefecture} and k.seeker_id = ${keep.id}
        and k.employer_id = d.employer_id)`.execute(trx);
  const result = await trx
    .updateTable('pair_blocks')
    .set({ seeker_id: keep.id })
    .where('prefecture', '=', drop.prefecture)
    .where('seeker_id', '=', drop.id)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Moves pins and hides of a dropped record to the kept one, whose own feedback on the same vacancy wins. */
export async function mergeMarks(trx: Transaction, keep: Ref, drop: Ref, now: Date): Promise<number> {
  await sql`
    update match_marks m set undone_at = ${now}, undone_by_kind = 'system', undone_by_name = 'merge'
    where m.prefecture = ${drop.prefecture} and m.seeker_id = ${drop.id} and m.undone_at is null
      and exists (select 1 from match_marks k where k.prefecture = ${keep.prefecture} and k.seeker_id = ${keep.id}
        and k.vacancy_prefecture = m.vacancy_prefecture and k.vacancy_id = m.vacancy_id and k.list = m.list
        and k.undone_at is null)`.execute(trx);
  const result = await trx
    .updateTable('match_marks')
    .set({ seeker_id: keep.id })
    .where('prefecture', '=', drop.prefecture)
    .where('seeker_id', '=', drop.id)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
