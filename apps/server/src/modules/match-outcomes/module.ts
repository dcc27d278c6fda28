import { defineModule } from '../../records/module.ts';
import { learnJob } from './match-outcomes.jobs.ts';
import { matchOutcomeRoutes } from './match-outcomes.routes.ts';

export const matchOutcomesModule = defineModule({
  name: 'match-outcomes',
  about: 'what becomes of matches, and what the weights learn from it',
  owns: ['match_features'],
  contract: ['quality'],
  routes: matchOutcomeRoutes,
  jobs: [learnJob],
});
