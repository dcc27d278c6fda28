import { holds, type Holding } from '../../records/personal-data/index.ts';
import { blankPapersOf } from './papers.repository.ts';

/** That a paper was issued, its number and state stay; what stood on it goes with the person. */
export const paperHoldings: readonly Holding[] = [
  holds('papers', {
    of: 'seeker',
    by: 'seeker_id',
    columns: { details: { says: 'facts', blank: null }, void_reason: 'words' },
    codes: ['office', 'kind', 'number', 'code', 'office_name', 'language', 'employer_prefecture'],
    stamps: ['issued'],
    records: true,
    merge: 'repoint',
    erase: 'blank',
  }),
  holds('papers', {
    of: 'employer',
    by: null,
    columns: { details: 'facts' },
    codes: [],
    erase: (ctx, { ids }) => blankPapersOf(ctx.trx, ids),
  }),
];
