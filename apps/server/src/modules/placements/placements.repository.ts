import { sql, type InsertObject, type Selectable, type SqlBool } from 'kysely';
import { decodeCursor, TimeCursor } from '../../app/db/cursor.ts';
import { inRegions, type DB, type Reader, type Transaction } from '../../app/db/database.ts';
import { byPrefecture, type Ref } from '../../app/ids.ts';

export type PlacementRecord = Selectable<DB['placements']>;

/** A placement with what lists show of its person and site. */
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

export interface PlacementFilter {
  readonly regions: readonly string[];
  readonly sites: readonly string[];
  readonly status?: readonly string[] | undefined;
  /** Part of a person's name, a vacancy's title or an employer's name. */
  readonly q?: string | undefined;
  readonly seeker?: Ref | undefined;
  readonly vacancy?: Ref | undefined;
  readonly employer?: Ref | undefined;
  readonly siteId?: string | undefined;
  readonly region?: string | undefined;
  /** Interviews from and before an instant. */
  readonly interview?: { readonly from: Date; readonly before: Date } | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Beyond this nobody reads the number, and counting would cost more than the page. */
const MOST_COUNTED = 10_000;

/** A page, last changed first, with how many match in all on the first page. */
export async function listPlacementRows(
  db: Reader,
  filter: PlacementFilter,
): Promise<{ rows: PlacementListRow[]; total: number | null }> {
  const after = decodeCursor(filter.cursor, TimeCursor);
  const like = `%${(filter.q ?? '').trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
  const narrowed = placementsFrom(db)
    .where(inRegions('p.region_code', filter.regions, { column: 'p.site_id', ids: filter.sites }))
    .$if((filter.status?.length ?? 0) > 0, (q) => q.where('p.status', 'in', [...(filter.status ?? [])]))
    .$if(like !== '%%', (q) =>
      q.where(
        sql<SqlBool>`(s.name ilike ${like} or p.vacancy_copy->>'title' ilike ${like} or p.vacancy_copy->>'employerName' ilike ${like})`,
      ),
    )
    .$if(filter.seeker !== undefined, (q) =>
      q
        .where('p.prefecture', '=', filter.seeker?.prefecture ?? '')
        .where('p.seeker_id', '=', filter.seeker?.id ?? ''),
    )
    .$if(filter.vacancy !== undefined, (q) =>
      q
        .where('p.vacancy_prefecture', '=', filter.vacancy?.prefecture ?? '')
        .where('p.vacancy_id', '=', filter.vacancy?.id ?? ''),
    )
    .$if(filter.employer !== undefined, (q) =>
      q
        .where('p.vacancy_prefecture', '=', filter.employer?.prefecture ?? '')
        .where('p.employer_id', '=', filter.employer?.id ?? ''),
    )
    .$if(filter.siteId !== undefined, (q) => q.where('p.site_id', '=', filter.siteId ?? ''))
    .$if(filter.region !== undefined, (q) => q.where('p.region_code', 'like', `${filter.region ?? ''}%`))
    .$if(filter.interview !== undefined, (q) =>
      q
        .where('p.interview_at', '>=', filter.interview?.from ?? new Date(0))
        .where('p.interview_at', '<', filter.interview?.before ?? new Date(0)),
    );
  const rows = await narrowed
    .$if(after !== null, (q) =>
      q.where((eb) =>
        eb(eb.refTuple('p.updated_at', 'p.id'), '<', eb.tuple(new Date(after?.[0] ?? 0), after?.[1] ?? '')),
      ),
    )
    .orderBy('p.updated_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  if (after !== null) return { rows, total: null };
  if (rows.length <= filter.limit) return { rows, total: rows.length };
  const { n } = await db
    .selectFrom(
      narrowed
        .clearSelect()
        .select(sql`1`.as('one'))
        .limit(MOST_COUNTED + 1)
        .as('matching'),
    )
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  return { rows, total: n > MOST_COUNTED ? null : n };
}

/** Of a person, newest first. */
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

/** What the steps need to know of a person. */
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
  | 'phone_cipher'
  | 'merged_into'
  | 'last_contact_at'
> & { readonly sms_refused: boolean };

/** People by id, locked in one order for everybody. */
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
        'phone_cipher',
        'merged_into',
        'last_contact_at',
      ])
      .where('prefecture', '=', prefecture)
      .where('id', 'in', ids)
      .orderBy('id')
      .forUpdate()
      .execute();
    const refused = await listSmsRefused(trx, prefecture, ids);
    found.push(...rows.map((row) => ({ ...row, sms_refused: refused.has(row.id) })));
  }
  return found;
}

/** Of some people of one prefecture those whose last word was that they want no SMS. */
async function listSmsRefused(
  db: Reader,
  prefecture: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('consents')
    .distinctOn('seeker_id')
    .select(['seeker_id', 'given'])
    .where('prefecture', '=', prefecture)
    .where('seeker_id', 'in', [...ids])
    .where('purpose', '=', 'sms')
    .orderBy('seeker_id')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return new Set(rows.flatMap(({ seeker_id, given }) => (given ? [] : [seeker_id])));
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

/** Vacancies to refer to with their employer, kept from closing until the write ends; in one order for everybody. */
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

/** Nobody has agreed on anything yet. */
export const WAITING_STATUSES = ['applied', 'referred', 'accepted'] as const;

/** Open placements of a vacancy that nobody has agreed on yet. */
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
