import { BookingList } from '@yizhan/contract';
import { bindList, shown } from '../../records/lists/bind-list.ts';
import { bookingSource, findBookingRows } from './bookings.repository.ts';
import { bookingViews } from './bookings.views.ts';

export const bookingList = bindList(BookingList, {
  source: bookingSource,
  show: shown(findBookingRows, bookingViews),
});
