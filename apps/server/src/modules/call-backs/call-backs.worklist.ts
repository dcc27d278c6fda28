import { shanghaiDate } from '@yizhan/domain';
import { waitingIn } from '../../records/worklist/index.ts';
import { callBackList } from './call-backs.list.ts';

/** People who wait for a call. */
export const callBacksWaiting = waitingIn(callBackList)({
  id: 'call_back.waits',
  rule: 'call_back.answer',
  verb: 'call_backs.handle',
  weight: 10,
  query: ({ now }) => ({ status: 'open', until: shanghaiDate(now) }),
  overdue: () => ({ overdue: true }),
  sort: 'due',
  entries: (_ctx, rows) =>
    rows.map((row) => ({
      noun: 'call_back',
      id: row.id,
      title: row.name,
      about: row.vacancy?.title ?? row.note,
      next: 'ring_back',
      due: row.due,
      record: { kind: 'call_back', row },
    })),
});
