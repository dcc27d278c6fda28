import { defineModule } from '../../records/module.ts';
import { actionRoutes } from './actions.routes.ts';
import { actionPolicy, deliveryPolicy } from './actions.policy.ts';
import { parkedWaiting } from './deliveries.worklist.ts';

export const actionsModule = defineModule({
  name: 'actions',
  about: 'taking moves back, and deliveries of events that failed for good',
  owns: [],
  contract: ['actions'],
  policies: [actionPolicy, deliveryPolicy],
  routes: actionRoutes,
  worklist: [parkedWaiting],
});
