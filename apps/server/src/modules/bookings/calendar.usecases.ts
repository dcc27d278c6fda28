import type { z } from 'zod';
import type { BookingCalendar, bookingRoutes, FreeSlot } from '@yizhan/contract';
import { addDays, dayKind, openingsOn, shanghaiInstant, slotsOf } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { fromShortId, toRef, type Ref } from '../../app/ids.ts';
import { listClaims, staffClaim } from '../../records/bookings/index.ts';
import { readNotices } from '../../records/deadlines/index.ts';
import { findSitePlace, type SitePlace } from '../sites/index.ts';
import { ResourceUnknown } from './bookings.errors.ts';
import { bookingPolicy } from './bookings.policy.ts';
import { findBookingRows } from './bookings.repository.ts';
import { bookingViews } from './bookings.views.ts';
import { hoursOf } from './hours.ts';
import { seatOf } from './placing.ts';
import { findResource, listResources } from './resources.repository.ts';
import { resourceView } from './resources.views.ts';

/** What a station has to be booked, for whoever may read its bookings. @throws SiteUnknown, OutOfRegion */
export async function resourcesAt(ctx: AnyContext, siteId: string) {
  const site = await findSitePlace(ctx, fromShortId(siteId));
  bookingPolicy.authorise(ctx.actor, 'bookings.read', placeOf(site));
  return listResources(ctx.db, { prefecture: site.regionCode.slice(0, 4), id: site.id });
}

function placeOf({ id, regionCode }: SitePlace) {
  return { region_code: regionCode, site_id: id };
}

/** Days and columns of a station, with everything booked in them. */
export async function readCalendar(
  ctx: AnyContext,
  { siteId, from, days, resourceId }: z.output<typeof bookingRoutes.calendar.query>,
): Promise<BookingCalendar> {
  const only = resourceId === undefined ? null : toRef(resourceId).id;
  const resources = (await resourcesAt(ctx, siteId)).filter(({ id }) => only === null || id === only);
  const notices = await readNotices(ctx.db);
  const list = Array.from({ length: days }, (_, index) => addDays(from, index));
  const span = { from: shanghaiInstant(from), to: shanghaiInstant(addDays(from, days)) };
  const refs = new Map<string, Ref>();
  const columns: BookingCalendar['resources'] = [];
  for (const row of resources) {
    const { hours } = await hoursOf(ctx, row);
    columns.push({
      resource: resourceView(ctx, row),
      openings: list.map((day) => ({ day, ranges: row.is_in_use ? openingsOn(hours, day, notices) : [] })),
    });
    for (const claim of await listClaims(ctx.db, row, span)) {
      refs.set(claim.booking_id, { prefecture: claim.booking_prefecture, id: claim.booking_id });
    }
  }
  const rows = (await findBookingRows(ctx.db, [...refs.values()])).toSorted(
    (a, b) => a.starts_at.getTime() - b.starts_at.getTime() || (a.id < b.id ? -1 : 1),
  );
  return {
    days: list.map((day) => ({ day, kind: dayKind(day, notices) })),
    resources: columns,
    bookings: await bookingViews(ctx, rows),
  };
}

/** Slots that staff may book. @throws ResourceUnknown, OutOfRegion */
export async function freeForStaff(
  ctx: AnyContext,
  ref: Ref,
  query: z.output<typeof bookingRoutes.free.query>,
): Promise<FreeSlots> {
  const resource = await findResource(ctx.db, ref);
  if (resource === undefined) throw ResourceUnknown();
  bookingPolicy.authorise(ctx.actor, 'bookings.read', resource);
  return freeSlots(ctx, ref, query);
}

type FreeSlots = Array<z.input<typeof FreeSlot>>;

/** The slots of some days, and how many wait for each. @throws ResourceUnknown */
export async function freeSlots(
  ctx: AnyContext,
  ref: Ref,
  { from, days }: { readonly from: string; readonly days: number },
): Promise<FreeSlots> {
  const resource = await findResource(ctx.db, ref);
  if (resource === undefined || !resource.is_in_use) throw ResourceUnknown();
  const hours = await hoursOf(ctx, resource);
  const span = { from: shanghaiInstant(from), to: shanghaiInstant(addDays(from, days)) };
  const claims = await listClaims(ctx.db, resource, span);
  const elsewhere =
    resource.staff_id === null ? [] : await listClaims(ctx.db, staffClaim(resource.staff_id), span);
  const taken = [...claims, ...elsewhere].filter(
    ({ state, until }) => state === 'keeps' && (until === null || until > ctx.now),
  );
  const slots = slotsOf(hours, taken.map(seatOf), { day: from, days, notBefore: ctx.now });
  return slots.map((slot) => ({
    startsAt: slot.from.toISOString(),
    endsAt: slot.to.toISOString(),
    free: slot.free,
    waiting: claims.filter(
      (claim) => claim.state === 'waits' && claim.starts_at < slot.to && slot.from < claim.ends_at,
    ).length,
  }));
}
