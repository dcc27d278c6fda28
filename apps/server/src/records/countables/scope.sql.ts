import { sql, type RawBuilder } from 'kysely';
import { definitionOf, type CountedAs } from '@yizhan/domain';

/** Where to count. */
export interface Scope {
  /** Division prefixes; the empty one is everything. */
  readonly regions: readonly string[];
  /** Sites whose rows count too, wherever they lie. */
  readonly sites: readonly string[];
  /** Only rows of this site. */
  readonly siteId: string | null;
  /** Only rows that name exactly this division. */
  readonly exactRegion: string | null;
}

/** The part of a scope that sums can answer: one area, and what lies outside it. */
export interface Ground {
  readonly level: 'prefecture' | 'county';
  /** A division code, or a prefix of one. */
  readonly area: string;
  readonly beside: Scope | null;
}

/** The widest region of a scope, if there are sums for it. */
export function groundOf(scope: Scope): Ground | null {
  if (scope.siteId !== null || scope.exactRegion !== null) return null;
  const [widest] = [...scope.regions].sort((a, b) => a.length - b.length);
  if (widest === undefined || widest.length > DIGITS.county || widest.length % 2 === 1) return null;
  const regions = scope.regions.filter((region) => !region.startsWith(widest));
  const sites = widest === '' ? [] : scope.sites;
  return {
    level: widest.length > DIGITS.prefecture ? 'county' : 'prefecture',
    area: widest,
    beside: regions.length + sites.length === 0 ? null : { ...scope, regions, sites },
  };
}

export const DIGITS = { prefecture: 4, county: 6 } as const;

/** Sums `s` of a level in an area, which may contain several areas of that level. */
export function sumsIn(level: 'prefecture' | 'county' | 'site', area: string, kinds: readonly CountedAs[]) {
  const isWhole = level !== 'site' && area.length === DIGITS[level];
  return sql`s.level = ${level} and s.kind = any(${[...kinds]})
    and ${area === '' ? sql`true` : isWhole ? sql`s.area = ${area}` : sql`s.area like ${`${area}%`}`}
    and ${inHome('s', area, kinds)}`;
}

/** Rows or changes of a division, by the columns that have an index. */
function rowsInRegion(alias: string, region: string): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const { prefecture, county } = DIGITS;
  if (region === '') return sql`true`;
  if (region.length < prefecture) return sql`${column('in_prefecture')} like ${`${region}%`}`;
  if (region.length === prefecture) return sql`${column('in_prefecture')} = ${region}`;
  if (region.length === county) return sql`${column('in_county')} = ${region}`;
  return sql`${column('in_county')} = ${region.slice(0, county)} and ${column('region_code')} like ${`${region}%`}`;
}

/** Pending changes have no columns for areas: there are few of them. */
export function changesIn(alias: string, area: string, kinds: readonly CountedAs[]): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql`${column('kind')} = any(${[...kinds]}) and ${column('region_code')} like ${`${area}%`}
    and ${inHome(alias, area, kinds)}`;
}

/** Counting rows of some kinds within a scope. */
export function rowsIn(alias: string, scope: Scope, kinds: readonly CountedAs[]): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const { regions, sites, siteId, exactRegion } = scope;
  const places = regions.map((region) => sql`(${rowsInRegion(alias, region)})`);
  if (sites.length > 0) places.push(sql`${column('site_id')} = any(${[...sites]}::uuid[])`);
  const home =
    sites.length === 0 && regions.length === 1 ? inHome(alias, regions[0] ?? '', kinds) : sql`true`;
  return sql`${column('voided_at')} is null and ${column('kind')} = any(${[...kinds]}) and ${home}
    and (${places.length === 0 ? sql`false` : sql.join(places, sql` or `)})
    and ${siteId === null ? sql`true` : sql`${column('site_id')} = ${siteId}::uuid`}
    and ${exactRegion === null ? sql`true` : rowsOfExactly(alias, exactRegion)}`;
}

function rowsOfExactly(alias: string, region: string): RawBuilder<unknown> {
  return sql`${sql.ref(`${alias}.in_county`)} = ${region.slice(0, DIGITS.county)}
    and ${sql.ref(`${alias}.region_code`)} = ${region}`;
}

/** Rows of people lie in the prefecture in which they count: naming it prunes the others. */
function inHome(alias: string, area: string, kinds: readonly CountedAs[]): RawBuilder<unknown> {
  const isHome = area.length >= DIGITS.prefecture && kinds.every((kind) => definitionOf(kind).atHome);
  return isHome ? sql`${sql.ref(`${alias}.prefecture`)} = ${area.slice(0, DIGITS.prefecture)}` : sql`true`;
}

/** Kinds that one statement can query together. */
export function apart(kinds: readonly CountedAs[]): CountedAs[][] {
  return [...Map.groupBy(kinds, (kind) => definitionOf(kind).atHome).values()];
}
