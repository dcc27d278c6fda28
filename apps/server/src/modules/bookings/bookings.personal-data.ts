import { holds, type Holding } from '../../records/personal-data/index.ts';

/** That a place was taken stays; for what, and any words, go with the person. */
export const bookingHoldings: readonly Holding[] = [
  holds('bookings', {
    of: 'seeker',
    by: 'seeker_id',
    columns: { title: 'words', note: 'words', place: 'words' },
    codes: ['resource_prefecture', 'subject_noun', 'misfit', 'cancel_reason'],
    stamps: ['booked'],
    records: true,
    merge: 'repoint',
    erase: 'blank',
    show: { part: 'bookings', at: 'starts_at', kind: 'status', text: ['title', 'place', 'note'] },
  }),
];
