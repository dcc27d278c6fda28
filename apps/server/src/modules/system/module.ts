import { defineModule } from '../../records/module.ts';
import { auditMonthsJob } from './audit-months.ts';
import { offerSetup, systemRoutes } from './system.routes.ts';

export const systemModule = defineModule({
  name: 'system',
  about: 'first run, settings, audit trail',
  owns: [],
  contract: ['system'],
  routes: systemRoutes,
  jobs: [auditMonthsJob],
  catchUp: [auditMonthsJob],
  offers: offerSetup,
});
