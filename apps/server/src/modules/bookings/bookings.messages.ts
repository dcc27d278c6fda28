import { maskName, type ValuesOf } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { tell, tellStaff } from '../../records/notifications/index.ts';
import { COMPOSITION } from '../../records/module.ts';
import { findBookingRow, type BookingRow } from './bookings.repository.ts';
import { findResource } from './resources.repository.ts';

type PersonCode = 'booking.booked' | 'booking.moved' | 'booking.fits';
type How = ValuesOf<'staff.booking'>['how'];

/** Who and what a booking is about, for its messages. */
interface Concerned {
  readonly row: BookingRow;
  readonly what: string;
  readonly place: string | null;
}

async function concernedBy(ctx: WriteContext, ref: Ref): Promise<Concerned | undefined> {
  const row = await findBookingRow(ctx.trx, ref);
  if (row === undefined) return undefined;
  const resource =
    row.resource_prefecture === null || row.resource_id === null
      ? undefined
      : await findResource(ctx.trx, { prefecture: row.resource_prefecture, id: row.resource_id });
  const subject =
    row.subject_noun === null
      ? undefined
      : ctx.services.use(COMPOSITION).bookables.get(row.subject_noun)?.title;
  const what = row.title === '' ? (resource?.name ?? subject?.['zh-CN'] ?? '') : row.title;
  return { row, what, place: row.place === '' ? (row.site_name ?? null) : row.place };
}

function toPerson({ row, what, place }: Concerned) {
  return row.seeker_id === null
    ? null
    : {
        to: { prefecture: row.prefecture, id: row.seeker_id },
        values: { name: row.seeker_name ?? '', what, at: row.starts_at.toISOString(), place },
        about: { noun: 'booking', ref: { prefecture: row.prefecture, id: row.id } },
      };
}

/** The adviser, else whoever works at the place; never the one who did it. */
async function tellStaffOf(ctx: WriteContext, { row, what }: Concerned, how: How): Promise<void> {
  // A person's time alone is nobody's room, and who books a room at the counter needs no news of it.
  if (row.resource_id === null && how !== 'misfit') return;
  const isByPerson = ctx.actor.kind === 'seeker' || ctx.actor.kind === 'agent';
  if (row.staff_id === null && how === 'booked' && !isByPerson) return;
  const seeker = row.seeker_id === null ? {} : { seeker: { prefecture: row.prefecture, id: row.seeker_id } };
  await tellStaff(ctx, 'staff.booking', {
    place: { region: row.region_code, siteId: row.site_id },
    ...(row.staff_id === null ? {} : { to: { staffId: row.staff_id } }),
    verb: 'bookings.read',
    values: {
      name: row.seeker_name === null ? null : maskName(row.seeker_name),
      what,
      at: row.starts_at.toISOString(),
      how,
    },
    about: { noun: 'booking', ref: { prefecture: row.prefecture, id: row.id } },
    ...seeker,
    group: `${row.id} ${how}`,
  });
}

interface Tellings {
  /** What the person is told; null where the record that the booking belongs to tells them. */
  readonly person: PersonCode | null;
  readonly staff: How;
}

/** Tells everyone concerned, each in their channel. */
export async function tellOfBooking(ctx: WriteContext, ref: Ref, { person, staff }: Tellings): Promise<void> {
  const concerned = await concernedBy(ctx, ref);
  if (concerned === undefined) return;
  const telling = toPerson(concerned);
  if (person !== null && telling !== null) await tell(ctx, person, [telling]);
  await tellStaffOf(ctx, concerned, staff);
}

export async function tellOfCancelling(
  ctx: WriteContext,
  ref: Ref,
  { reason, tellsPerson }: { reason: ValuesOf<'booking.cancelled'>['reason']; tellsPerson: boolean },
): Promise<void> {
  const concerned = await concernedBy(ctx, ref);
  if (concerned === undefined) return;
  const telling = toPerson(concerned);
  if (tellsPerson && telling !== null) {
    await tell(ctx, 'booking.cancelled', [{ ...telling, values: { ...telling.values, reason } }]);
  }
  await tellStaffOf(ctx, concerned, 'cancelled');
}

export async function tellOfOffer(ctx: WriteContext, ref: Ref, until: Date): Promise<void> {
  const concerned = await concernedBy(ctx, ref);
  const telling = concerned === undefined ? null : toPerson(concerned);
  if (concerned === undefined || telling === null) return;
  const values = { ...telling.values, until: until.toISOString() };
  await tell(ctx, 'booking.offered', [{ ...telling, values }]);
}

export async function tellOfMisfit(
  ctx: WriteContext,
  ref: Ref,
  why: ValuesOf<'booking.misfit'>['why'],
): Promise<void> {
  const concerned = await concernedBy(ctx, ref);
  if (concerned === undefined) return;
  const telling = toPerson(concerned);
  if (telling !== null)
    await tell(ctx, 'booking.misfit', [{ ...telling, values: { ...telling.values, why } }]);
  await tellStaffOf(ctx, concerned, 'misfit');
}
