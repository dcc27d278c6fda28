import type { InsertObject } from 'kysely';
import { system } from '../../app/actor.ts';
import type { DB, Transaction } from '../../app/db/database.ts';
import { insertRows } from '../../app/db/rows.ts';
import { newId, type Ref } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { runEach, tourOf } from '../../test-support/tour/tour.ts';
import type { Half, World } from '../../test-support/tour/world.ts';
import * as bookings from './bookings.repository.ts';
import * as resources from './resources.repository.ts';

const ROOM = newId();
const BOOKING = newId();

function room({ prefecture, region, siteId }: Half, w: World): InsertObject<DB, 'booking_resources'> {
  return {
    prefecture,
    id: ROOM,
    region_code: region,
    site_id: siteId,
    kind: 'interview_room',
    name: '谈话室',
    capacity: 1,
    slot_minutes: 30,
    created_at: w.now,
    updated_at: w.now,
  };
}

/** In a room of the other prefecture, where its person does not live. */
function booking(half: Half, other: Half, w: World): InsertObject<DB, 'bookings'> {
  return {
    prefecture: half.prefecture,
    id: BOOKING,
    region_code: other.region,
    site_id: other.siteId,
    resource_prefecture: other.prefecture,
    resource_id: ROOM,
    seat: 1,
    starts_at: new Date('2026-11-20T02:00:00Z'),
    ends_at: new Date('2026-11-20T02:30:00Z'),
    seeker_id: half.seeker.id,
    subject_noun: 'placement',
    subject_id: half.placement.id,
    status: 'booked',
    created_at: w.now,
    updated_at: w.now,
    ...stamped('booked', system('tour')),
  };
}

const rooms = (trx: Transaction, w: World) =>
  insertRows(trx, 'booking_resources', [room(w.a, w), room(w.b, w)]);
const both = async (trx: Transaction, w: World) => {
  await rooms(trx, w);
  await insertRows(trx, 'bookings', [booking(w.a, w.b, w), booking(w.b, w.a, w)]);
};
const at = ({ prefecture }: Half, id: string): Ref => ({ prefecture, id });
const site = ({ prefecture, siteId: id }: Half) => ({ prefecture, id });

export const tours = [
  tourOf(resources)(
    {
      listResources: (w) => w.each((half) => [site(half)]),
      listBookables: (w) => w.each(({ prefecture }) => [prefecture]),
      findResourceRows: (w) => [[[at(w.a, ROOM), at(w.b, ROOM)]]],
      findResource: (w) => w.each((half) => [at(half, ROOM)]),
      lockResource: (w) => w.each((half) => [at(half, ROOM)]),
      listRooms: (w) => w.each((half) => [site(half), 'interview_room']),
      insertUsualRoom: (w) => w.each((half) => [{ ...room(half, w), id: newId() }]),
      insertResource: runEach((trx, half, _other, w) =>
        resources.insertResource(trx, { ...room(half, w), id: newId(), name: '二号面试室' }),
      ),
      updateResource: (w) => w.each((half) => [at(half, ROOM), { name: '三号面试室', updated_at: w.now }]),
      listResourcesOfSite: (w) => w.each((half) => [site(half)]),
    },
    rooms,
  ),
  tourOf(bookings)(
    {
      findBookingRows: (w) => [[[at(w.a, BOOKING), at(w.b, BOOKING)]]],
      findBookingRow: (w) => w.each((half) => [at(half, BOOKING)]),
      listOwnBookings: (w) => w.each((half) => [half.seeker, w.now]),
      countOpenOf: (w) => w.each((half) => [half.seeker, w.now]),
      insertBooking: runEach((trx, half, other, w) =>
        bookings.insertBooking(trx, { ...booking(half, other, w), id: newId() }),
      ),
      findBookingOf: (w) => w.each((half) => [half.placement]),
      listOpenOf: (w) => w.each((half) => [half.seeker, w.now]),
      listToLapse: (w) => [[w.now, 10]],
      listBookedOn: (w) => [[['2026-11-20'], w.now]],
      listBookedAmong: (w) => [[[at(w.a, BOOKING), at(w.b, BOOKING)], w.now]],
      countBefore: (w) => [[[at(w.a, BOOKING), at(w.b, BOOKING)]]],
    },
    both,
  ),
];
