import { BOOKING_ACTIONS, type BookingMove } from '@yizhan/domain';
import { authorise, personOf, type Actor } from '../../app/actor.ts';
import { AccessDenied } from '../../app/errors.ts';
import { definePolicy, placesOfLocated, type Located } from '../../records/policy.ts';
import { BookingUnknown } from './bookings.errors.ts';

/** A booking belongs to the place of what is booked; of a person's time alone, to where it was set. */
export const bookingPolicy = definePolicy({
  noun: 'booking',
  verbs: ['bookings.read', 'bookings.edit'],
  places: placesOfLocated,
});

/** What can be booked belongs to its station, as its settings do. */
export const resourcePolicy = definePolicy({
  noun: 'booking_resource',
  verbs: ['bookings.resources'],
  places: ({ region_code: region, site_id: siteId }: Located) => [
    { region, siteId, belongsToSite: true } as const,
  ],
});

type Move = BookingMove | 'book' | 'hold' | 'wait';
const BY_PEOPLE: readonly Move[] = ['book', 'wait', 'confirm', 'move', 'cancel'];
const BY_STAFF: readonly Move[] = ['book', 'hold', 'wait', 'move', ...BOOKING_ACTIONS];

/**
 * Staff move the bookings of their place, a person their own; what only the platform does, nobody else asks for.
 * @throws AccessDenied, OutOfRegion, SignInNeeded, BookingUnknown
 */
export function authoriseBooking(
  actor: Actor,
  move: Move,
  row: Located & { readonly prefecture: string; readonly seeker_id: string | null },
): void {
  if (actor.kind === 'seeker' || actor.kind === 'agent') {
    const own = personOf(actor);
    const isOwn = own !== null && row.prefecture === own.prefecture && row.seeker_id === own.id;
    if (!isOwn || !BY_PEOPLE.includes(move)) throw BookingUnknown();
    authorise(actor, move === 'book' || move === 'wait' ? 'self.ask' : 'self.answer');
    return;
  }
  bookingPolicy.authorise(actor, 'bookings.edit', row);
  if (actor.kind !== 'system' && !BY_STAFF.includes(move)) throw AccessDenied();
}

export function mayEditBooking(actor: Actor, row: Located): boolean {
  return actor.kind === 'staff' && bookingPolicy.may(actor, 'bookings.edit', row);
}
