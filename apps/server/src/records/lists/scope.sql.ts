import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import { scopeOf, type Actor, type ReachedPlaces } from '../../app/actor.ts';
import type { AnyContext } from '../../app/context.ts';
import type { Reader } from '../../app/db/database.ts';
import { serviceKey } from '../../app/services.ts';
import type { AssignableNoun, Verb } from '@yizhan/domain';
import { hiddenFrom } from '../assignment/index.ts';
import { listPrefectures, type PlacedTable } from './prefectures.repository.ts';

/** A scope resolved for one caller. */
export interface Scoped {
  /** The prefectures named in the statement; null for the whole network, or where the table has none. */
  readonly prefectures: readonly string[] | null;
  readonly where: Expression<SqlBool>;
}

/** A column with a record's id; or with that of a row of another table whose column has it. */
export interface KeptRecord {
  readonly noun: AssignableNoun;
  readonly id: string;
  readonly through?: { readonly table: 'placements'; readonly column: 'seeker_id' };
}

/** Rows of a table distributed by prefecture. Columns are written as in `from`: `v.region_code`. */
interface PlaceScope {
  readonly kind: 'place';
  readonly prefecture: string;
  /** A row is in scope when one of these lies within the caller's regions. */
  readonly regions: readonly string[];
  /** Or when this is one of the caller's sites. */
  readonly site: string | null;
  /** Tables for finding rows in scope whose prefecture differs from that of their region or site. */
  readonly elsewhere: readonly PlacedTable[];
  /** Records that may be kept from the caller, and then keep the row from them too. */
  readonly confidential?: readonly KeptRecord[];
}

/** Rows of a shared table: what a user may see of it follows from their grants. */
interface SharedScope {
  readonly kind: 'shared';
  readonly where: (held: ReachedPlaces) => RawBuilder<SqlBool>;
}

export type Scope = PlaceScope | SharedScope;

/** The prefectures within a division of two digits or fewer. */
export const PREFECTURES = serviceKey<(prefix: string) => readonly string[]>('prefectures');

/** A place scope; a table without rows elsewhere declares an empty list. */
export function placeScope(scope: Omit<PlaceScope, 'kind'>): PlaceScope {
  return { kind: 'place', ...scope };
}

/** The scope of a table whose rows lie in a division of their prefecture and perhaps belong to a site, under its name in the query. */
export function locatedScope(table: PlacedTable['table'], as: string): PlaceScope {
  return placeScope({
    prefecture: `${as}.prefecture`,
    regions: [`${as}.region_code`],
    site: `${as}.site_id`,
    elsewhere: [{ table, byRegion: false, bySite: true }],
  });
}

export function sharedScope(where: SharedScope['where']): SharedScope {
  return { kind: 'shared', where };
}

/** All rows of these prefectures, for callers restricted to their own rows by a filter they cannot choose. */
export function everything(prefectures: readonly string[]): Scoped {
  return { prefectures, where: sql<SqlBool>`true` };
}

/** The rows of a scope within which the caller, or somebody with fewer grants, holds the verb. */
export async function scopedTo(
  ctx: AnyContext,
  scope: Scope,
  within: {
    readonly verb: Verb;
    readonly actor?: Actor;
    readonly reach?: ((actor: Actor) => ReachedPlaces) | undefined;
  },
): Promise<Scoped> {
  const { verb, actor = ctx.actor, reach = (of: Actor) => scopeOf(of, verb) } = within;
  const held = reach(actor);
  if (scope.kind === 'shared') return { prefectures: null, where: scope.where(held) };
  const { regions, sites } = held;
  const prefectures = await prefecturesOf(ctx, ctx.db, scope, held);
  const shown = await notHidden(ctx, scope, prefectures, actor);
  return {
    prefectures,
    where: sql<SqlBool>`${sql.join([placesSql(scope, regions, sites), ...shown], sql` and `)}`,
  };
}

/** There are few confidential records, so their ids are named: that costs nothing where there are none. */
async function notHidden(
  ctx: AnyContext,
  { confidential = [], prefecture }: PlaceScope,
  prefectures: readonly string[] | null,
  actor: Actor,
): Promise<Array<RawBuilder<SqlBool>>> {
  const parts: Array<RawBuilder<SqlBool>> = [];
  for (const { noun, id, through } of confidential) {
    const hidden = [...(await hiddenFrom(ctx, noun, prefectures, actor))];
    const column = sql.ref(id);
    if (hidden.length === 0) continue;
    if (through === undefined) {
      parts.push(sql<SqlBool>`(${column} is null or ${column} <> all(${hidden}::uuid[]))`);
    } else {
      parts.push(sql<SqlBool>`not exists (select 1 from ${sql.table(through.table)} kept
        where kept.prefecture = ${sql.ref(prefecture)} and kept.id = ${column}
          and kept.${sql.ref(through.column)} = any(${hidden}::uuid[]))`);
    }
  }
  return parts;
}

/** One of the columns lies within a region, or the site is one of these; no place at all matches nothing. */
export function placesSql(
  scope: Pick<PlaceScope, 'regions' | 'site'>,
  regions: readonly string[],
  sites: readonly string[],
): RawBuilder<SqlBool> {
  const parts = regions.flatMap((region) =>
    region === ''
      ? [sql<SqlBool>`true`]
      : scope.regions.map((column) => sql<SqlBool>`${sql.ref(column)} like ${`${region}%`}`),
  );
  if (sites.length > 0 && scope.site !== null) {
    parts.push(sql<SqlBool>`${sql.ref(scope.site)} = any(${sites}::uuid[])`);
  }
  return parts.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(parts, sql` or `)})`;
}

async function prefecturesOf(
  ctx: AnyContext,
  db: Reader,
  scope: PlaceScope,
  { regions, sites }: ReachedPlaces,
): Promise<readonly string[] | null> {
  if (regions.includes('')) return null;
  const within = ctx.services.use(PREFECTURES);
  const own = regions.flatMap((region) =>
    region.length < 4 ? [region, ...within(region)] : [region.slice(0, 4)],
  );
  const home = [...new Set(own)].sort();
  const found = await listPrefectures(db, scope.elsewhere, { regions, sites, home });
  return [...new Set([...home, ...found])].sort();
}
