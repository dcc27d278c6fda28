import { defineModule } from '../../records/module.ts';
import { dayJob } from './day.jobs.ts';
import { worklistRoutes } from './worklist.routes.ts';
import { worklistPolicy } from './worklist.policy.ts';

export const worklistModule = defineModule({
  name: 'worklist',
  about: 'what waits for whom today',
  owns: [],
  contract: ['worklist'],
  policies: [worklistPolicy],
  routes: worklistRoutes,
  jobs: [dayJob],
});
