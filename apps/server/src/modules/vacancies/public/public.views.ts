import type { PublicVacancy, VacancyCard, VacancyPlace } from '@yizhan/contract';
import { groupShortCode, hideContacts, pointFault, shanghaiDate, wgs84ToGcj02 } from '@yizhan/domain';
import type { AnyContext } from '../../../app/context.ts';
import { recordId, siteRef } from '../../../app/ids.ts';
import { REGIONS } from '../../reference/index.ts';
import type { VacancyFullRow } from '../vacancies.repository.ts';
import { commonView, detailView, publicEmployerName } from '../vacancies.views.ts';
import type { PublicRow } from './search.repository.ts';

/**
 * The work's own point when it is trustworthy; the centre of a division is not an address, and where a household looks for
 * help is its home.
 */
function soundPoint(row: VacancyFullRow): { lng: number; lat: number } | null {
  const { lng, lat } = row;
  if (row.employer_kind === 'person') return null;
  return lng !== null && lat !== null && pointFault(lng, lat) === null ? { lng, lat } : null;
}

/** The content of every public channel: the staff's fields without numbers, including numbers hidden in the texts. */
export function publicView(ctx: AnyContext, row: VacancyFullRow) {
  return {
    ...commonView(ctx, row),
    title: hideContacts(row.title),
    address: hideContacts(row.address),
    employerName: publicEmployerName(row),
  };
}

export function cardView(ctx: AnyContext, row: PublicRow): VacancyCard {
  return {
    ...publicView(ctx, row),
    distance: row.distance === null ? null : Math.round(row.distance),
    distanceEstimated: row.distance !== null && soundPoint(row) === null,
  };
}

/** A vacancy as a point on a map; null where nothing is known of where it is. */
export function placeView(ctx: AnyContext, row: PublicRow): VacancyPlace | null {
  const own = soundPoint(row);
  const point = own ?? ctx.services.use(REGIONS).nearPoint(row.region_code);
  if (point === null) return null;
  const { id, title, employerName, payText, region, distance, distanceEstimated } = cardView(ctx, row);
  return {
    id,
    title,
    employerName,
    payText,
    region,
    distance,
    distanceEstimated,
    lng: point.lng,
    lat: point.lat,
    exact: own !== null,
  };
}

export function isOpen(ctx: AnyContext, row: VacancyFullRow): boolean {
  return row.status === 'published' && (row.expires_on === null || row.expires_on >= shanghaiDate(ctx.now));
}

/** One vacancy for the public. A closed one says so and no longer shows where to go. */
export function publicVacancyView(ctx: AnyContext, row: PublicRow): PublicVacancy {
  const { distance, distanceEstimated } = cardView(ctx, row);
  return { ...feedView(ctx, row), distance, distanceEstimated };
}

/** The same without a distance, for readers without a location. */
export function feedView(
  ctx: AnyContext,
  row: VacancyFullRow,
): Omit<PublicVacancy, 'distance' | 'distanceEstimated'> {
  const open = isOpen(ctx, row);
  const point = open ? soundPoint(row) : null;
  const site = siteRef(row);
  const shown = publicView(ctx, row);
  return {
    ...shown,
    ...detailView(row),
    address: open ? shown.address : '',
    description: hideContacts(row.description),
    lng: point?.lng ?? null,
    lat: point?.lat ?? null,
    mapPoint: point === null ? null : wgs84ToGcj02(point),
    site: site === null ? null : { ...site, phoneLines: row.site_phone_lines ?? [] },
    employerId: recordId(row.prefecture, row.employer_id),
    open,
    shortCode: shownCode(row),
  };
}

/** The code it carries everywhere; null until the job gives one to those that were public before there were any. */
export function shownCode(row: Pick<VacancyFullRow, 'short_code'>): string | null {
  return row.short_code === null ? null : groupShortCode(row.short_code);
}
