import { sql } from 'kysely';
import { holdersAbove, nearestHolders, STAFF_ROLES, type Place, type Verb } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { takenFromGrant, verbsOfTaken } from './grants.sql.ts';

/**
 * Accounts of the members of staff nearest to a place who hold a verb there, or of those above them; without disabled
 * ones.
 */
export async function findNearestStaff(
  ctx: Pick<AnyContext, 'db'>,
  verb: Verb,
  place: Place,
  which: 'nearest' | 'above' = 'nearest',
): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('staff_grants as g')
    .innerJoin('staff as s', 's.id', 'g.staff_id')
    .select(['g.staff_id', 'g.role', 'g.region_code', 'g.site_id', takenFromGrant.as('taken')])
    .where('s.disabled_at', 'is', null)
    .where((eb) =>
      eb.or([
        sql<boolean>`starts_with(${place.region ?? ''}, g.region_code)`,
        eb('g.site_id', '=', place.siteId ?? null),
      ]),
    )
    .execute();
  const holders = rows.flatMap(({ staff_id, role, region_code, site_id, taken }) => {
    const known = STAFF_ROLES.find((name) => name === role);
    return known === undefined
      ? []
      : [
          {
            holder: staff_id,
            grant: { role: known, region: region_code, siteId: site_id, without: verbsOfTaken(taken) },
          },
        ];
  });
  return which === 'above' ? holdersAbove(holders, verb, place) : nearestHolders(holders, verb, place);
}
