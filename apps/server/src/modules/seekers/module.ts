import { defineModule } from '../../records/module.ts';
import { assignableSeeker } from './seekers.assignable.ts';
import { RECIPIENTS } from '../../records/notifications/index.ts';
import { ownSignIn, seekerRegistered } from './countables.repository.ts';
import { meRoutes } from './me.routes.ts';
import { readSeekerRecipients } from './recipients.repository.ts';
import { revealableSeeker } from './seekers.reveal.ts';
import { seekerList } from './seekers.list.ts';
import { seekerRoutes } from './seekers.routes.ts';
import { ENDINGS, FORGOTTEN, PARTIES } from '../../records/personal-data/index.ts';
import { LOCKS } from '../../records/flow/locks.ts';
import {
  findSeekerForUpdate,
  listEndingSeekers,
  listForgottenSeekers,
  markEndingTold,
} from './seekers.repository.ts';
import { locateSeeker } from './locate.ts';
import { seekerHoldings } from './seekers.personal-data.ts';
import { seekerFiles } from './seekers.files.ts';
import { seekerPolicy } from './seekers.policy.ts';

export const seekersModule = defineModule({
  name: 'seekers',
  about: 'people who look for work: their records, consents, groups; merging two records of one person',
  owns: ['seekers', 'seeker_groups', 'seeker_merges', 'consents', 'person_keys'],
  contract: ['seekers', 'me'],
  policies: [seekerPolicy],
  files: seekerFiles,
  routes(bind) {
    seekerRoutes(bind);
    meRoutes(bind);
  },
  lists: [seekerList],
  personalData: seekerHoldings,
  reveals: [revealableSeeker],
  assignables: [assignableSeeker],
  offers(services) {
    services.offer(RECIPIENTS.seeker, readSeekerRecipients);
    services.offer(PARTIES.seeker, locateSeeker);
    services.offer(FORGOTTEN.seeker, listForgottenSeekers);
    services.offer(ENDINGS, { list: listEndingSeekers, told: markEndingTold });
    services.offer(LOCKS.seeker, findSeekerForUpdate);
  },
  countables: [seekerRegistered],
  evidence: { proofs: [ownSignIn], watches: [] },
  emits: ['seeker.merged', 'seeker.erased', 'seeker.phone_changed'],
});
