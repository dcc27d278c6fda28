import type { z } from 'zod';
import type { Booking, bookingRoutes } from '@yizhan/contract';
import { HOLD_MINUTES, shanghaiDate, shanghaiTime, type Span } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { newId, toRef, type Ref } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { listClaims } from '../../records/bookings/index.ts';
import { openRecord } from '../../records/flow/open-record.ts';
import { transition } from '../../records/flow/transition.ts';
import { getSeekerForUpdate } from '../seekers/index.ts';
import {
  BookedEnough,
  BookingUnknown,
  NotFull,
  OutOfUse,
  ResourceUnknown,
  TooEarly,
  WaitsAlready,
  WhoWaits,
  WithInterview,
} from './bookings.errors.ts';
import { boundBookingFlow } from './bookings.flow.ts';
import { authoriseBooking } from './bookings.policy.ts';
import { countOpenOf, findBookingRow, insertBooking, type BookingRow } from './bookings.repository.ts';
import { bookingViews } from './bookings.views.ts';
import { hoursOf, hoursRefusal } from './hours.ts';
import { assertTimes, findPlace, seatIn, waitersOf } from './placing.ts';
import { findResource, lockResource } from './resources.repository.ts';

type Body<R extends { body: z.ZodType }> = z.output<R['body']>;

/** Bookings to come that a person may make alone: who needs more is helped by a station. */
const OWN_BOOKINGS = 5;

export async function getBooking(ctx: AnyContext, ref: Ref): Promise<BookingRow> {
  const row = await findBookingRow(ctx.db, ref);
  if (row === undefined) throw BookingUnknown();
  return row;
}

export async function readBooking(ctx: AnyContext, ref: Ref): Promise<Booking> {
  const [view] = await bookingViews(ctx, [await getBooking(ctx, ref)]);
  if (view === undefined) throw BookingUnknown();
  return view;
}

interface PlaceWanted {
  readonly resource: Ref;
  readonly span: Span;
  readonly seeker: Ref | null;
  readonly title: string;
  readonly note: string;
  readonly as: 'book' | 'hold' | 'wait';
}

/**
 * Books a place of a resource, keeps one for a while, or has somebody wait for one. A person may do so where the
 * resource is open to people.
 *
 * @throws what `assertTimes` and `findPlace` throw, SeekerUnknown, ResourceUnknown, OutOfRegion, NotFull, WaitsAlready,
 *   WhoWaits, BookedEnough
 */
export async function book(ctx: WriteContext, wanted: PlaceWanted): Promise<Ref> {
  const { span, seeker, as } = wanted;
  assertTimes(ctx, span);
  const isPerson = ctx.actor.kind === 'seeker' || ctx.actor.kind === 'agent';
  const person = seeker === null ? null : await getSeekerForUpdate(ctx, seeker, 'bookings.edit');
  const resource = await findResource(ctx.trx, wanted.resource);
  if (resource === undefined || (isPerson && !resource.is_open_to_people)) throw ResourceUnknown();
  const prefecture = person?.prefecture ?? resource.prefecture;
  const place = { region_code: resource.region_code, site_id: resource.site_id };
  authoriseBooking(ctx.actor, as, { prefecture, seeker_id: person?.id ?? null, ...place });
  if (isPerson && seeker !== null) await assertNotTooMany(ctx, seeker);
  const ref: Ref = { prefecture, id: newId() };
  if (as === 'wait') await assertMayWait(ctx, ref, wanted);
  const asked = { resource: wanted.resource, span, seeker, booking: ref };
  const seat = as === 'wait' ? null : (await findPlace(ctx, asked)).seat;
  await openRecord(ctx, boundBookingFlow, { ref, opening: as, note: wanted.note }, (inner, status) =>
    insertBooking(inner.trx, {
      ...ref,
      ...place,
      resource_prefecture: resource.prefecture,
      resource_id: resource.id,
      staff_id: resource.staff_id,
      seat,
      starts_at: span.from,
      ends_at: span.to,
      seeker_id: person?.id ?? null,
      title: wanted.title,
      note: wanted.note,
      status,
      held_until: as === 'hold' ? new Date(ctx.now.getTime() + HOLD_MINUTES * 60_000) : null,
      created_at: ctx.now,
      updated_at: ctx.now,
      ...stamped('booked', ctx.actor),
    }),
  );
  return ref;
}

