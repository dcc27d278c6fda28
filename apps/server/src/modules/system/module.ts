import { defineModule } from '../../records/module.ts';
import { clearEventsJob } from '../../records/events/clear-events.ts';
import { retentionJob } from '../../records/personal-data/index.ts';
import { auditMonthsJob } from './audit-months.ts';
import { offerSetup, systemRoutes } from './system.routes.ts';
import { auditPolicy, listExportPolicy } from './system.policy.ts';
import { auditList } from './audit.list.ts';

export const systemModule = defineModule({
  name: 'system',
  about: 'first run, settings, audit trail',
  owns: [],
  contract: ['system'],
  policies: [auditPolicy, listExportPolicy],
  lists: [auditList],
  routes: systemRoutes,
  jobs: [auditMonthsJob, clearEventsJob, retentionJob],
  catchUp: [auditMonthsJob],
  offers: offerSetup,
});
