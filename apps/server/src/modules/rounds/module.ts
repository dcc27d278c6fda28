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
  impersonal: {
    matching_rounds: 'rounds of a night and their sums',
    round_checkpoints: 'scores by place in a list of ids, for hours',
    round_memory: 'scores and digests by id, until the next round takes their place',
    published_rounds: 'which round readers see',
  },
  contract: ['rounds'],
  personalData: roundHoldings,
  policies: [roundPolicy],
  lists: [roundList],
  routes: roundRoutes,
  jobs: [keepRoundsJob, nightlyRoundsJob, resumeRoundsJob, roundJob],
  offers: offerRecommendations,
  catchUp: [resumeRoundsJob],
});
