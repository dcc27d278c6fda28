import { holds, type Holding } from '../../records/personal-data/index.ts';
import { repointProofs } from './proofs.repository.ts';

export const proofHoldings: readonly Holding[] = [
  holds('proofs', {
    of: 'seeker',
    by: 'seeker_id',
    columns: { words: 'words' },
    codes: ['source', 'claim', 'kind'],
    stamps: ['added'],
    records: true,
    show: { part: 'proofs', at: 'created_at', kind: 'kind', text: ['words'] },
    merge: (ctx, keep, drop) => repointProofs(ctx.trx, keep, drop),
    erase: 'delete',
  }),
];
