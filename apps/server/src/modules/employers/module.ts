import { defineModule } from '../../records/module.ts';
import { blacklistApproval } from './employers.approval.ts';
import { standingFlow, verificationFlow } from './employers.flow.ts';
import { expireVerificationsJob } from './employers.jobs.ts';
import { RECIPIENTS } from '../../records/notifications/index.ts';
import { revealableEmployer } from './employers.reveal.ts';
import { employerList } from './employers.list.ts';
import { employerFiles } from './employers.files.ts';
import { employerPolicy } from './employers.policy.ts';
import { employerRoutes } from './employers.routes.ts';
import { employerPeopleRoutes } from './people/people.routes.ts';
import { readEmployerRecipients } from './recipients.repository.ts';
import { FORGOTTEN, PARTIES } from '../../records/personal-data/index.ts';
import { LOCKS } from '../../records/flow/locks.ts';
import { findEmployerForUpdate, listForgottenPersons } from './employers.repository.ts';
import { locateEmployer } from './locate.ts';
import { employerHoldings } from './employers.personal-data.ts';

export const employersModule = defineModule({
  name: 'employers',
  about: 'organisations and persons who employ, their verification, the blacklist',
  owns: ['employers', 'employer_keys', 'employer_people', 'employer_invitations'],
  contract: ['employers', 'ownEmployer', 'employerPeople'],
  personalData: employerHoldings,
  routes(bind) {
    employerRoutes(bind);
    employerPeopleRoutes(bind);
  },
  policies: [employerPolicy],
  files: employerFiles,
  reveals: [revealableEmployer],
  offers(services) {
    services.offer(RECIPIENTS.employer, readEmployerRecipients);
    services.offer(PARTIES.employer, locateEmployer);
    services.offer(FORGOTTEN.employer, listForgottenPersons);
    services.offer(LOCKS.employer, findEmployerForUpdate);
  },
  jobs: [expireVerificationsJob],
  catchUp: [expireVerificationsJob],
  flows: [verificationFlow, standingFlow],
  lists: [employerList],
  approvals: [blacklistApproval],
  emits: ['employer.changed', 'employer.blacklisted', 'employer.struck_off', 'employer.erased'],
});
