import { defineModule } from '../../records/module.ts';
import { applyPointsJob } from './apply.jobs.ts';
import { learnPointsJob } from './learn.jobs.ts';
import { regionPointRoutes } from './region-points.routes.ts';
import { regionPointPolicy } from './region-points.policy.ts';

export const regionPointsModule = defineModule({
  name: 'region-points',
  about:
    'where divisions lie: the bureau’s own points, points learned from records, and records that follow them',
  owns: ['region_points'],
  impersonal: {
    region_points: 'where divisions lie',
  },
  contract: ['regionPoints'],
  policies: [regionPointPolicy],
  routes: regionPointRoutes,
  jobs: [applyPointsJob, learnPointsJob],
  catchUp: [applyPointsJob],
});
