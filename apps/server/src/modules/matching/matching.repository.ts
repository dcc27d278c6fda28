import { sql } from 'kysely';
import type { Reader, Transaction } from '../../app/db/database.ts';
import { newId, type Ref } from '../../app/ids.ts';

/** What the engine is told of a person, as it lies in the database. */
export interface SeekerFacts {
  readonly prefecture: string;
  readonly id: string;
  readonly status: string;
  /** Active, and not without consent to job service. */
  readonly eligible: boolean;
  /** Agreed to be shown to employers. */
  readonly shared: boolean;
  readonly site_id: string | null;
  readonly birth_date: string | null;
  readonly region_code: string;
  readonly home_lng: number | null;
  readonly home_lat: number | null;
  readonly education: string | null;
  readonly major: string;
  readonly experience: unknown;
  readonly skills: string[];
  readonly certificates: string[];
  readonly wanted: unknown;
  readonly employment_kinds: string[];
  readonly pay_min: number | null;
  readonly pay_unit: string;
  readonly wanted_regions: string[];
  readonly travel_mode: string | null;
  readonly max_commute_minutes: number | null;
  readonly accepts_dispatch: boolean;
  readonly needs_lodging: boolean;
  readonly time_windows: unknown;
  readonly cannot: string[];
  readonly groups: string[];
  readonly blocked_employers: string[];
  /** Keys (`4303-<uuid>`) of vacancies the person or the employer turned down, where the person works, or that were hidden. */
  readonly closed_vacancies: string[];
  readonly offered: number;
  readonly answered: number;
  readonly invited: number;
  readonly attended: number;
}

/** What the engine is told of a vacancy. */
export interface VacancyFacts {
  readonly prefecture: string;
  readonly id: string;
  readonly employer_id: string;
  readonly status: string;
  readonly barred: boolean;
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly occupation_code: string | null;
  readonly occupation_confidence: number | null;
  readonly headcount: number;
  readonly hired_count: number;
  readonly pay_min: number | null;
  readonly pay_max: number | null;
  readonly pay_unit: string;
  readonly education: string | null;
  readonly education_required: boolean;
  readonly experience_years: number | null;
  readonly skills: string[];
  readonly certificates: string[];
  readonly demands: string[];
  readonly time_windows: unknown;
  readonly lodging: boolean;
  readonly meals: boolean;
  readonly region_code: string;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly published_at: Date | null;
  readonly confirmed_at: Date | null;
  readonly expires_on: string | null;
}

export interface EmployerCounts {
  readonly referred: number;
  readonly answered: number;
  readonly hired: number;
}

/** Which rows to read: some by id, or a page of all that can be matched at all. */
export type Selection =
  { readonly refs: readonly Ref[] } | { readonly after: Ref | null; readonly limit: number };

const unnested = (refs: readonly Ref[]) =>
  sql`select * from unnest(${refs.map((ref) => ref.prefecture)}::text[], ${refs.map((ref) => ref.id)}::uuid[])`;

function chosen(alias: 's' | 'v', selection: Selection, whenAll: 'active' | 'published') {
  const row = sql.raw(`(${alias}.prefecture, ${alias}.id)`);
  if ('refs' in selection) return sql`${row} in (${unnested(selection.refs)})`;
  const { after } = selection;
  const later = after === null ? sql`true` : sql`${row} > (${after.prefecture}, ${after.id}::uuid)`;
  return sql`${sql.raw(`${alias}.status`)} = ${whenAll} and ${later}`;
}

const paged = (selection: Selection) => ('refs' in selection ? sql`` : sql`limit ${selection.limit}`);

/**
 * People with their groups, blocks and answers. By ids they come whatever their state, else only active ones, in the
 * order of their keys; lists in an order that only their content decides, so that nobody seems changed who is not.
 */
