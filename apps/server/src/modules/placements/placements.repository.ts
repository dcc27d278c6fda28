import { sql, type InsertObject, type Selectable } from 'kysely';
import { decodeCursor, TimeCursor } from '../../app/db/cursor.ts';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import { byPrefecture, type Ref } from '../../app/ids.ts';

export type PlacementRecord = Selectable<DB['placements']>;

/** A placement with the details of its person and site for lists. */
export interface PlacementListRow extends PlacementRecord {
  readonly seeker_name: string;
  readonly seeker_phone_mask: string | null;
  readonly site_name: string | null;
  readonly site_phone_lines: string[] | null;
}

export function placementsFrom(db: Reader) {
  return db
    .selectFrom('placements as p')
    .innerJoin('seekers as s', (join) =>
      join.onRef('s.prefecture', '=', 'p.prefecture').onRef('s.id', '=', 'p.seeker_id'),
    )
    .leftJoin('sites as t', 't.id', 'p.site_id')
    .selectAll('p')
    .select([
      's.name as seeker_name',
      's.phone_mask as seeker_phone_mask',
      't.name as site_name',
      't.phone_lines as site_phone_lines',
    ]);
}

export async function findPlacementRow(db: Reader, ref: Ref): Promise<PlacementListRow | undefined> {
  return placementsFrom(db)
    .where('p.prefecture', '=', ref.prefecture)
    .where('p.id', '=', ref.id)
    .executeTakeFirst();
}

/** Rows for lists, by id. */
export async function findPlacementRows(
  db: Reader,
  refs: readonly Ref[],
): Promise<ReadonlyMap<string, PlacementListRow>> {
  const found = new Map<string, PlacementListRow>();
  for (const [prefecture, ids] of byPrefecture(refs)) {
    const rows = await placementsFrom(db)
      .where('p.prefecture', '=', prefecture)
      .where('p.id', 'in', ids)
      .execute();
    rows.forEach((row) => found.set(row.id, row));
  }
  return found;
}

