import { endDeadlines } from '../../records/deadlines/index.ts';
import { holds, type Holding } from '../../records/personal-data/index.ts';
import { deleteCallBacks, listCallBacksFrom } from './call-backs.repository.ts';

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
      codes: ['prefecture', 'region_code', 'vacancy_prefecture', 'vacancy_title', 'status'],
      stamps: ['handled'],
      records: (ctx, { phones }) => listCallBacksFrom(ctx.trx, of, phones),
      show: {
        part: 'call_backs',
        at: 'created_at',
        kind: 'status',
        text: ['vacancy_title', 'note', 'result'],
      },
      merge: 'repoint',
      async erase(ctx, { records }) {
        for (const record of records) await endDeadlines(ctx, record, 'cancelled');
        return deleteCallBacks(ctx.trx, records);
      },
    }),
  ),
];
