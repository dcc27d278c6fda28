import { REHEARSAL_VERB } from '@yizhan/contract/test-support/rehearsals.ts';
import { shanghaiDate } from '@yizhan/domain';
import { waitingIn } from '../../records/worklist/index.ts';
import { rehearsals } from './rehearsals.noun.ts';

export const rehearsalsPlanned = waitingIn(rehearsals.list)({
  id: 'rehearsal.planned',
  verb: REHEARSAL_VERB,
  weight: 35,
  query: () => ({ status: 'planned' }),
  entries: ({ now }, rows) =>
    rows.map(({ id, seeker, wish, at }) => {
      const on = shanghaiDate(new Date(at));
      const due = { on, overdue: on < shanghaiDate(now), missingYear: null };
      return { noun: 'rehearsal', id, title: seeker.name, about: wish, next: 'meet', at, due };
    }),
});
