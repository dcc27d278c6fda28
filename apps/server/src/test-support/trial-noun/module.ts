import { rehearsalRoutes as routes } from '@yizhan/contract/test-support/rehearsals.ts';
import { defineModule } from '../../records/module.ts';
import { boundRehearsalFlow } from './rehearsals.flow.ts';
import { rehearsals } from './rehearsals.noun.ts';
import { rehearsalHoldings } from './rehearsals.personal-data.ts';
import { rehearsalPolicy } from './rehearsals.policy.ts';
import { bookRehearsal, confirmRehearsal, fillInRehearsal } from './rehearsals.usecases.ts';
import { rehearsalsPlanned } from './rehearsals.worklist.ts';

export const rehearsalsModule = defineModule({
  name: 'rehearsals',
  about: 'interviews rehearsed with a person, as a test of what a noun takes',
  owns: ['rehearsals'],
  contract: ['placements'],
  policies: [rehearsalPolicy],
  routes(bind) {
    rehearsals.routes(bind);
    bind.route(routes.bookRehearsal, (ctx, { body }) => bookRehearsal(ctx, body));
    bind.route(routes.fillInRehearsal, (ctx, { params, body }) => fillInRehearsal(ctx, params.id, body));
    bind.route(routes.confirmRehearsal, (ctx, { params, body }) => confirmRehearsal(ctx, params.id, body));
  },
  flows: [boundRehearsalFlow],
  lists: [rehearsals.list],
  approvals: rehearsals.approvals,
  worklist: [rehearsalsPlanned],
  personalData: rehearsalHoldings,
});
