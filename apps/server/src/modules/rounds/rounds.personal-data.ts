import { holds, type Holding } from '../../records/personal-data/index.ts';

export const roundHoldings: readonly Holding[] = [
  holds('recommendations', {
    of: 'seeker',
    by: 'seeker_id',
    columns: { score: 'facts' },
    codes: ['vacancy_prefecture', 'standing'],
    merge: 'delete',
    erase: 'delete',
  }),
];
