import { sql, type SqlBool } from 'kysely';
import { VacancyList } from '@yizhan/contract';
import type { Reader } from '../../app/db/database.ts';
import { byPrefecture, fromShortId, toRef, type Ref } from '../../app/ids.ts';
import { occupationQuery, regionQuery, toTsQuery } from '../../app/search/index.ts';
import { placeScope } from '../../records/lists/scope.sql.ts';
import { searched } from '../../records/lists/searched.sql.ts';
import { inChargeOf } from '../../records/assignment/index.ts';
import { listSource } from '../../records/lists/source.ts';
import {
  COMPANY_COLUMNS,
  VACANCY_COLUMNS,
  vacanciesFrom,
  type VacancyFullRow,
} from './vacancies.repository.ts';

export interface VacancyListRow extends VacancyFullRow {
  readonly open_blocks: number;
  readonly open_warnings: number;
  readonly open_placements: number;
}

/** The sort value of vacancies without a last day among the expiring ones. */
const NEVER = '9999-12-31';
const DAY_MS = 86_400_000;

/** A vacancy with the counts that lists show. */
function listQuery(db: Reader) {
  return vacanciesFrom(db)
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('vacancy_findings as f')
          .select([
            sql<number>`(count(*) filter (where f.severity = 'block'))::int`.as('blocks'),
            sql<number>`(count(*) filter (where f.severity = 'warn'))::int`.as('warnings'),
          ])
          .whereRef('f.prefecture', '=', 'v.prefecture')
          .whereRef('f.vacancy_id', '=', 'v.id')
          .where('f.decided', '=', 'open')
          .as('f'),
      (join) => join.onTrue(),
    )
    .select(VACANCY_COLUMNS)
    .select(COMPANY_COLUMNS)
    .select((eb) => [
      eb.fn.coalesce('f.blocks', eb.lit(0)).as('open_blocks'),
      eb.fn.coalesce('f.warnings', eb.lit(0)).as('open_warnings'),
    ]);
}

/**
 * Open placements of some vacancies of one prefecture. They are counted apart from the vacancies, because a placement
 * lies in its person's prefecture, and nothing is joined across prefectures.
 */
async function countOpenPlacements(
  db: Reader,
  prefecture: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('placements')
    .select(['vacancy_id', sql<number>`count(*)::int`.as('open')])
    .where('vacancy_prefecture', '=', prefecture)
    .where('vacancy_id', 'in', [...ids])
    .where('status', 'not in', ['stopped', 'settled', 'hired'])
    .groupBy('vacancy_id')
    .execute();
  return new Map(rows.map(({ vacancy_id, open }) => [vacancy_id, open]));
}

export async function findVacancyListRow(db: Reader, ref: Ref): Promise<VacancyListRow | undefined> {
  return (await findVacancyListRows(db, [ref])).get(ref.id);
}

/** With the counts that lists show, by id. */
export async function findVacancyListRows(
  db: Reader,
  refs: readonly Ref[],
): Promise<ReadonlyMap<string, VacancyListRow>> {
  const found = new Map<string, VacancyListRow>();
  for (const [prefecture, ids] of byPrefecture(refs)) {
    const rows = await listQuery(db)
      .where('v.prefecture', '=', prefecture)
      .where('v.id', 'in', ids)
      .execute();
    const open = await countOpenPlacements(db, prefecture, ids);
    rows.forEach((row) => found.set(row.id, { ...row, open_placements: open.get(row.id) ?? 0 }));
  }
  return found;
}

/** The last day of its review, never for one that is not in review; one whose last day is not known is not overdue. */
const REVIEW_DUE = sql<string>`coalesce((select case when d.missing_year is null then d.due_on end from deadlines d
  where d.prefecture = v.prefecture and d.record_id = v.id and d.rule = 'vacancy.review'
    and d.ended_at is null and d.paused_on is null), ${sql.lit(NEVER)}::date)`;

/** Staff see vacancies within their regions, or of an employer there, and those of their sites. */
export const vacancySource = listSource(VacancyList)({
  from: (db) => db.selectFrom('vacancies as v'),
  key: { prefecture: 'v.prefecture', id: 'v.id' },
  scope: placeScope({
    prefecture: 'v.prefecture',
    regions: ['v.region_code', 'v.employer_region_code'],
    site: 'v.site_id',
    elsewhere: [{ table: 'vacancies', byRegion: true, bySite: true }],
  }),
  filters: {
    q: searched('v.search'),
    status: (statuses) => (eb) => eb('v.status', 'in', statuses),
    region: (code) => () => sql<SqlBool>`v.search @@ ${toTsQuery(regionQuery(code))}`,
    mine: inChargeOf('vacancy', 'v.id'),
    siteId: (id) => (eb) => eb('v.site_id', '=', fromShortId(id)),
    employerId: (id) => (eb) => {
      const employer = toRef(id);
      return eb.and([eb('v.prefecture', '=', employer.prefecture), eb('v.employer_id', '=', employer.id)]);
    },
    kind: (kinds) => (eb) => eb('v.kind', 'in', kinds),
    occupation: (code) => () => sql<SqlBool>`v.search @@ ${toTsQuery(occupationQuery(code))}`,
    unmapped: (isUnmapped) => (eb) => eb('v.occupation_code', isUnmapped ? 'is' : 'is not', null),
    findings: (severity) => () =>
      sql<SqlBool>`exists (select 1 from vacancy_findings f where f.prefecture = v.prefecture
        and f.vacancy_id = v.id and f.decided = 'open' and f.severity = ${severity})`,
    reviewOverdue:
      (isOverdue, { today }) =>
      () =>
        sql<SqlBool>`(${REVIEW_DUE} < ${today}::date) = ${isOverdue}`,
    staleDays:
      (days, { ctx }) =>
      (eb) =>
        eb.and([
          eb('v.status', '=', 'published'),
          sql<SqlBool>`greatest(v.confirmed_at, v.published_at) < ${new Date(ctx.now.getTime() - days * DAY_MS)}`,
        ]),
  },
  sorts: {
    newest: { by: 'v.created_at', type: 'timestamptz' },
    oldest: { by: 'v.created_at', type: 'timestamptz' },
    expiring: { by: sql`coalesce(v.expires_on, ${sql.lit(NEVER)}::date)`, type: 'date' },
    review: { by: REVIEW_DUE, type: 'date' },
  },
});

/** Number of placements of a vacancy at each step, for its employer. */
export async function countCandidates(
  db: Reader,
  ref: Ref,
): Promise<{ waiting: number; interviews: number; hired: number }> {
  return db
    .selectFrom('placements')
    .select([
      sql<number>`(count(*) filter (where status in ('applied', 'referred', 'accepted')))::int`.as('waiting'),
      sql<number>`(count(*) filter (where status in ('interview_booked', 'interviewed', 'intention')))::int`.as(
        'interviews',
      ),
      sql<number>`(count(*) filter (where status in ('hired', 'settled')))::int`.as('hired'),
    ])
    .where('vacancy_prefecture', '=', ref.prefecture)
    .where('vacancy_id', '=', ref.id)
    .executeTakeFirstOrThrow();
}
