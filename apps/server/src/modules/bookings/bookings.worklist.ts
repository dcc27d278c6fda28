import type { Booking, WorklistEntry } from '@yizhan/contract';
import { addDays, shanghaiDate } from '@yizhan/domain';
import { waitingIn, type WorklistItem } from '../../records/worklist/index.ts';
import { bookingList } from './bookings.list.ts';

const VERB = 'bookings.edit';

function entryOf(row: Booking, now: Date, next: WorklistEntry['next']): WorklistEntry {
  const on = shanghaiDate(new Date(row.startsAt));
  return {
    noun: 'booking',
    id: row.id,
    title: row.seeker?.name ?? row.title,
    about: [row.resource?.name ?? '', row.seeker === null ? '' : row.title]
      .filter((part) => part !== '')
      .join(' · '),
    next,
    at: row.startsAt,
    due: { on, overdue: on < shanghaiDate(now), missingYear: null },
    record: null,
  };
}

/** Bookings of today, and of earlier days of which nobody said whether they came. Interviews stand for themselves. */
const bookingsToday = waitingIn(bookingList)({
  id: 'booking.today',
  verb: VERB,
  weight: 22,
  query: ({ now }) => ({ status: 'booked', alone: true, until: shanghaiDate(now) }),
  overdue: ({ now }) => ({ until: addDays(shanghaiDate(now), -1) }),
  sort: 'soonest',
  entries: ({ now }, rows) =>
    rows.map((row) => entryOf(row, now, new Date(row.endsAt) < now ? 'note_came' : 'receive')),
});

/** Bookings that fell on a holiday or outside changed hours: somebody has to move them. */
const bookingsToMove = waitingIn(bookingList)({
  id: 'booking.misfit',
  verb: VERB,
  weight: 25,
  query: ({ now }) => ({ status: 'booked', unfit: true, since: shanghaiDate(now) }),
  sort: 'soonest',
  entries: ({ now }, rows) => rows.map((row) => entryOf(row, now, 'move')),
});

export const bookingWorklist: readonly WorklistItem[] = [bookingsToday, bookingsToMove];
