import { sql, type Selectable, type SqlBool } from 'kysely';
import { PaperList } from '@yizhan/contract';
import { readShortCode } from '@yizhan/domain';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import { fromShortId, rowsOf, toRef, type Ref } from '../../app/ids.ts';
import { placeScope } from '../../records/lists/scope.sql.ts';
import { containing } from '../../records/lists/searched.sql.ts';
import { listSource } from '../../records/lists/source.ts';

export type PaperRecord = Selectable<DB['papers']>;

interface PaperListRow extends Omit<PaperRecord, 'details'> {
  readonly seeker_name: string | null;
  readonly employer_name: string | null;
  readonly site_name: string | null;
  readonly printable: boolean;
}

/** Staff see the papers of their regions and of their sites. */
export const paperSource = listSource(PaperList)({
  from: (db) => db.selectFrom('papers as p'),
  key: { prefecture: 'p.prefecture', id: 'p.id' },
  scope: placeScope({
    prefecture: 'p.prefecture',
    regions: ['p.region_code'],
    site: 'p.site_id',
    elsewhere: [{ table: 'papers', byRegion: false, bySite: true }],
    confidential: [{ noun: 'seeker', id: 'p.seeker_id' }],
  }),
  filters: {
    q: (words) => {
      const read = readShortCode(words);
      const like = containing(words);
      if (read.kind === 'code') return (eb) => eb('p.code', '=', read.code);
      return like === '%%' ? null : () => sql<SqlBool>`p.number ilike ${like}`;
    },
    kind: (kind) => (eb) => eb('p.kind', '=', kind),
    status: (status) => (eb) => eb('p.status', '=', status),
    siteId: (id) => (eb) => eb('p.site_id', '=', fromShortId(id)),
    seekerId: (id) => (eb) => {
      const { prefecture, id: seeker } = toRef(id);
      return eb.and([eb('p.prefecture', '=', prefecture), eb('p.seeker_id', '=', seeker)]);
    },
  },
  sorts: { newest: { by: 'p.created_at', type: 'timestamptz' } },
});

export async function findPaperRows(db: Reader, refs: readonly Ref[]): Promise<PaperListRow[]> {
  const rows = await rowsOf(refs, (prefecture, ids) =>
    db
      .selectFrom('papers as p')
      .leftJoin('seekers as s', (join) =>
        join.onRef('s.prefecture', '=', 'p.prefecture').onRef('s.id', '=', 'p.seeker_id'),
      )
      .leftJoin('sites as t', 't.id', 'p.site_id')
      .selectAll('p')
      .select(['s.name as seeker_name', 't.name as site_name'])
      .where('p.prefecture', '=', prefecture)
      .where('p.id', 'in', ids)
      .execute(),
  );
  const names = await employerNames(
    db,
    rows.flatMap(({ employer_prefecture: prefecture, employer_id: id }) =>
      prefecture === null || id === null ? [] : [{ prefecture, id }],
    ),
  );
  return rows.map(({ details, ...row }) => ({
    ...row,
    employer_name: names.get(row.employer_id ?? '') ?? null,
    printable: details !== null,
  }));
}

