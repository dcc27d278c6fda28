import { holds, type Holding } from '../../records/personal-data/index.ts';

export const rehearsalHoldings: readonly Holding[] = [
  holds('rehearsals', {
    of: 'seeker',
    by: 'seeker_id',
    columns: { wish: 'words', result: 'words' },
    stamps: ['held'],
    records: true,
    merge: 'repoint',
    erase: 'delete',
  }),
];
