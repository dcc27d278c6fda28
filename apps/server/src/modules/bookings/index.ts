export { bookFor, endBookingOf } from './subjects.ts';
