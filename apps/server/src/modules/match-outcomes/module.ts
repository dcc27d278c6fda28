import { defineModule } from '../../records/module.ts';
import { learnJob } from './match-outcomes.jobs.ts';
import { matchOutcomeRoutes } from './match-outcomes.routes.ts';
import { matchOutcomeHoldings } from './match-outcomes.personal-data.ts';

export const matchOutcomesModule = defineModule({
  name: 'match-outcomes',
  about: 'what becomes of matches, and what the weights learn from it',
  owns: ['match_features'],
  contract: ['quality'],
  personalData: matchOutcomeHoldings,
  routes: matchOutcomeRoutes,
  jobs: [learnJob],
});
