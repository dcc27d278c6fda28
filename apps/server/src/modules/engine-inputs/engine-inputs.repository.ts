import { sql } from 'kysely';
import type { Reader } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

/** The engine's input about a person, as stored in the database. */
export interface EngineSeekerRow {
  readonly prefecture: string;
  readonly id: string;
  readonly status: string;
  /** Active, and consent to job service not withdrawn. */
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
  /**
   * Keys (`4303-<uuid>`) of vacancies that the person or the employer turned down, where the person works, or that were
   * hidden.
   */
  readonly closed_vacancies: string[];
  readonly offered: number;
  readonly answered: number;
  readonly invited: number;
  readonly attended: number;
}

/** The engine's input about a vacancy. */
export interface EngineVacancyRow {
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

/** Which rows to read: some by id, or a page of all that can be matched. */
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
 * People with their groups, blocks and answers. Selected by ids they come in any state, else only active ones, in the
 * order of their keys; the order of lists depends only on their content, so that unchanged people never look changed.
 */
export async function listEngineSeekers(
  db: Reader,
  selection: Selection,
  today: string,
): Promise<EngineSeekerRow[]> {
  const { rows } = await sql<EngineSeekerRow>`
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

/** Vacancies with their employer's bars. Selected by ids they come in any state, else only published ones. */
export async function listEngineVacancies(
  db: Reader,
  selection: Selection,
  today: string,
): Promise<EngineVacancyRow[]> {
  const { rows } = await sql<EngineVacancyRow>`
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

/** How employers have answered so far, by employer id; placements lie with the seekers, so this is a separate query. */
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