/** Employers may lie in another prefecture than the paper. */
async function employerNames(db: Reader, refs: readonly Ref[]): Promise<Map<string, string>> {
  const rows = await rowsOf(refs, (prefecture, ids) =>
    db
      .selectFrom('employers')
      .select(['id', 'name'])
      .where('prefecture', '=', prefecture)
      .where('id', 'in', ids)
      .execute(),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What makes a paper known as genuine. */
export async function findPaperFacts(
  db: Reader,
  ref: Ref,
): Promise<Pick<PaperRecord, 'kind' | 'number' | 'office_name' | 'status'> | undefined> {
  return db
    .selectFrom('papers')
    .select(['kind', 'number', 'office_name', 'status'])
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .executeTakeFirst();
}

/** The papers issued in one go, in the order of their numbers. */
export async function listBatch(db: Reader, batch: Ref): Promise<PaperRecord[]> {
  return db
    .selectFrom('papers')
    .selectAll()
    .where('prefecture', '=', batch.prefecture)
    .where('batch_id', '=', batch.id)
    .orderBy('serial')
    .execute();
}

/** What a referral slip says, as the records stand now. */
export interface SlipSource {
  readonly prefecture: string;
  readonly id: string;
  readonly seeker_id: string;
  readonly region_code: string;
  readonly site_id: string | null;
  readonly status: string;
  readonly vacancy_copy: unknown;
  readonly vacancy_prefecture: string;
  readonly vacancy_id: string;
  readonly employer_id: string;
  readonly seeker_name: string;
  readonly sex: string;
  readonly birth_date: string | null;
  readonly seeker_status: string;
  readonly site_name: string | null;
  readonly site_address: string | null;
  readonly site_phone_lines: string[] | null;
}

/** What of placements decides whether a slip is issued now: the end of a person's record, and a slip that still holds. */
export async function listSlipStates(
  db: Reader,
  placements: readonly Ref[],
  today: string,
): Promise<Array<{ id: string; is_gone: boolean; has_slip: boolean }>> {
  return rowsOf(placements, (prefecture, ids) =>
    db
      .selectFrom('placements as p')
      .innerJoin('seekers as s', (join) =>
        join.onRef('s.prefecture', '=', 'p.prefecture').onRef('s.id', '=', 'p.seeker_id'),
      )
      .select([
        'p.id',
        sql<boolean>`s.status in ('erased', 'merged')`.as('is_gone'),
        sql<boolean>`exists (select 1 from papers w where w.prefecture = p.prefecture
          and w.seeker_id = p.seeker_id and w.placement_id = p.id and w.kind = 'referral_slip'
          and w.status = 'issued' and (w.expires_on is null or w.expires_on >= ${today}::date))`.as(
          'has_slip',
        ),
      ])
      .where('p.prefecture', '=', prefecture)
      .where('p.id', 'in', ids)
      .execute(),
  );
}

/** Keeps the people as they are until the transaction ends: who is erased meanwhile gets no slip that outlives it. */
export async function holdSlipSources(trx: Transaction, placements: readonly Ref[]): Promise<SlipSource[]> {
  return rowsOf(placements, (prefecture, ids) =>
    trx
      .selectFrom('placements as p')
      .innerJoin('seekers as s', (join) =>
        join.onRef('s.prefecture', '=', 'p.prefecture').onRef('s.id', '=', 'p.seeker_id'),
      )
      .leftJoin('sites as t', 't.id', 'p.site_id')
      .select([
        'p.prefecture',
        'p.id',
        'p.seeker_id',
        'p.region_code',
        'p.site_id',
        'p.status',
        'p.vacancy_copy',
        'p.vacancy_prefecture',
        'p.vacancy_id',
        'p.employer_id',
        's.name as seeker_name',
        's.sex',
        's.birth_date',
        's.status as seeker_status',
        't.name as site_name',
        't.address as site_address',
        't.phone_lines as site_phone_lines',
      ])
      .where('p.prefecture', '=', prefecture)
      .where('p.id', 'in', ids)
      .orderBy('s.id')
      .forShare('s')
      .execute(),
  );
}

/** Where the work of vacancies is. */
export async function listWorkplaces(
  db: Reader,
  vacancies: readonly Ref[],
): Promise<Array<{ id: string; region_code: string; address: string }>> {
  return rowsOf(vacancies, (prefecture, ids) =>
    db
      .selectFrom('vacancies')
      .select(['id', 'region_code', 'address'])
      .where('prefecture', '=', prefecture)
      .where('id', 'in', ids)
      .execute(),
  );
}

export async function findVisited(db: Reader, employer: Ref) {
  return db
    .selectFrom('employers as e')
    .leftJoin('sites as t', 't.id', 'e.site_id')
    .select([
      'e.prefecture',
      'e.id',
      'e.name',
      'e.industry',
      'e.address',
      'e.region_code',
      'e.site_id',
      'e.contact_name',
      't.name as site_name',
      't.address as site_address',
      't.phone_lines as site_phone_lines',
    ])
    .where('e.prefecture', '=', employer.prefecture)
    .where('e.id', '=', employer.id)
    .executeTakeFirst();
}

/** Blanks what stands on papers about these employers, whichever prefecture they were issued in. */
export async function blankPapersOf(trx: Transaction, employers: readonly string[]): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('papers')
    .set({ details: null })
    .where('employer_id', 'in', [...employers])
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
