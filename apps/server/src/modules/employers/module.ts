import { defineModule } from '../../records/module.ts';
import { expireVerificationsJob } from './employers.jobs.ts';
import { employerRoutes } from './employers.routes.ts';

export const employersModule = defineModule({
  name: 'employers',
  about: 'organisations and persons who employ, their verification, the blacklist',
  owns: ['employers', 'employer_keys'],
  contract: ['employers', 'ownEmployer'],
  routes: employerRoutes,
  jobs: [expireVerificationsJob],
  catchUp: [expireVerificationsJob],
});