async function assertNotTooMany(ctx: WriteContext, seeker: Ref): Promise<void> {
  const count = await countOpenOf(ctx.trx, seeker, ctx.now);
  if (count >= OWN_BOOKINGS) throw BookedEnough({ count });
}

/** Only what is full is waited for, once for each time. */
async function assertMayWait(
  ctx: WriteContext,
  ref: Ref,
  { resource: asked, span, seeker }: PlaceWanted,
): Promise<void> {
  if (seeker === null) throw WhoWaits();
  const resource = await lockResource(ctx.trx, asked);
  if (resource === undefined) throw ResourceUnknown();
  if (!resource.is_in_use) throw OutOfUse({ what: resource.name });
  const refusal = hoursRefusal(ctx, resource.name, await hoursOf(ctx, resource), span);
  if (refusal !== null) throw refusal;
  const own = await listClaims(ctx.trx, seeker, span);
  if (own.some(({ state }) => state === 'waits')) throw WaitsAlready();
  const at = { span, booking: ref };
  const isFree = (await seatIn(ctx, resource, at)) !== null;
  if (isFree && (await waitersOf(ctx, resource, at)).length === 0) throw NotFull();
}

export async function bookForPerson(
  ctx: WriteContext,
  body: Body<typeof bookingRoutes.book>,
): Promise<Booking> {
  const ref = await book(ctx, {
    resource: toRef(body.resourceId),
    span: { from: new Date(body.startsAt), to: new Date(body.endsAt) },
    seeker: body.seekerId === null ? null : toRef(body.seekerId),
    title: body.title,
    note: body.note,
    as: body.as,
  });
  return readBooking(ctx, ref);
}

/** Moves a booking to another time, and perhaps another place; everyone concerned is told. */
export async function reschedule(
  ctx: WriteContext,
  ref: Ref,
  body: Body<typeof bookingRoutes.reschedule>,
): Promise<Booking> {
  const span = { from: new Date(body.startsAt), to: new Date(body.endsAt) };
  assertTimes(ctx, span);
  const row = await getBooking(ctx, ref);
  const resource = body.resourceId === undefined ? undefined : toRef(body.resourceId);
  if (resource !== undefined) {
    const target = await findResource(ctx.trx, resource);
    if (target === undefined) throw ResourceUnknown();
    authoriseBooking(ctx.actor, 'move', { ...row, region_code: target.region_code, site_id: target.site_id });
  }
  await transition(ctx, boundBookingFlow, ref, body.version, {
    move: 'move',
    note: body.note,
    input: { ...span, ...(resource === undefined ? {} : { resource }) },
  });
  return readBooking(ctx, ref);
}

/** What somebody asks for by name. @throws TooEarly, WithInterview, LeaseOver, and what every move throws */
export async function moveBooking(
  ctx: WriteContext,
  ref: Ref,
  { version, move, note, reason }: Body<typeof bookingRoutes.move>,
): Promise<Booking> {
  const row = await getBooking(ctx, ref);
  if (move === 'attend' || move === 'miss' || move === 'reopen') {
    // What became of it is noted where the record itself is.
    if (row.subject_noun !== null) throw WithInterview();
    const isEarly = move !== 'reopen' && shanghaiDate(row.starts_at) > shanghaiDate(ctx.now);
    if (isEarly) throw TooEarly({ at: `${shanghaiDate(row.starts_at)} ${shanghaiTime(row.starts_at)}` });
  }
  await transition(ctx, boundBookingFlow, ref, version, { move, note, reason });
  return readBooking(ctx, ref);
}
