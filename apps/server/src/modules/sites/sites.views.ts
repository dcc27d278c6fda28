import { OpeningHours, SiteFields, type Site } from '@yizhan/contract';
import { groupShortCode, openState, wgs84ToGcj02, type HolidayNotice } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { recordId, shortId } from '../../app/ids.ts';
import { sharedRef } from '../../records/flow/types.ts';
import { undosOf } from '../../records/flow/undo-view.ts';
import { REGIONS } from '../reference/index.ts';
import { mayEditSite } from './sites.policy.ts';
import type { SiteRow } from './sites.repository.ts';

/** Sites as the directory shows them; `can` and `undo` hold what only staff may do. */
export async function siteViews(
  ctx: AnyContext,
  rows: readonly SiteRow[],
  notices: readonly HolidayNotice[],
): Promise<Site[]> {
  const undos = await undosOf(
    ctx,
    rows.map((row) => ({
      ref: sharedRef(row.id),
      version: row.version,
      may: mayEditSite(ctx.actor, row.id, row.region_code),
    })),
  );
  return rows.map((row) => ({
    ...siteView(ctx, row, notices),
    undo: undos.get(recordId(sharedRef(row.id))) ?? null,
  }));
}

function siteView(ctx: AnyContext, row: SiteRow, notices: readonly HolidayNotice[]): Omit<Site, 'undo'> {
  const hours = OpeningHours.parse(row.opening_hours);
  const state = openState(hours, ctx.now, notices);
  const isOpen = row.status === 'open' || row.status === 'trial';
  const fields = SiteFields.parse({
    name: row.name,
    matrix: row.matrix,
    setting: row.setting,
    regionCode: row.region_code,
    mainSiteId: row.main_site_id === null ? null : shortId(row.main_site_id),
    operator: row.operator,
    guidanceBody: row.guidance_body,
    supervisingBody: row.supervising_body,
    address: row.address,
    lng: row.lng,
    lat: row.lat,
    phoneLines: row.phone_lines,
    openingHours: hours,
    services: row.services,
    facilities: row.facilities,
    staffCount: row.staff_count,
    areaSquareMetres: row.area_square_metres,
    introduction: row.introduction,
    status: row.status,
    openedOn: row.opened_on,
  });
  return {
    ...fields,
    id: shortId(row.id),
    region: ctx.services.use(REGIONS).ref(row.region_code),
    mainSite:
      row.main_site_id === null ? null : { id: shortId(row.main_site_id), name: row.main_site_name ?? '' },
    openState: {
      open: isOpen && state.open,
      until: isOpen ? (state.until?.toISOString() ?? null) : null,
      nextOpen: isOpen ? (state.nextOpen?.toISOString() ?? null) : null,
      reason: isOpen ? state.reason : row.status,
    },
    distance: row.distance === null ? null : Math.round(row.distance),
    mapPoint: row.lng === null || row.lat === null ? null : wgs84ToGcj02({ lng: row.lng, lat: row.lat }),
    openVacancies: row.open_vacancies,
    shortCode: row.short_code === null ? null : groupShortCode(row.short_code),
    version: row.version,
    can: mayEditSite(ctx.actor, row.id, row.region_code) ? ['edit'] : [],
  };
}
