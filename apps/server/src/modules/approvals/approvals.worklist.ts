import { shanghaiDate } from '@yizhan/domain';
import { waitingIn } from '../../records/worklist/index.ts';
import { approvalList } from './approvals.list.ts';

/** Steps of colleagues that wait for a second person. */
export const approvalsWaiting = waitingIn(approvalList)({
  id: 'approval.waits',
  verb: 'approvals.read',
  weight: 25,
  query: () => ({ view: 'to_decide', status: 'asked' }),
  sort: 'soonest',
  entries: ({ now }, rows) =>
    rows.map((row) => ({
      noun: 'approval',
      id: row.id,
      title: row.title,
      about: row.askedBy,
      next: 'approve',
      due: { on: row.until, overdue: row.until < shanghaiDate(now), missingYear: null },
    })),
});
