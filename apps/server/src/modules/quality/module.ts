import { defineModule } from '../../records/module.ts';
import { learnJob } from './quality.jobs.ts';
import { qualityRoutes } from './quality.routes.ts';

export const qualityModule = defineModule({
  name: 'quality',
  about: 'what becomes of matches, versions of the weights',
  owns: ['match_features', 'matching_policies'],
  contract: ['quality'],
  routes: qualityRoutes,
  jobs: [learnJob],
});
