import type { z } from 'zod';
import type { BookingResource, bookingRoutes } from '@yizhan/contract';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { json } from '../../app/db/database.ts';
import { RecordChanged } from '../../app/errors.ts';
import { fromShortId, newId, recordId, type Ref } from '../../app/ids.ts';
import { STAFF_DIRECTORY } from '../../records/assignment/index.ts';
import { listClaims } from '../../records/bookings/index.ts';
import { emit } from '../../records/events/emit.ts';
import { findSitePlace } from '../sites/index.ts';
import { AdviserNeeded, AdviserUnknown, ResourceUnknown, SeatsTaken } from './bookings.errors.ts';
import { resourcePolicy } from './bookings.policy.ts';
import { recheckResource } from './recheck.ts';
import {
  findResource,
  insertResource,
  lockResource,
  updateResource,
  type ResourceRecord,
} from './resources.repository.ts';
import { resourceView } from './resources.views.ts';

type Body<R extends { body: z.ZodType }> = z.output<R['body']>;

export async function readResource(ctx: AnyContext, ref: Ref): Promise<BookingResource> {
  const row = await findResource(ctx.db, ref);
  if (row === undefined) throw ResourceUnknown();
  return resourceView(ctx, row);
}

/** @throws SiteUnknown, OutOfRegion, AdviserNeeded, AdviserUnknown, NameTaken */
export async function createResource(
  ctx: WriteContext,
  body: Body<typeof bookingRoutes.createResource>,
): Promise<BookingResource> {
  const site = await findSitePlace(ctx, fromShortId(body.siteId));
  const place = { region_code: site.regionCode, site_id: site.id };
  resourcePolicy.authorise(ctx.actor, 'bookings.resources', place);
  const staffId = await adviserOf(ctx, body.kind, body);
  const ref: Ref = { prefecture: site.regionCode.slice(0, 4), id: newId() };
  await insertResource(ctx.trx, {
    ...ref,
    ...place,
    kind: body.kind,
    name: body.name,
    staff_id: staffId,
    capacity: body.capacity,
    slot_minutes: body.slotMinutes,
    hours: body.hours === null ? null : json(body.hours),
    is_open_to_people: body.isOpenToPeople,
    note: body.note,
    created_at: ctx.now,
    updated_at: ctx.now,
  });
  await ctx.audit({
    action: 'booking_resource.created',
    entity: { kind: 'booking_resource', id: recordId(ref) },
    region: site.regionCode,
    summary: { kind: body.kind, capacity: body.capacity },
  });
  return readResource(ctx, ref);
}

/** An adviser's hours are one member of staff's, who sees one person at a time. */
async function adviserOf(
  ctx: AnyContext,
  kind: ResourceRecord['kind'],
  { staffId, capacity }: { readonly staffId: string | null; readonly capacity: number },
): Promise<string | null> {
  const isAdviser = kind === 'adviser';
  if (isAdviser !== (staffId !== null) || (isAdviser && capacity !== 1)) throw AdviserNeeded();
  if (staffId === null) return null;
  const id = fromShortId(staffId);
  const found = await ctx.services.use(STAFF_DIRECTORY).byIds(ctx, [id]);
  if (found.get(id)?.isOpen !== true) throw AdviserUnknown();
  return id;
}

/**
 * Changes what can be booked. Bookings that no longer fit stay, are marked, and everyone concerned is told.
 *
 * @throws ResourceUnknown, OutOfRegion, RecordChanged, SeatsTaken, AdviserNeeded, AdviserUnknown, NameTaken
 */
export async function changeResource(
  ctx: WriteContext,
  ref: Ref,
  body: Body<typeof bookingRoutes.changeResource>,
): Promise<{ resource: BookingResource; misfits: number }> {
  const row = await lockResource(ctx.trx, ref);
  if (row === undefined) throw ResourceUnknown();
  resourcePolicy.authorise(ctx.actor, 'bookings.resources', row);
  if (row.version !== body.version) throw RecordChanged();
  const staffId = await adviserOf(ctx, row.kind, body);
  await assertSeats(ctx, row, body.capacity);
  await updateResource(ctx.trx, ref, {
    name: body.name,
    staff_id: staffId,
    capacity: body.capacity,
    slot_minutes: body.slotMinutes,
    hours: body.hours === null ? null : json(body.hours),
    is_open_to_people: body.isOpenToPeople,
    is_in_use: body.isInUse,
    note: body.note,
    version: row.version + 1,
    updated_at: ctx.now,
  });
  const misfits = await recheckResource(ctx, ref);
  // More seats or longer hours may serve whoever waits.
  await emit(ctx, 'booking.freed', ref, {});
  await ctx.audit({
    action: 'booking_resource.changed',
    entity: { kind: 'booking_resource', id: recordId(ref) },
    region: row.region_code,
    summary: { capacity: body.capacity, inUse: body.isInUse, misfits },
  });
  return { resource: await readResource(ctx, ref), misfits };
}

/** Farther ahead than anything can be booked. */
const ALWAYS_MS = 400 * 86_400_000;

async function assertSeats(ctx: WriteContext, row: ResourceRecord, capacity: number): Promise<void> {
  const claims = await listClaims(ctx.trx, row, {
    from: ctx.now,
    to: new Date(ctx.now.getTime() + ALWAYS_MS),
  });
  const seat = Math.max(0, ...claims.filter(({ state }) => state === 'keeps').map((claim) => claim.seat));
  if (seat > capacity) throw SeatsTaken({ seat, capacity });
}
