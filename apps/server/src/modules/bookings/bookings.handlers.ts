import { inline, job } from '../../records/events/handlers.ts';
import type { AnyEventHandler } from '../../records/events/types.ts';
import { callOffOf, followNotice, followSiteHours, markDoubles } from './recheck.ts';
import { offerFreed } from './waiting.ts';

export const bookingHandlers: readonly AnyEventHandler[] = [
  job('booking.freed', 'bookings.offer', offerFreed),
  job('calendar.changed', 'bookings.follow_notice', followNotice),
  job('site.hours_changed', 'bookings.follow_hours', followSiteHours),
  inline('seeker.merged', 'bookings.mark_doubles', markDoubles, { undo: 'never' }),
  inline('seeker.erased', 'bookings.call_off', callOffOf, { undo: 'never' }),
];
