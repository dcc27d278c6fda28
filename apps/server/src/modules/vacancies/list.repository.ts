import { sql, type SqlBool } from 'kysely';
import { decodeCursor, TimeCursor } from '../../app/db/cursor.ts';
import type { Reader } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';
import { toTsQuery } from '../../app/search/index.ts';
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

export interface VacancyFilter {
  readonly regions: readonly string[];
  readonly sites: readonly string[];
  /** A `tsquery`; places and occupations are part of it. */
  readonly query: string | null;
  readonly status?: readonly string[] | undefined;
  readonly siteId?: string | undefined;
  readonly employer?: Ref | undefined;
  readonly kind?: readonly string[] | undefined;
  readonly unmapped?: boolean | undefined;
  readonly findings?: 'block' | 'warn' | undefined;
  /** Published ones that nobody confirmed since. */
  readonly unconfirmedSince?: Date | undefined;
  readonly sort: 'newest' | 'oldest' | 'expiring';
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const MOST_COUNTED = 10_000;
/** Where vacancies without a last day sort among the expiring ones. */
const NEVER = '9999-12-31';

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
      sql<number>`(select count(*)::int from placements p where p.vacancy_prefecture = v.prefecture
        and p.vacancy_id = v.id and p.status not in ('stopped', 'settled', 'hired'))`.as('open_placements'),
    ]);
}

export async function findVacancyListRow(db: Reader, ref: Ref): Promise<VacancyListRow | undefined> {
  return listQuery(db)
    .where('v.prefecture', '=', ref.prefecture)
    .where('v.id', '=', ref.id)
    .executeTakeFirst();
}

/** Work within the regions, or of an employer there; those of a site as well. */
function inScope(filter: VacancyFilter) {
  return sql<SqlBool>`(${sql.join(
    [
      ...filter.regions.flatMap((region) =>
        region === ''
          ? [sql<SqlBool>`true`]
          : [
              sql<SqlBool>`v.region_code like ${`${region}%`}`,
              sql<SqlBool>`e.region_code like ${`${region}%`}`,
            ],
      ),
      sql<SqlBool>`v.site_id = any(${[...filter.sites]}::uuid[])`,
    ],
    sql` or `,
  )})`;
}

/** What the filter leaves; counts of findings and placements are read for the page alone. */
function matching(db: Reader, filter: VacancyFilter) {
  return vacanciesFrom(db)
    .$if(filter.employer === undefined || filter.regions.length > 0 || filter.sites.length > 0, (q) =>
      q.where(inScope(filter)),
    )
    .$if(filter.query !== null, (q) => q.where(sql<SqlBool>`v.search @@ ${toTsQuery(filter.query ?? '')}`))
    .$if(filter.status !== undefined && filter.status.length > 0, (q) =>
      q.where('v.status', 'in', [...(filter.status ?? [])]),
    )
    .$if(filter.siteId !== undefined, (q) => q.where('v.site_id', '=', filter.siteId ?? ''))
    .$if(filter.employer !== undefined, (q) =>
      q
        .where('v.prefecture', '=', filter.employer?.prefecture ?? '')
        .where('v.employer_id', '=', filter.employer?.id ?? ''),
    )
    .$if(filter.kind !== undefined && filter.kind.length > 0, (q) =>
      q.where('v.kind', 'in', [...(filter.kind ?? [])]),
    )
    .$if(filter.unmapped === true, (q) => q.where('v.occupation_code', 'is', null))
    .$if(filter.unmapped === false, (q) => q.where('v.occupation_code', 'is not', null))
    .$if(filter.findings !== undefined, (q) =>
      q.where(
        sql<SqlBool>`exists (select 1 from vacancy_findings f where f.prefecture = v.prefecture
          and f.vacancy_id = v.id and f.decided = 'open' and f.severity = ${filter.findings})`,
      ),
    )
    .$if(filter.unconfirmedSince !== undefined, (q) =>
      q
        .where('v.status', '=', 'published')
        .where(
          sql<SqlBool>`greatest(v.confirmed_at, v.published_at) < ${filter.unconfirmedSince ?? new Date(0)}`,
        ),
    );
}

function matchingIds(db: Reader, filter: VacancyFilter) {
  return matching(db, filter).select(['v.prefecture', 'v.id']);
}

/** A page in the order asked for, one row more than `limit` when there is more; `total` with the first page only. */
export async function listVacancyRows(
  db: Reader,
  filter: VacancyFilter,
): Promise<{ rows: VacancyListRow[]; total: number | null }> {
  const found = await sorted(matchingIds(db, filter), filter)
    .limit(filter.limit + 1)
    .execute();
  const rows = await listByIds(db, found);
  if (filter.cursor !== undefined) return { rows, total: null };
  const counted = await db
    .selectFrom(
      matching(db, filter)
        .select(sql`1`.as('one'))
        .limit(MOST_COUNTED + 1)
        .as('matching'),
    )
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  return { rows, total: counted.n > MOST_COUNTED ? null : counted.n };
}

async function listByIds(db: Reader, refs: readonly Ref[]): Promise<VacancyListRow[]> {
  if (refs.length === 0) return [];
  const rows = await listQuery(db)
    .where((eb) =>
      eb(
        eb.refTuple('v.prefecture', 'v.id'),
        'in',
        refs.map((ref) => eb.tuple(ref.prefecture, ref.id)),
      ),
    )
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return refs.map((ref) => byId.get(ref.id)).filter((row) => row !== undefined);
}

/** The cursor's values of a row; see `sorted`. */
export function cursorOf(sort: VacancyFilter['sort'], row: VacancyListRow): [string, string] {
  if (sort === 'expiring') return [`${row.expires_on ?? NEVER}T00:00:00.000Z`, row.id];
  return [row.created_at.toISOString(), row.id];
}

function sorted(query: ReturnType<typeof matchingIds>, filter: VacancyFilter) {
  const after = decodeCursor(filter.cursor, TimeCursor);
  if (filter.sort === 'expiring') {
    const day = sql<string>`coalesce(v.expires_on, ${NEVER}::date)`;
    return query
      .$if(after !== null, (q) =>
        q.where(sql<SqlBool>`(${day}, v.id) > (${after?.[0].slice(0, 10)}::date, ${after?.[1]}::uuid)`),
      )
      .orderBy(day)
      .orderBy('v.id');
  }
  const isNewest = filter.sort === 'newest';
  return query
    .$if(after !== null, (q) =>
      q.where((eb) =>
        eb(
          eb.refTuple('v.created_at', 'v.id'),
          isNewest ? '<' : '>',
          eb.tuple(new Date(after?.[0] ?? 0), after?.[1] ?? ''),
        ),
      ),
    )
    .orderBy('v.created_at', isNewest ? 'desc' : 'asc')
    .orderBy('v.id', isNewest ? 'desc' : 'asc');
}

/** Placements of a vacancy by how far they are, for its employer. */
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
