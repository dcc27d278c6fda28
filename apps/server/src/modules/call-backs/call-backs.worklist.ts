import { shanghaiDate } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { shortId } from '../../app/ids.ts';
import { MOST_WAITING, upTo, type WorklistItem, type WorklistScope } from '../../records/worklist/index.ts';
import { callBackList } from './call-backs.list.ts';

const VERB = 'call_backs.handle';
const open = ({ now }: AnyContext, { siteId }: WorklistScope) => ({
  status: 'open' as const,
  until: shanghaiDate(now),
  ...(siteId === undefined ? {} : { siteId: shortId(siteId) }),
});

/** People who wait for a call. */
export const callBacksWaiting: WorklistItem = {
  rule: 'call_back.answer',
  id: 'call_back.waits',
  verb: VERB,
  weight: 10,
  async count(ctx, scope) {
    const some = (query: object) =>
      callBackList.count(ctx, { ...open(ctx, scope), ...query }, { verb: VERB }, MOST_WAITING);
    return upTo(await some({}), await some({ overdue: true }));
  },
  async entries(ctx, scope, limit) {
    const { items } = await callBackList.page(
      ctx,
      { ...open(ctx, scope), sort: 'due', limit },
      { verb: VERB },
    );
    return items.map((view) => ({
      noun: 'call_back',
      id: view.id,
      title: view.name,
      about: view.vacancy?.title ?? view.note,
      next: 'ring_back',
      at: null,
      due: view.due,
      record: { kind: 'call_back', row: view },
    }));
  },
};