export async function listSeekerFacts(
  db: Reader,
  selection: Selection,
  today: string,
): Promise<SeekerFacts[]> {
  const { rows } = await sql<SeekerFacts>`
    select s.prefecture, s.id, s.status, s.site_id, s.birth_date, s.region_code, s.home_lng, s.home_lat, s.education,
      s.major, s.experience, s.skills, s.certificates, s.wanted, s.employment_kinds, s.pay_min, s.pay_unit, s.wanted_regions,
      s.travel_mode, s.max_commute_minutes, s.accepts_dispatch, s.needs_lodging, s.time_windows, s.cannot,
      s.status = 'active' and coalesce(c.job_service, not c.any_said, true) as eligible,
      coalesce(c.share_with_employers, false) as shared,
      g.groups, b.blocked_employers, p.closed_vacancies || m.hidden_vacancies as closed_vacancies,
      p.offered, p.answered, p.invited, p.attended
    from seekers s
    left join lateral (
      select count(*) > 0 as any_said,
        (array_agg(c.given order by c.at desc, c.id desc) filter (where c.purpose = 'job_service'))[1] as job_service,
        (array_agg(c.given order by c.at desc, c.id desc) filter (where c.purpose = 'share_with_employers'))[1]
          as share_with_employers
      from consents c where c.prefecture = s.prefecture and c.seeker_id = s.id) c on true
    left join lateral (
      select coalesce(array_agg(distinct g."group"), '{}') as groups
      from seeker_groups g where g.prefecture = s.prefecture and g.seeker_id = s.id
        and g.valid_from <= ${today}::date and (g.valid_until is null or g.valid_until >= ${today}::date)) g on true
    left join lateral (
      select coalesce(array_agg(b.employer_id::text order by b.employer_id), '{}') as blocked_employers
      from pair_blocks b where b.prefecture = s.prefecture and b.seeker_id = s.id) b on true
    left join lateral (
      select
        coalesce(array_agg(p.vacancy_prefecture || '-' || p.vacancy_id order by p.vacancy_id) filter (where p.status in ('hired', 'settled')
          or p.stop_reason like 'seeker_declined%' or p.stop_reason like 'employer_declined%'
          or p.stop_reason = 'left_after_hire'), '{}') as closed_vacancies,
        count(*) filter (where p.referred_at is not null)::int as offered,
        count(*) filter (where p.referred_at is not null and p.status <> 'referred'
          and p.stop_reason is distinct from 'seeker_unreachable')::int as answered,
        count(*) filter (where p.interview_at is not null and p.status <> 'interview_booked')::int as invited,
        count(*) filter (where p.interview_at is not null and p.status <> 'interview_booked'
          and p.stop_reason is distinct from 'seeker_no_show')::int as attended
      from placements p where p.prefecture = s.prefecture and p.seeker_id = s.id) p on true
    left join lateral (
      select coalesce(array_agg(m.vacancy_prefecture || '-' || m.vacancy_id order by m.vacancy_id), '{}') as hidden_vacancies
      from match_marks m where m.prefecture = s.prefecture and m.seeker_id = s.id
        and m.list = 'seeker' and m.kind = 'hide' and m.undone_at is null) m on true
    where ${chosen('s', selection, 'active')}
    order by s.prefecture, s.id ${paged(selection)}`.execute(db);
  return rows;
}

/** Vacancies with what bars their employer. By ids they come whatever their state, else only published ones. */
export async function listVacancyFacts(
  db: Reader,
  selection: Selection,
  today: string,
): Promise<VacancyFacts[]> {
  const { rows } = await sql<VacancyFacts>`
    select v.prefecture, v.id, v.employer_id, v.status, v.kind, v.title, v.description, v.occupation_code,
      v.occupation_confidence, v.headcount, v.hired_count, v.pay_min, v.pay_max, v.pay_unit, v.education,
      v.education_required, v.experience_years, v.skills, v.certificates, v.demands, v.time_windows, v.lodging, v.meals,
      v.region_code, v.lng, v.lat, v.published_at, v.confirmed_at, v.expires_on,
      e.blacklisted_at is not null and (e.blacklist_until is null or e.blacklist_until >= ${today}::date) as barred
    from vacancies v join employers e on e.prefecture = v.prefecture and e.id = v.employer_id
    where ${chosen('v', selection, 'published')}
    order by v.prefecture, v.id ${paged(selection)}`.execute(db);
  return rows;
}

/** How employers have answered so far, by employer id; placements lie with the seekers, so this is a query of its own. */
export async function listEmployerCounts(
  db: Reader,
  employerIds: readonly string[],
): Promise<Map<string, EmployerCounts>> {
  if (employerIds.length === 0) return new Map();
  const { rows } = await sql<EmployerCounts & { employer_id: string }>`
    select p.employer_id, count(*)::int as referred,
      count(*) filter (where p.status not in ('applied', 'referred')
        and p.stop_reason is distinct from 'employer_no_answer')::int as answered,
      count(*) filter (where p.hired_at is not null)::int as hired
    from placements p
    where p.employer_id = any(${[...new Set(employerIds)]}::uuid[])
      and p.stop_reason is distinct from 'recorded_by_mistake'
    group by p.employer_id`.execute(db);
  return new Map(rows.map(({ employer_id, ...counts }) => [employer_id, counts]));
}

/** The person and the employer of placements that changed: whose answers count anew. */
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
  block: { seeker: Ref; employerId: string; reason: string; by: string; at: Date },
): Promise<boolean> {
  const row = await trx
    .insertInto('pair_blocks')
    .values({
      prefecture: block.seeker.prefecture,
      id: newId(),
      seeker_id: block.seeker.id,
      employer_id: block.employerId,
      reason: block.reason,
      blocked_by: block.by,
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
    blocked_by: string;
    at: Date;
  }>
> {
  return db
    .selectFrom('pair_blocks as b')
    .innerJoin('employers as e', 'e.id', 'b.employer_id')
    .select([
      'e.prefecture as employer_prefecture',
      'b.employer_id',
      'e.name as employer_name',
      'b.reason',
      'b.blocked_by',
      'b.at',
    ])
    .where('b.prefecture', '=', seeker.prefecture)
    .where('b.seeker_id', '=', seeker.id)
    .orderBy('b.at', 'desc')
    .orderBy('b.id', 'desc')
    .execute();
}

/** False when there was no such block, or not by `by` when that is given. */
export async function deleteBlock(
  trx: Transaction,
  seeker: Ref,
  employerId: string,
  by: string | null,
): Promise<boolean> {
  const row = await trx
    .deleteFrom('pair_blocks')
    .where('prefecture', '=', seeker.prefecture)
    .where('seeker_id', '=', seeker.id)
    .where('employer_id', '=', employerId)
    .$if(by !== null, (query) => query.where('blocked_by', '=', by ?? ''))
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
