import { myBookingRoutes as routes, type MyBooking } from '@yizhan/contract';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import type { Binder } from '../../app/http/bind.ts';
import { recordId, shortId, toRef, type Ref } from '../../app/ids.ts';
import { transition } from '../../records/flow/transition.ts';
import { ownRecord, ownRef } from '../seekers/index.ts';
import { BookingUnknown, ResourceUnknown, WithInterview } from './bookings.errors.ts';
import { boundBookingFlow } from './bookings.flow.ts';
import { book, getBooking, reschedule } from './bookings.usecases.ts';
import { listOwnBookings } from './bookings.repository.ts';
import { myBookingViews } from './bookings.views.ts';
import { freeSlots } from './calendar.usecases.ts';
import { findResource, listBookables } from './resources.repository.ts';

/** What a person books alone, or somebody who acts for them. */
export function myBookings(bind: Binder): void {
  bind.route(routes.bookables, async (ctx) => {
    const own = await ownRecord(ctx);
    const rows = await listBookables(ctx.db, own.prefecture);
    const nearFirst = rows.toSorted((a, b) => nearness(own, b) - nearness(own, a));
    return {
      items: nearFirst.map((row) => ({
        id: recordId(row),
        kind: row.kind,
        name: row.name,
        site: { id: shortId(row.site_id), name: row.site_name },
        slotMinutes: row.slot_minutes,
        note: row.note,
      })),
    };
  });

  bind.route(routes.free, async (ctx, { params, query }) => {
    ownRef(ctx.actor);
    const ref = toRef(params.id);
    const resource = await findResource(ctx.db, ref);
    if (resource?.is_open_to_people !== true) throw ResourceUnknown();
    return { slots: await freeSlots(ctx, ref, query) };
  });

  bind.route(routes.list, async (ctx) => {
    const rows = await listOwnBookings(ctx.db, ownRef(ctx.actor), ctx.now);
    return { items: await myBookingViews(ctx, rows) };
  });

  bind.route(routes.book, async (ctx, { body }) => {
    const ref = await book(ctx, {
      resource: toRef(body.resourceId),
      span: { from: new Date(body.startsAt), to: new Date(body.endsAt) },
      seeker: ownRef(ctx.actor),
      title: '',
      note: body.note,
      as: body.wait ? 'wait' : 'book',
    });
    return mine(ctx, ref);
  });

  bind.route(routes.reschedule, async (ctx, { params, body }) => {
    const ref = await ownBooking(ctx, toRef(params.id));
    await reschedule(ctx, ref, { ...body, note: '' });
    return mine(ctx, ref);
  });
  bind.route(routes.move, (ctx, { params, body }) => moveMine(ctx, toRef(params.id), body));
}

/** The own station comes first, then those of the county. */
function nearness(
  own: { readonly site_id: string | null; readonly region_code: string },
  row: { readonly site_id: string; readonly region_code: string },
): number {
  if (own.site_id === row.site_id) return 2;
  return own.region_code.slice(0, 6) === row.region_code.slice(0, 6) ? 1 : 0;
}

/** @throws BookingUnknown, WithInterview, LeaseOver, and what every move throws */
async function moveMine(
  ctx: WriteContext,
  ref: Ref,
  { version, move }: { version: number; move: 'confirm' | 'cancel' },
): Promise<MyBooking> {
  await ownBooking(ctx, ref);
  const reason = move === 'cancel' ? 'person_asked' : '';
  await transition(ctx, boundBookingFlow, ref, version, { move, reason });
  return mine(ctx, ref);
}

/**
 * A booking of the person that belongs to no other record. An interview is moved where the employer agrees to it.
 * @throws BookingUnknown, WithInterview
 */
async function ownBooking(ctx: WriteContext, ref: Ref): Promise<Ref> {
  const own = ownRef(ctx.actor);
  const row = await getBooking(ctx, ref);
  if (row.prefecture !== own.prefecture || row.seeker_id !== own.id) throw BookingUnknown();
  if (row.subject_noun !== null) throw WithInterview();
  return ref;
}

async function mine(ctx: AnyContext, ref: Ref): Promise<MyBooking> {
  const [view] = await myBookingViews(ctx, [await getBooking(ctx, ref)]);
  if (view === undefined) throw BookingUnknown();
  return view;
}
