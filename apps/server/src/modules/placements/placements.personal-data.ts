import { blankCopiesOf } from './placements.repository.ts';
import { holds, type Holding } from '../../records/personal-data/index.ts';

const ofPlacement = {
  column: 'placement_id',
  in: { table: 'placements', column: 'seeker_id' },
} as const;

/** Personal data of placements; that a placement existed, where, and how far it went remains as anonymous counts. */
export const placementHoldings: readonly Holding[] = [
  holds('follow_ups', {
    of: 'seeker',
    by: 'seeker_id',
    columns: { note: 'words' },
    codes: ['outcome'],
    stamps: ['done'],
    records: true,
    show: { part: 'follow_ups', at: 'due_on', kind: 'outcome', text: ['note'] },
    merge: 'repoint',
    erase: 'blank',
  }),
  holds('interviews', {
    of: 'seeker',
    by: ofPlacement,
    columns: { place: 'words' },
    codes: ['mode', 'result'],
    records: true,
    erase: 'blank',
  }),
  holds('placements', {
    of: 'seeker',
    by: 'seeker_id',
    columns: { reasons: 'facts', score: 'facts' },
    codes: ['origin', 'stop_reason', 'contract_kind'],
    stamps: ['created'],
    records: true,
    merge: 'repoint',
    erase: 'blank',
  }),
  holds('placements', {
    of: 'employer',
    by: null,
    columns: { vacancy_copy: 'facts' },
    codes: ['vacancy_prefecture'],
    erase: (ctx, { ids }) => blankCopiesOf(ctx.trx, ids),
  }),
];
