import type { z } from 'zod';
import type { Site, SiteFields } from '@yizhan/contract';
import { authorise } from '../../app/actor.ts';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { json } from '../../app/db/database.ts';
import { RecordChanged } from '../../app/errors.ts';
import { fromShortId, newId, shortId } from '../../app/ids.ts';
import { REGIONS } from '../reference/index.ts';
import { readNotices } from './notices.ts';
import { SiteUnknown } from './sites.errors.ts';
import { settingsOf } from './sites.policy.ts';
import { findPlace, findSiteRow, insertSite, updateSite } from './sites.repository.ts';
import { siteView } from './sites.views.ts';

export type SiteValues = z.output<typeof SiteFields>;

/** @throws SiteUnknown */
export async function getSite(ctx: AnyContext, id: string): Promise<Site> {
  const row = await findSiteRow(ctx.db, id);
  if (row === undefined) throw SiteUnknown();
  return siteView(ctx, row, await readNotices(ctx.db));
}

/** Adds a site; the caller's region must reach its place. Returns its id. */
export async function createSite(ctx: WriteContext, input: SiteValues): Promise<string> {
  authorise(ctx.actor, 'sites.create', { region: input.regionCode });
  const id = newId();
  await insertSite(ctx.trx, { id, ...(await columns(ctx, input)), created_at: ctx.now });
  await record(ctx, 'site.created', id, input);
  return id;
}

/** Changes a site: a matter of its own people and of the officers above. Moving it needs the right over both places. */
export async function changeSite(
  ctx: WriteContext,
  id: string,
  input: SiteValues & { version: number },
): Promise<void> {
  const before = await findPlace(ctx.trx, id);
  if (before === undefined) throw SiteUnknown();
  authorise(ctx.actor, 'sites.edit', settingsOf(id, before.regionCode));
  if (input.regionCode !== before.regionCode)
    authorise(ctx.actor, 'sites.edit', { region: input.regionCode });
  if (!(await updateSite(ctx.trx, id, input.version, await columns(ctx, input)))) throw RecordChanged();
  await record(ctx, 'site.updated', id, input);
}

async function record(ctx: WriteContext, action: string, id: string, input: SiteValues): Promise<void> {
  await ctx.audit({
    action,
    entity: { kind: 'site', id: shortId(id) },
    region: input.regionCode,
    summary: { name: input.name, status: input.status, matrix: input.matrix },
  });
  await ctx.changed('site', { prefecture: input.regionCode.slice(0, 4), id });
}

async function columns(ctx: WriteContext, input: SiteValues) {
  ctx.services.use(REGIONS).get(input.regionCode);
  const main =
    input.mainSiteId === null ? undefined : await findPlace(ctx.trx, fromShortId(input.mainSiteId));
  if (input.mainSiteId !== null && main === undefined) throw SiteUnknown();
  return {
    name: input.name,
    matrix: input.matrix,
    setting: input.setting,
    region_code: input.regionCode,
    main_site_id: main?.id ?? null,
    operator: input.operator,
    guidance_body: input.guidanceBody,
    supervising_body: input.supervisingBody,
    address: input.address,
    lng: input.lng,
    lat: input.lat,
    phone_lines: input.phoneLines,
    opening_hours: json(input.openingHours),
    services: input.services,
    facilities: input.facilities,
    staff_count: input.staffCount,
    area_square_metres: input.areaSquareMetres,
    introduction: input.introduction,
    status: input.status,
    opened_on: input.openedOn,
    updated_at: ctx.now,
  };
}
