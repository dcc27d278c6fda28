import { tourOf } from '../../test-support/tour/tour.ts';
import * as ledger from './ledger.repository.ts';

const bookOf = ({ prefecture }: { prefecture: string }) => ({ prefecture, book: 'tour' });

export const tours = [
  tourOf(ledger)({
    holdBook: (w) => w.each((half): [ledger.Book, 'share' | 'alone'] => [bookOf(half), 'share']),
    closeThrough: (w) => w.each((half) => [bookOf(half), '2026-11-01']),
    insertEntry: (w) =>
      w.each((half) => [
        {
          ...bookOf(half),
          key: 'first',
          day: '2026-11-18',
          period: '2026-11-01',
          reverses: null,
          digest: '',
          posted_at: w.now,
          posted_by_kind: 'system',
        },
      ]),
    findEntry: (w) => w.each((half) => [bookOf(half), 'first']),
    insertLines: (w) =>
      w.each((half) => [
        bookOf(half),
        'first',
        '2026-11-01',
        [
          { account: 'a', fen: 5n },
          { account: 'b', fen: -5n },
        ],
      ]),
    listLines: (w) => w.each((half) => [bookOf(half), 'first']),
    readBalances: (w) => w.each((half) => [bookOf(half), { from: '2026-01-01', to: '2026-12-01' }]),
    listEntries: (w) => w.each((half) => [bookOf(half)]),
  }),
];
