import { sql, type InsertObject, type Selectable, type UpdateObject } from 'kysely';
import type { ReachedPlaces } from '../../app/actor.ts';
import { inRegions, type DB, type Reader, type Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

export type AssignmentRow = Selectable<DB['record_assignments']>;

/** All rows of a record, newest first. */
export async function listAssignments(db: Reader, noun: string, ref: Ref): Promise<AssignmentRow[]> {
  return db
    .selectFrom('record_assignments')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where('noun', '=', noun)
    .where('record_id', '=', ref.id)
    .orderBy('assigned_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function insertAssignment(
  trx: Transaction,
  row: InsertObject<DB, 'record_assignments'>,
): Promise<void> {
  await trx.insertInto('record_assignments').values(row).execute();
}

export async function updateAssignment(
  trx: Transaction,
  ref: Ref,
  change: UpdateObject<DB, 'record_assignments'>,
): Promise<void> {
  await trx
    .updateTable('record_assignments')
    .set(change)
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .execute();
}

/** The record lies elsewhere now. */
export async function moveAssignments(
  trx: Transaction,
  noun: string,
  ref: Ref,
  place: { region_code: string; site_id: string | null },
): Promise<void> {
  await trx
    .updateTable('record_assignments')
    .set(place)
    .where('prefecture', '=', ref.prefecture)
    .where('noun', '=', noun)
    .where('record_id', '=', ref.id)
    .where('ended_at', 'is', null)
    .execute();
}

/** Assigned records, newest first; within some places, if given. */
export async function listOpenOf(
  db: Reader,
  staffId: string,
  within: ReachedPlaces | null,
  limit: number,
): Promise<AssignmentRow[]> {
  return db
    .selectFrom('record_assignments as a')
    .selectAll()
    .where('a.staff_id', '=', staffId)
    .where('a.ended_at', 'is', null)
    .$if(within !== null, (query) =>
      query.where(
        inRegions('a.region_code', within?.regions ?? [], { column: 'a.site_id', ids: within?.sites ?? [] }),
      ),
    )
    .orderBy('a.assigned_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit)
    .execute();
}

/** Ids of the records of a noun that somebody is in charge of, those taken over last first. */
export async function listRecordsOf(
  db: Reader,
  staffId: string,
  noun: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('record_assignments')
    .select('record_id')
    .where('staff_id', '=', staffId)
    .where('noun', '=', noun)
    .where('ended_at', 'is', null)
    .orderBy('assigned_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ record_id: id }) => id);
}

/**
 * Assignees of records within some places who cannot work on them: their account is closed, or none of their grants
 * reaches the record.
 */
export async function listLeft(
  db: Reader,
  within: ReachedPlaces,
): Promise<Array<{ id: string; name: string; records: number }>> {
  return db
    .selectFrom('record_assignments as a')
    .innerJoin('staff as s', 's.id', 'a.staff_id')
    .select(['s.id', 's.name'])
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('records'))
    .where('a.ended_at', 'is', null)
    .where(inRegions('a.region_code', within.regions, { column: 'a.site_id', ids: within.sites }))
    .where((eb) =>
      eb.or([
        eb('s.disabled_at', 'is not', null),
        eb.not(
          eb.exists(
            eb
              .selectFrom('staff_grants as g')
              .select('g.id')
              .whereRef('g.staff_id', '=', 'a.staff_id')
              .where((inner) =>
                inner.or([
                  sql<boolean>`starts_with(a.region_code, g.region_code)`,
                  inner('g.site_id', '=', inner.ref('a.site_id')),
                ]),
              ),
          ),
        ),
      ]),
    )
    .groupBy(['s.id', 's.name'])
    .orderBy('s.name')
    .orderBy('s.id')
    .execute();
}

/** Takes some records of one prefecture out of everybody's hands, and what was said of them there. */
export async function deleteAssignments(
  trx: Transaction,
  prefecture: string,
  records: readonly string[],
): Promise<number> {
  const result = await trx
    .deleteFrom('record_assignments')
    .where('prefecture', '=', prefecture)
    .where('record_id', 'in', [...records])
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
