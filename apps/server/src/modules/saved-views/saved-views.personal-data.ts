import { holds, type Holding } from '../../records/personal-data/index.ts';
import { deleteViewsNaming } from './saved-views.repository.ts';

/** A view may look for a person by name. */
export const savedViewHoldings: readonly Holding[] = [
  holds('saved_views', {
    of: 'seeker',
    by: null,
    columns: { query: 'words', name: 'words' },
    codes: ['list', 'columns', 'shared_region'],
    erase: (ctx, { names }) => deleteViewsNaming(ctx.trx, names),
  }),
];
