import { shortId } from '../../app/ids.ts';
import { MOST_WAITING, upTo, type WorklistItem, type WorklistScope } from '../../records/worklist/index.ts';
import { callBackList } from './call-backs.list.ts';

const VERB = 'call_backs.handle';
const open = ({ siteId }: WorklistScope) => ({
  status: 'open' as const,
  ...(siteId === undefined ? {} : { siteId: shortId(siteId) }),
});

/** People who wait for a call. */
export const callBacksWaiting: WorklistItem = {
  id: 'call_back.waits',
  verb: VERB,
  weight: 10,
  count: async (ctx, scope) => upTo(await callBackList.count(ctx, open(scope), { verb: VERB }, MOST_WAITING)),
  async entries(ctx, scope, limit) {
    const { items } = await callBackList.page(ctx, { ...open(scope), limit }, { verb: VERB });
    return items.map((view) => ({
      noun: 'call_back',
      id: view.id,
      title: view.name,
      about: view.vacancy?.title ?? view.note,
      next: 'ring_back',
      at: null,
      due: null,
      record: { kind: 'call_back', row: view },
    }));
  },
};
