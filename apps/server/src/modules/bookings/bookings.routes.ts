import { bookingRoutes as routes } from '@yizhan/contract';
import type { AnyContext } from '../../app/context.ts';
import type { Binder } from '../../app/http/bind.ts';
import { toRef, type Ref } from '../../app/ids.ts';
import { assertVisible } from '../../records/assignment/index.ts';
import { readHistory } from '../../records/flow/history.ts';
import { bookingPolicy } from './bookings.policy.ts';
import { bookForPerson, getBooking, moveBooking, readBooking, reschedule } from './bookings.usecases.ts';
import { freeForStaff, readCalendar, resourcesAt } from './calendar.usecases.ts';
import { changeResource, createResource } from './resources.usecases.ts';
import { resourceView } from './resources.views.ts';

export function staffBookings(bind: Binder): void {
  bind.route(routes.get, async (ctx, { params }) => readBooking(ctx, await readable(ctx, toRef(params.id))));
  bind.route(routes.history, async (ctx, { params, query }) =>
    readHistory(ctx, 'booking', await readable(ctx, toRef(params.id)), query),
  );
  bind.route(routes.calendar, (ctx, { query }) => readCalendar(ctx, query));
  bind.route(routes.resources, async (ctx, { query }) => {
    const rows = await resourcesAt(ctx, query.siteId);
    return { items: rows.map((row) => resourceView(ctx, row)) };
  });
  bind.route(routes.createResource, (ctx, { body }) => createResource(ctx, body));
  bind.route(routes.changeResource, (ctx, { params, body }) => changeResource(ctx, toRef(params.id), body));
  bind.route(routes.free, async (ctx, { params, query }) => ({
    slots: await freeForStaff(ctx, toRef(params.id), query),
  }));
  bind.route(routes.book, (ctx, { body }) => bookForPerson(ctx, body));
  bind.route(routes.reschedule, (ctx, { params, body }) => reschedule(ctx, toRef(params.id), body));
  bind.route(routes.move, (ctx, { params, body }) => moveBooking(ctx, toRef(params.id), body));
}

/** @throws BookingUnknown, OutOfRegion, and what is said of somebody kept confidential */
async function readable(ctx: AnyContext, ref: Ref): Promise<Ref> {
  const { prefecture, id, seeker_id: seekerId, ...row } = await getBooking(ctx, ref);
  bookingPolicy.authorise(ctx.actor, 'bookings.read', row);
  if (seekerId !== null) await assertVisible(ctx, 'seeker', { prefecture, id: seekerId });
  return { prefecture, id };
}
