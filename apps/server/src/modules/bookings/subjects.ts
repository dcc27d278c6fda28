import { freeSeat, type ResourceKind, type Span } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import type { DomainError } from '../../app/errors.ts';
import { newId, type Ref } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { keptOf } from '../../records/bookings/index.ts';
import { isUnderWay } from '../../records/flow/frame.ts';
import { openRecord } from '../../records/flow/open-record.ts';
import { cause } from '../../records/flow/transition.ts';
import { placeOf, type Located } from '../../records/policy.ts';
import type { SitePlace } from '../sites/index.ts';
import { boundBookingFlow, resourceOf } from './bookings.flow.ts';
import { findBookingOf, insertBooking, type BookingRecord } from './bookings.repository.ts';
import { findPlace, seatOf } from './placing.ts';
import { insertUsualRoom, listRooms, type ResourceRecord } from './resources.repository.ts';

type RoomKind = Extract<ResourceKind, 'interview_room' | 'video_room'>;

/** The booking of a record of another noun, which says so in its `bookables`. */
interface SubjectBooking {
  /** Of the prefecture in which the person lives. */
  readonly subject: { readonly noun: string; readonly ref: Ref };
  readonly seekerId: string;
  /** Where it counts as lying where no room is booked. */
  readonly lies: Located & { readonly region_code: string };
  readonly span: Span;
  readonly title: string;
  readonly place: string;
  /** A room of a station; null where only the person's time is booked. */
  readonly room: { readonly kind: RoomKind; readonly site: SitePlace } | null;
  /** The refusal where no room is free, with the time of what stands in the way. */
  readonly full?: (clash: Span) => DomainError;
}

/**
 * Books a person's time, and a room where one is named, for a record; what it has booked already is moved there. The
 * caller has locked the person and checked the right. Goes back with the current move.
 *
 * @throws what `findPlace` throws
 */
export async function bookFor(ctx: WriteContext, wanted: SubjectBooking): Promise<void> {
  const { subject, span, place, room } = wanted;
  const before = await findBookingOf(ctx.trx, subject.ref);
  const ref: Ref = before ?? { prefecture: subject.ref.prefecture, id: newId() };
  const resource = room === null ? null : await chooseRoom(ctx, room, span, before ?? null);
  const full = wanted.full === undefined ? {} : { full: wanted.full };
  if (before !== undefined) {
    await cause(
      ctx,
      boundBookingFlow,
      { prefecture: before.prefecture, id: before.id },
      {
        move: 'move',
        input: { ...span, resource, place, bySubject: true, ...full },
      },
    );
    return;
  }
  const seeker = { prefecture: ref.prefecture, id: wanted.seekerId };
  const found = await findPlace(ctx, { resource, span, seeker, booking: ref, ...full });
  const at = found.resource === null ? placeOf(wanted.lies) : placeOf(found.resource);
  await openRecord(ctx, boundBookingFlow, { ref, opening: 'book' }, (inner, status) =>
    insertBooking(inner.trx, {
      ...ref,
      region_code: at.region,
      site_id: at.siteId,
      resource_prefecture: found.resource?.prefecture ?? null,
      resource_id: found.resource?.id ?? null,
      staff_id: found.resource?.staff_id ?? null,
      seat: found.seat,
      starts_at: span.from,
      ends_at: span.to,
      seeker_id: wanted.seekerId,
      title: wanted.title,
      place,
      subject_noun: subject.noun,
      subject_id: subject.ref.id,
      status,
      created_at: ctx.now,
      updated_at: ctx.now,
      ...stamped('booked', ctx.actor),
    }),
  );
}

/** Ends what a record has booked, if anything, as the record itself ended. */
export async function endBookingOf(
  ctx: WriteContext,
  subject: Ref,
  how: 'attend' | 'miss' | 'cancel',
): Promise<void> {
  const booking = await findBookingOf(ctx.trx, subject);
  // The calendar itself ends it, and its record follows.
  if (booking === undefined || isUnderWay(ctx, booking)) return;
  const ref = { prefecture: booking.prefecture, id: booking.id };
  if (how === 'cancel') {
    const input = { bySubject: true } as const;
    await cause(ctx, boundBookingFlow, ref, { move: 'cancel', reason: 'not_needed', input });
  } else await cause(ctx, boundBookingFlow, ref, { move: how });
}

const USUAL_ROOMS: Readonly<Record<RoomKind, string>> = {
  interview_room: '面试室',
  video_room: '视频面试室',
};

/**
 * A room of the station with a place at that time, the one it has now first; any where all are full, so that the
 * refusal says what stands in the way. A station that has none gets its usual one.
 */
async function chooseRoom(
  ctx: WriteContext,
  { kind, site }: NonNullable<SubjectBooking['room']>,
  span: Span,
  before: BookingRecord | null,
): Promise<Ref | null> {
  const at = { prefecture: site.regionCode.slice(0, 4), id: site.id };
  let rooms = await listRooms(ctx.trx, at, kind);
  if (rooms.length === 0) {
    await insertUsualRoom(ctx.trx, usualRoom(ctx, site, kind));
    rooms = await listRooms(ctx.trx, at, kind);
  }
  const now = before === null ? null : resourceOf(before);
  const inOrder = rooms.toSorted((a, b) => Number(b.id === now?.id) - Number(a.id === now?.id));
  for (const room of inOrder) {
    const taken = (await keptOf(ctx.trx, room, span, before)).map(seatOf);
    if (freeSeat(room.capacity, taken, span) !== null) return { prefecture: room.prefecture, id: room.id };
  }
  const [first] = inOrder;
  return first === undefined ? null : { prefecture: first.prefecture, id: first.id };
}

function usualRoom(ctx: WriteContext, site: SitePlace, kind: RoomKind) {
  return {
    prefecture: site.regionCode.slice(0, 4),
    id: newId(),
    region_code: site.regionCode,
    site_id: site.id,
    kind,
    name: USUAL_ROOMS[kind],
    capacity: 1,
    slot_minutes: 30,
    created_at: ctx.now,
    updated_at: ctx.now,
  } satisfies Partial<ResourceRecord>;
}
