import type { WriteContext } from '../../app/context.ts';
import { byPrefecture } from '../../app/ids.ts';
import { endDeadlines } from '../../records/deadlines/index.ts';
import { blankActions } from '../../records/flow/flow.repository.ts';
import { holds, type Holding } from '../../records/personal-data/index.ts';
import { deleteCallBacks, listCallBacksFrom, listCallBacksHandledBefore } from './call-backs.repository.ts';

/** Requests that were dealt with long ago, with the words of their histories. */
async function dropOldCallBacks(ctx: WriteContext, before: Date): Promise<number> {
  const old = await listCallBacksHandledBefore(ctx.trx, before);
  for (const [prefecture, ids] of byPrefecture(old)) await blankActions(ctx.trx, prefecture, ids);
  return deleteCallBacks(ctx.trx, old);
}

/** Requests for call-backs. An erased person's request is deleted: there is nobody to ring. */
export const callBackHoldings: readonly Holding[] = [
  ...(['seeker', 'employer'] as const).map((of) =>
    holds('help_requests', {
      of,
      by: of === 'seeker' ? 'seeker_id' : 'employer_id',
      columns: {
        name: 'name',
        phone_cipher: 'number',
        phone_hmac: 'number',
        phone_mask: 'number',
        note: 'words',
        result: 'words',
      },
      codes: ['vacancy_prefecture', 'vacancy_title'],
      stamps: ['handled'],
      records: (ctx, { phones }) => listCallBacksFrom(ctx.trx, of, phones),
      show: {
        part: 'call_backs',
        at: 'created_at',
        kind: 'status',
        text: ['vacancy_title', 'note', 'result'],
      },
      merge: 'repoint',
      keep: { days: 3 * 365, drop: dropOldCallBacks },
      async erase(ctx, { records }) {
        for (const record of records) await endDeadlines(ctx, record, 'cancelled');
        return deleteCallBacks(ctx.trx, records);
      },
    }),
  ),
];