/** Placements of a person, newest first. */
export async function listOwnRows(
  db: Reader,
  seeker: Ref,
  page: { cursor?: string | undefined; limit: number },
): Promise<PlacementListRow[]> {
  const after = decodeCursor(page.cursor, TimeCursor);
  return placementsFrom(db)
    .where('p.prefecture', '=', seeker.prefecture)
    .where('p.seeker_id', '=', seeker.id)
    .$if(after !== null, (q) =>
      q.where((eb) =>
        eb(eb.refTuple('p.created_at', 'p.id'), '<', eb.tuple(new Date(after?.[0] ?? 0), after?.[1] ?? '')),
      ),
    )
    .orderBy('p.created_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(page.limit + 1)
    .execute();
}

/** What the steps need to know about a person. */
export type LockedSeeker = Pick<
  Selectable<DB['seekers']>,
  | 'prefecture'
  | 'id'
  | 'name'
  | 'birth_date'
  | 'status'
  | 'service_step'
  | 'region_code'
  | 'site_id'
  | 'sex'
  | 'merged_into'
  | 'last_contact_at'
>;

/** People by id, locked in one global order. */
export async function findSeekersForUpdate(trx: Transaction, refs: readonly Ref[]): Promise<LockedSeeker[]> {
  const found: LockedSeeker[] = [];
  for (const [prefecture, ids] of byPrefecture(refs)) {
    const rows = await trx
      .selectFrom('seekers')
      .select([
        'prefecture',
        'id',
        'name',
        'birth_date',
        'status',
        'service_step',
        'region_code',
        'site_id',
        'sex',
        'merged_into',
        'last_contact_at',
      ])
      .where('prefecture', '=', prefecture)
      .where('id', 'in', ids)
      .orderBy('id')
      .forUpdate()
      .execute();
    found.push(...rows);
  }
  return found;
}

/** Vacancies of one prefecture with their employer. */
function heldFrom(trx: Transaction) {
  return trx
    .selectFrom('vacancies as v')
    .innerJoin('employers as e', (join) =>
      join.onRef('e.prefecture', '=', 'v.prefecture').onRef('e.id', '=', 'v.employer_id'),
    )
    .select([
      'v.prefecture',
      'v.id',
      'v.employer_id',
      'v.kind',
      'v.title',
      'v.status',
      'v.headcount',
      'v.hired_count',
      'v.first_published_at',
      'v.pay_min',
      'v.pay_max',
      'v.pay_unit',
      'v.pay_months',
      'v.pay_negotiable',
      'e.name as employer_name',
      'e.kind as employer_kind',
    ]);
}
export type HeldVacancy = Awaited<ReturnType<ReturnType<typeof heldFrom>['executeTakeFirstOrThrow']>>;

/** Vacancies for referral with their employer, kept from closing until the write ends; locked in one global order. */
export async function holdVacancies(trx: Transaction, refs: readonly Ref[]): Promise<HeldVacancy[]> {
  const held: HeldVacancy[] = [];
  for (const [prefecture, ids] of byPrefecture(refs)) {
    held.push(
      ...(await heldFrom(trx)
        .where('v.prefecture', '=', prefecture)
        .where('v.id', 'in', ids)
        .orderBy('v.id')
        .forShare('v')
        .execute()),
    );
  }
  return held;
}

/** False when the pair has an open placement already. */
export async function insertPlacement(
  trx: Transaction,
  row: InsertObject<DB, 'placements'>,
): Promise<boolean> {
  const made = await trx
    .insertInto('placements')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['prefecture', 'seeker_id', 'vacancy_id'])
        .where('status', 'not in', ['stopped', 'settled'])
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

export async function findPlacementForUpdate(
  trx: Transaction,
  ref: Ref,
): Promise<PlacementRecord | undefined> {
  return trx
    .selectFrom('placements')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .forUpdate()
    .executeTakeFirst();
}

/** Actions of some placements, oldest first. */
export async function listActions(db: Reader, placements: readonly Ref[]) {
  if (placements.length === 0) return [];
  return db
    .selectFrom('record_actions')
    .selectAll()
    .where((eb) =>
      eb(
        eb.refTuple('prefecture', 'record_id'),
        'in',
        placements.map((ref) => eb.tuple(ref.prefecture, ref.id)),
      ),
    )
    .where('noun', '=', 'placement')
    .orderBy('version_after')
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** Nobody has agreed to anything yet. */
export const WAITING_STATUSES = ['applied', 'referred', 'accepted'] as const;

/** Open placements of a vacancy in which nobody has agreed yet. */
export async function listWaitingOf(db: Reader, vacancy: Ref): Promise<Ref[]> {
  return db
    .selectFrom('placements')
    .select(['prefecture', 'id'])
    .where('vacancy_prefecture', '=', vacancy.prefecture)
    .where('vacancy_id', '=', vacancy.id)
    .where('status', 'in', [...WAITING_STATUSES])
    .orderBy('prefecture')
    .orderBy('id')
    .execute();
}

/** Open placements that two people have with the same vacancies, in the order in which they are locked. */
export async function listDoubles(
  db: Reader,
  keep: Ref,
  drop: Ref,
): Promise<Array<Record<'kept' | 'dropped', Pick<PlacementRecord, 'id' | 'status'>>>> {
  const rows = await db
    .selectFrom('placements as d')
    .innerJoin('placements as k', (join) =>
      join.onRef('k.prefecture', '=', 'd.prefecture').onRef('k.vacancy_id', '=', 'd.vacancy_id'),
    )
    .select([
      'k.id as kept_id',
      'k.status as kept_status',
      'd.id as dropped_id',
      'd.status as dropped_status',
    ])
    .where('d.prefecture', '=', keep.prefecture)
    .where('d.seeker_id', '=', drop.id)
    .where('k.seeker_id', '=', keep.id)
    .where('d.status', 'not in', ['stopped', 'settled'])
    .where('k.status', 'not in', ['stopped', 'settled'])
    .orderBy('d.id')
    .execute();
  return rows.map((row) => ({
    kept: { id: row.kept_id, status: row.kept_status },
    dropped: { id: row.dropped_id, status: row.dropped_status },
  }));
}

/** The open placement of the same person and vacancy, if there is one. */
export async function findOpenOfPair(
  db: Reader,
  pair: Pick<PlacementRecord, 'prefecture' | 'seeker_id' | 'vacancy_id'>,
): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('placements')
    .select('id')
    .where('prefecture', '=', pair.prefecture)
    .where('seeker_id', '=', pair.seeker_id)
    .where('vacancy_id', '=', pair.vacancy_id)
    .where('status', 'not in', ['stopped', 'settled'])
    .executeTakeFirst();
}

/** Takes name and title out of what placements keep of the vacancies of some employers, wherever they lie. */
export async function blankCopiesOf(trx: Transaction, employers: readonly string[]): Promise<number> {
  const found = await trx
    .selectFrom('placements')
    .select(['prefecture', 'id'])
    .where('employer_id', 'in', [...employers])
    .execute();
  const gone = JSON.stringify({ title: '已注销', employerName: '已注销' });
  for (const [prefecture, ids] of byPrefecture(found)) {
    await trx
      .updateTable('placements')
      .set({ vacancy_copy: sql`vacancy_copy || ${gone}::jsonb` })
      .where('prefecture', '=', prefecture)
      .where('id', 'in', ids)
      .execute();
  }
  return found.length;
}
