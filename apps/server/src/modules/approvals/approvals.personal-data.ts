import type { WriteContext } from '../../app/context.ts';
import { byPrefecture } from '../../app/ids.ts';
import { blankActions } from '../../records/flow/flow.repository.ts';
import { holds, type Holding } from '../../records/personal-data/index.ts';
import { deleteApprovals, listEndedBefore } from './approvals.repository.ts';

async function dropOld(ctx: WriteContext, before: Date): Promise<number> {
  let dropped = 0;
  for (const [prefecture, ids] of byPrefecture(await listEndedBefore(ctx.trx, before))) {
    await blankActions(ctx.trx, prefecture, ids);
    dropped += await deleteApprovals(ctx.trx, prefecture, ids);
  }
  return dropped;
}

/** What was asked for goes with whom it is about; that somebody asked and who decided stays as long as lists of exports. */
export const approvalHoldings: readonly Holding[] = (['seeker', 'employer'] as const).map((of) =>
  holds('approvals', {
    of,
    by: of === 'seeker' ? 'seeker_id' : 'employer_id',
    columns: {
      sealed: { says: 'words', blank: null },
      answer: { says: 'words', blank: null },
    },
    codes: ['kind', 'once_key'],
    stamps: ['asked', 'decided'],
    records: true,
    merge: 'repoint',
    keep: { days: 3 * 365, drop: dropOld },
    erase: 'blank',
  }),
);
