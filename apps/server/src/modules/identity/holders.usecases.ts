import { z } from 'zod';
import type { identityRoutes, VerbHolder } from '@yizhan/contract';
import { STAFF_ROLES, type Grant } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { decodeCursor, toPage } from '../../app/db/cursor.ts';
import { fromShortId, shortId } from '../../app/ids.ts';
import { REGIONS } from '../reference/index.ts';
import { findSitePlace } from '../sites/index.ts';
import { countHolders, listCarryingGrants, listHolders, type HoldingPlace } from './holders.repository.ts';
import { grantViews } from './identity.views.ts';
import { staffPolicy } from './staff.policy.ts';

const HolderCursor = z.tuple([z.string(), z.uuid()]);

/**
 * Who holds a verb at a place, or somewhere within it. Whoever reads the staff of the place learns the names of those
 * above too: people may know who could see what is theirs to look after.
 *
 * @throws RegionUnknown, SiteUnknown, OutOfRegion, CursorInvalid
 */
export async function whoMay(
  ctx: AnyContext,
  { verb, region, siteId, cursor, limit }: z.output<(typeof identityRoutes.holders)['query']>,
) {
  const place = await placeOf(ctx, region, siteId);
  staffPolicy.authorise(ctx.actor, 'staff.read', place);
  const after = decodeCursor(cursor, HolderCursor);
  const people = await listHolders(ctx.db, verb, place, { after, limit: limit + 1 });
  const rows = await listCarryingGrants(
    ctx.db,
    verb,
    place,
    people.map(({ id }) => id),
  );
  const grants = rows.flatMap((row) => {
    const role = STAFF_ROLES.find((known) => known === row.role);
    return role === undefined ? [] : [{ row, grant: { role, region: row.region_code, siteId: row.site_id } }];
  });
  const views = await grantViews(
    ctx,
    grants.map(({ grant }) => grant),
  );
  const shown = grants.map(({ row, grant }, at) => ({ row, grant, view: views[at] }));
  const view = ({ id, name }: { id: string; name: string }): VerbHolder => {
    const own = shown.filter(({ row }) => row.staff_id === id);
    return {
      id: own.some(({ grant }) => sees(ctx, grant)) ? shortId(id) : null,
      name,
      grants: own.flatMap(({ row, view: one }) =>
        one === undefined ? [] : [{ ...one, since: row.created_at.toISOString(), by: row.granted_by_name }],
      ),
    };
  };
  const total = cursor === undefined ? await countHolders(ctx.db, verb, place) : null;
  return toPage(people, limit, ({ name, id }) => [name, id], view, total);
}

/** Whether the caller's list of staff has whoever holds the grant. */
function sees(ctx: AnyContext, { region, siteId }: Grant): boolean {
  return staffPolicy.may(ctx.actor, 'staff.read', { region, siteId });
}

async function placeOf(ctx: AnyContext, region: string, siteId: string | undefined): Promise<HoldingPlace> {
  if (siteId !== undefined) {
    const site = await findSitePlace(ctx, fromShortId(siteId));
    return { region: site.regionCode, siteId: site.id };
  }
  if (region !== '') ctx.services.use(REGIONS).get(region);
  return { region, siteId: null };
}
