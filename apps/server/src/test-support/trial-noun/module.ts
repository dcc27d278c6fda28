import { rehearsalRoutes } from '@yizhan/contract/test-support/rehearsals.ts';
import { toRef } from '../../app/ids.ts';
import { defineModule } from '../../records/module.ts';
import { boundRehearsalFlow } from './rehearsals.flow.ts';
import { rehearsalList } from './rehearsals.list.ts';
import { rehearsalHoldings } from './rehearsals.personal-data.ts';
import { rehearsalPolicy } from './rehearsals.policy.ts';
import { bookRehearsal, moveRehearsal } from './rehearsals.usecases.ts';
import { rehearsalsPlanned } from './rehearsals.worklist.ts';

export const rehearsalsModule = defineModule({
  name: 'rehearsals',
  about: 'interviews rehearsed with a person, as a test of what a noun takes',
  owns: ['rehearsals'],
  contract: ['placements'],
  policies: [rehearsalPolicy],
  routes(bind) {
    bind.route(rehearsalRoutes.bookRehearsal, (ctx, { body }) => bookRehearsal(ctx, body));
    bind.route(rehearsalRoutes.moveRehearsal, (ctx, { params, body }) =>
      moveRehearsal(ctx, toRef(params.id), body),
    );
  },
  flows: [boundRehearsalFlow],
  lists: [rehearsalList],
  worklist: [rehearsalsPlanned],
  personalData: rehearsalHoldings,
});
