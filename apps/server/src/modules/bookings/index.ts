export { book } from './bookings.usecases.ts';
export { freeSlots } from './calendar.usecases.ts';
export { assertTimes } from './placing.ts';
export { createResource } from './resources.usecases.ts';
export { bookFor, endBookingOf } from './subjects.ts';
