import { sql, type RawBuilder } from 'kysely';
import { addDays, shanghaiInstant } from '@yizhan/domain';
import type { Reader } from '../../app/db/database.ts';
import { progressAsOf, NOT_MISTAKEN } from './placement-progress.sql.ts';

/** Which placements are counted. */
export interface OutcomeScope {
  readonly from: string;
  readonly to: string;
  /** The day up to which outcomes are known. */
  readonly today: string;
  /** Division prefixes the caller may see; the empty one is everything. */
  readonly regions: readonly string[];
  /** Sites whose placements the caller may see wherever they lie. */
  readonly sites: readonly string[];
}

export type Split = { by: 'all' | 'group' | 'education' } | { by: 'region'; digits: number };

/** Counts of one row and one way of finding each other. A rate is `x` of `x_known`. */
export interface ProgressCounts {
  readonly key: string;
  readonly found_by: 'recommended' | 'self_found' | 'picked';
  readonly started: number;
  readonly people: number;
  readonly accepted: number;
  readonly accepted_known: number;
  readonly interviewed: number;
  readonly interviewed_known: number;
  readonly hired: number;
  readonly hired_known: number;
  readonly kept_30: number;
  readonly kept_30_known: number;
  readonly kept_90: number;
  readonly kept_90_known: number;
}

/** Placements of a person in two groups count in both. */
const KEYS: Readonly<Record<Split['by'], (split: Split) => RawBuilder<string>>> = {
  all: () => sql`'all'`,
  group: () => sql`coalesce(g."group", 'none')`,
  education: () => sql`coalesce(s.education, 'unknown')`,
  region: (split) => sql`left(p.region_code, ${split.by === 'region' ? split.digits : 0}::int)`,
};

const GROUPS = sql`left join lateral (
  select distinct g."group" from seeker_groups g
  where g.prefecture = p.prefecture and g.seeker_id = p.seeker_id
    and g.valid_from <= (p.created_at at time zone 'Asia/Shanghai')::date
    and (g.valid_until is null or g.valid_until >= (p.created_at at time zone 'Asia/Shanghai')::date)) g on true`;

const counted = (name: string): RawBuilder<unknown> => {
  const column = sql.ref(`progress.${name}`);
  return sql`(count(*) filter (where ${column}))::int as ${sql.ref(name)},
    (count(*) filter (where ${column} is not null))::int as ${sql.ref(`${name}_known`)}`;
};

/**
 * Outcomes of the placements begun in the scope. Those from before features were recorded are classified by how they
 * began.
 */
export async function countProgress(
  db: Reader,
  scope: OutcomeScope,
  split: Split,
): Promise<ProgressCounts[]> {
  const places = scope.regions.map((region) =>
    region === '' ? sql`true` : sql`p.region_code like ${`${region}%`}`,
  );
  if (scope.sites.length > 0) places.push(sql`p.site_id = any(${[...scope.sites]}::uuid[])`);
  if (places.length === 0) return [];
  const { rows } = await sql<ProgressCounts>`
    select ${KEYS[split.by](split)} as key,
      coalesce(f.found_by, case p.origin when 'application' then 'self_found' else 'picked' end) as found_by,
      count(*)::int as started, count(distinct (p.prefecture, p.seeker_id))::int as people,
      ${counted('accepted')}, ${counted('interviewed')}, ${counted('hired')}, ${counted('kept_30')},
      ${counted('kept_90')}
    from placements p
    join seekers s on s.prefecture = p.prefecture and s.id = p.seeker_id
    left join match_features f on f.prefecture = p.prefecture and f.placement_id = p.id
    ${split.by === 'group' ? GROUPS : sql``}
    cross join ${progressAsOf(scope.today)}
    where p.created_at >= ${shanghaiInstant(scope.from)} and p.created_at < ${shanghaiInstant(addDays(scope.to, 1))}
      and ${NOT_MISTAKEN} and (${sql.join(places, sql` or `)})
    group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}
