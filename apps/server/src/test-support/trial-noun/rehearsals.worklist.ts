import { REHEARSAL_VERB } from '@yizhan/contract/test-support/rehearsals.ts';
import { shanghaiDate } from '@yizhan/domain';
import { shortId } from '../../app/ids.ts';
import { MOST_WAITING, upTo, type WorklistItem, type WorklistScope } from '../../records/worklist/index.ts';
import { rehearsalList } from './rehearsals.list.ts';

const planned = ({ siteId }: WorklistScope) => ({
  status: 'planned' as const,
  ...(siteId === undefined ? {} : { siteId: shortId(siteId) }),
});

export const rehearsalsPlanned: WorklistItem = {
  id: 'rehearsal.planned',
  verb: REHEARSAL_VERB,
  weight: 35,
  count: async (ctx, scope) =>
    upTo(await rehearsalList.count(ctx, planned(scope), { verb: REHEARSAL_VERB }, MOST_WAITING)),
  async entries(ctx, scope, limit) {
    const { items } = await rehearsalList.page(ctx, { ...planned(scope), limit }, { verb: REHEARSAL_VERB });
    return items.map(({ id, seeker, wish, at }) => {
      const on = shanghaiDate(new Date(at));
      const due = { on, overdue: on < shanghaiDate(ctx.now), missingYear: null };
      return { noun: 'rehearsal', id, title: seeker.name, about: wish, next: 'meet', at, due, record: null };
    });
  },
};
