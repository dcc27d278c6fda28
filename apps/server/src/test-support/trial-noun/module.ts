import { rehearsalRoutes as routes } from '@yizhan/contract/test-support/rehearsals.ts';
import { toRef } from '../../app/ids.ts';
import { giveAnswersFor } from '../../modules/forms/index.ts';
import { defineModule } from '../../records/module.ts';
import { bookableRehearsal, boundRehearsalFlow, lock } from './rehearsals.flow.ts';
import { rehearsals } from './rehearsals.noun.ts';
import { rehearsalHoldings } from './rehearsals.personal-data.ts';
import { rehearsalPolicy } from './rehearsals.policy.ts';
import { bookRehearsal, confirmRehearsal } from './rehearsals.usecases.ts';
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
    bind.route(routes.fillInRehearsal, async (ctx, { params, body }) =>
      giveAnswersFor(ctx, 'rehearsal', await lock(ctx, toRef(params.id)), body),
    );
    bind.route(routes.confirmRehearsal, (ctx, { params, body }) =>
      confirmRehearsal(ctx, toRef(params.id), body.language),
    );
  },
  flows: [boundRehearsalFlow],
  lists: [rehearsals.list],
  approvals: rehearsals.approvals,
  bookables: [bookableRehearsal],
  worklist: [rehearsalsPlanned],
  personalData: rehearsalHoldings,
});
