import { deleteBlocksOf, mergeBlocks, mergeMarks } from './matching.repository.ts';
import { holds, type Holding } from '../../records/personal-data/index.ts';

/** Feedback of people and staff on suggestions, and blocked employers. */
export const matchingHoldings: readonly Holding[] = [
  holds('match_marks', {
    of: 'seeker',
    by: 'seeker_id',
    columns: { note: 'words', reason: 'facts', features: 'facts' },
    codes: ['vacancy_prefecture', 'list', 'kind', 'by_kind', 'by_id', 'by_name'],
    stamps: ['undone'],
    show: { part: 'marks', at: 'at', kind: 'kind', text: ['note'] },
    merge: (ctx, keep, drop) => mergeMarks(ctx.trx, keep, drop, ctx.now),
    erase: 'delete',
  }),
  holds('match_proposal_answers', {
    of: 'seeker',
    by: 'seeker_id',
    columns: { proposal: 'facts' },
    codes: ['kind', 'by_kind', 'by_id', 'by_name'],
    merge: 'repoint',
    erase: 'delete',
  }),
  holds('pair_blocks', {
    of: 'seeker',
    by: 'seeker_id',
    columns: { reason: 'words' },
    stamps: ['blocked'],
    show: { part: 'blocks', at: 'at', text: ['reason'] },
    merge: (ctx, keep, drop) => mergeBlocks(ctx.trx, keep, drop),
    erase: 'delete',
  }),
  holds('pair_blocks', {
    of: 'employer',
    by: null,
    columns: { reason: 'words' },
    stamps: ['blocked'],
    erase: (ctx, { ids }) => deleteBlocksOf(ctx.trx, ids),
  }),
];
