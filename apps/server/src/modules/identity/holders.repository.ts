import { sql } from 'kysely';
import { ROLE_VERBS, STAFF_ROLES, type StaffRole, type Verb } from '@yizhan/domain';
import type { Reader } from '../../app/db/database.ts';
import { takenFromGrant } from './grants.sql.ts';

/** A division ('' is the network) or one of its sites. */
export interface HoldingPlace {
  readonly region: string;
  readonly siteId: string | null;
}

const rolesWith = (verb: Verb): StaffRole[] =>
  STAFF_ROLES.filter((role) => (ROLE_VERBS[role] as readonly Verb[]).includes(verb));

/**
 * Grants that carry a verb at a place or somewhere within it. A site's staff reach its county; an operator reaches its
 * site alone.
 */
function carrying(db: Reader, verb: Verb, { region, siteId }: HoldingPlace) {
  return db
    .selectFrom('staff_grants as g')
    .innerJoin('staff as s', 's.id', 'g.staff_id')
    .where('s.disabled_at', 'is', null)
    .where('g.role', 'in', rolesWith(verb))
    .where(sql<boolean>`${verb} <> all(${takenFromGrant})`)
    .where((eb) =>
      siteId === null
        ? sql<boolean>`(starts_with(${region}, g.region_code) or starts_with(g.region_code, ${region}))`
        : eb.or([
            eb('g.site_id', '=', siteId),
            sql<boolean>`((g.site_id is null or g.role <> 'operator') and starts_with(${region}, g.region_code))`,
          ]),
    );
}

/** People of open accounts who hold a verb at a place or within it, by name. */
export async function listHolders(
  db: Reader,
  verb: Verb,
  place: HoldingPlace,
  { after, limit }: { readonly after: readonly [string, string] | null; readonly limit: number },
): Promise<Array<{ id: string; name: string }>> {
  if (rolesWith(verb).length === 0) return [];
  return carrying(db, verb, place)
    .select(['s.id', 's.name'])
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(s.name, s.id) > (${after?.[0]}, ${after?.[1]}::uuid)`),
    )
    .groupBy(['s.id', 's.name'])
    .orderBy('s.name')
    .orderBy('s.id')
    .limit(limit)
    .execute();
}

/** How many they are. */
export async function countHolders(db: Reader, verb: Verb, place: HoldingPlace): Promise<number> {
  if (rolesWith(verb).length === 0) return 0;
  const row = await carrying(db, verb, place)
    .select((eb) => eb.cast<number>(eb.fn.count('s.id').distinct(), 'integer').as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The grants of some people by which they hold it, the oldest first. */
export async function listCarryingGrants(
  db: Reader,
  verb: Verb,
  place: HoldingPlace,
  ids: readonly string[],
) {
  if (ids.length === 0) return [];
  return carrying(db, verb, place)
    .select(['g.staff_id', 'g.role', 'g.region_code', 'g.site_id', 'g.created_at', 'g.granted_by_name'])
    .where('g.staff_id', 'in', [...ids])
    .orderBy('g.created_at')
    .orderBy('g.id')
    .execute();
}
