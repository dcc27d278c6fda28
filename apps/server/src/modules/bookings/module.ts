import { defineModule } from '../../records/module.ts';
import { boundBookingFlow } from './bookings.flow.ts';
import { bookingHandlers } from './bookings.handlers.ts';
import { lapseJob } from './bookings.jobs.ts';
import { bookingList } from './bookings.list.ts';
import { bookingHoldings } from './bookings.personal-data.ts';
import { bookingPolicy, resourcePolicy } from './bookings.policy.ts';
import { staffBookings } from './bookings.routes.ts';
import { bookingWorklist } from './bookings.worklist.ts';
import { myBookings } from './me.routes.ts';

export const bookingsModule = defineModule({
  name: 'bookings',
  about: 'rooms, advisers’ hours and whatever else is booked; who waits for a place',
  owns: ['booking_resources', 'bookings'],
  contract: ['bookings', 'myBookings'],
  policies: [bookingPolicy, resourcePolicy],
  routes(bind) {
    staffBookings(bind);
    myBookings(bind);
  },
  flows: [boundBookingFlow],
  lists: [bookingList],
  worklist: bookingWorklist,
  personalData: bookingHoldings,
  impersonal: {
    booking_resources: 'rooms of stations and hours of staff, whose account it names by its id',
  },
  jobs: [lapseJob],
  catchUp: [lapseJob],
  emits: ['booking.freed'],
  on: bookingHandlers,
});
