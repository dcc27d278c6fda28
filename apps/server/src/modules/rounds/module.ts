import { defineModule } from '../../records/module.ts';
import { keepRoundsJob, nightlyRoundsJob, resumeRoundsJob, roundJob } from './rounds.jobs.ts';
import { offerRecommendations } from './recommended.ts';
import { roundRoutes } from './rounds.routes.ts';
import { roundHoldings } from './rounds.personal-data.ts';
import { roundPolicy } from './rounds.policy.ts';
import { roundList } from './rounds.list.ts';

export const roundsModule = defineModule({
  name: 'rounds',
  about: 'the nightly round of the network, which recommends vacancies for everybody together',
  owns: ['matching_rounds', 'round_checkpoints', 'round_memory', 'published_rounds', 'recommendations'],
  contract: ['rounds'],
  personalData: roundHoldings,
  policies: [roundPolicy],
  lists: [roundList],
  routes: roundRoutes,
  jobs: [keepRoundsJob, nightlyRoundsJob, resumeRoundsJob, roundJob],
  offers: offerRecommendations,
  catchUp: [resumeRoundsJob],
});
