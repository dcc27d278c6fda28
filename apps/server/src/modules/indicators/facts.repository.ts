import { sql, type RawBuilder } from 'kysely';
import { shanghaiInstant, type IndicatorCode } from '@yizhan/domain';
import { addDays } from '@yizhan/domain';

/** Which records a figure is about: a period of days in Shanghai, and where. */
export interface Frame {
  readonly from: string;
  readonly to: string;
  /** Division prefixes the caller may see; the empty one is everything. */
  readonly regions: readonly string[];
  /** Sites whose records the caller may see wherever they lie. */
  readonly sites: readonly string[];
  readonly siteId: string | null;
  /** Only records that name exactly this division. */
  readonly exactRegion: string | null;
}

const dayOf = (column: RawBuilder<unknown>) => sql<string>`(${column} at time zone 'Asia/Shanghai')::date`;

function within(frame: Frame, column: RawBuilder<unknown>) {
  return sql`${column} >= ${shanghaiInstant(frame.from)} and ${column} < ${shanghaiInstant(addDays(frame.to, 1))}`;
}

/**
 * The records behind each indicator, one row a record, with: `prefecture` and `unit` (the vacancy or person that counts
 * once), `record` and `kind` to open, `day`, `region_code`, `site_id`, `times`, `title`, `detail`. Figure, series, split
 * and list are all made from these rows, so that none can say anything else than another.
 */
const FACTS: Readonly<Record<IndicatorCode, (frame: Frame) => RawBuilder<unknown>>> = {
  vacancies_collected: (frame) => sql`
    select v.prefecture, v.id as unit, v.id as record, v.prefecture as record_prefecture,
      ${dayOf(sql`v.first_published_at`)} as day, v.region_code, v.site_id, v.headcount as times,
      v.title, e.name as detail
    from vacancies v join employers e on e.prefecture = v.prefecture and e.id = v.employer_id
    where ${within(frame, sql`v.first_published_at`)}`,
  people_registered: (frame) => sql`
    select s.prefecture, s.id as unit, s.id as record, s.prefecture as record_prefecture,
      ${dayOf(sql`s.created_at`)} as day, s.region_code, s.site_id, 1 as times, s.name as title,
      coalesce(s.wanted->0->>'title', '') as detail
    from seekers s where s.merged_into is null and ${within(frame, sql`s.created_at`)}`,
  people_referred: (frame) => placements(dayOf(sql`p.referred_at`), within(frame, sql`p.referred_at`)),
  intentions: (frame) => {
    // A hire without a separate intention counts on the day of the hire, unless it was recorded by mistake.
    const day = sql`case when p.intention_at is not null then ${dayOf(sql`p.intention_at`)} else p.start_date end`;
    return placements(
      day,
      sql`((${within(frame, sql`p.intention_at`)}) or (p.intention_at is null and ${hiredIn(frame)}))`,
    );
  },
  hires: (frame) => placements(sql`p.start_date`, hiredIn(frame)),
};

function hiredIn(frame: Frame) {
  return sql`p.start_date between ${frame.from}::date and ${frame.to}::date and p.hired_at is not null
    and p.stop_reason is distinct from 'recorded_by_mistake'`;
}

function placements(day: RawBuilder<unknown>, where: RawBuilder<unknown>) {
  return sql`
    select p.prefecture, p.seeker_id as unit, p.id as record, p.prefecture as record_prefecture, ${day} as day,
      p.region_code, p.site_id, 1 as times, s.name as title,
      (p.vacancy_copy->>'title') || ' · ' || (p.vacancy_copy->>'employerName') as detail
    from placements p join seekers s on s.prefecture = p.prefecture and s.id = p.seeker_id
    where ${where}`;
}

/** The records of a figure within its frame, as a subquery. */
export function factsOf(code: IndicatorCode, frame: Frame): RawBuilder<unknown> {
  const places = frame.regions.map((region) =>
    region === '' ? sql`true` : sql`f.region_code like ${`${region}%`}`,
  );
  if (frame.sites.length > 0) places.push(sql`f.site_id = any(${[...frame.sites]}::uuid[])`);
  return sql`(select f.* from (${FACTS[code](frame)}) f
    where (${places.length === 0 ? sql`false` : sql.join(places, sql` or `)})
      and ${frame.siteId === null ? sql`true` : sql`f.site_id = ${frame.siteId}::uuid`}
      and ${frame.exactRegion === null ? sql`true` : sql`f.region_code = ${frame.exactRegion}`})`;
}
