import { defineModule } from '../../records/module.ts';
import { foldCountablesJob } from '../../records/countables/index.ts';
import { gradeEarlierJob } from '../../records/evidence/grade-earlier.ts';
import { indicatorRoutes } from './indicators.routes.ts';
import { figurePolicy } from './indicators.policy.ts';

export const indicatorsModule = defineModule({
  name: 'indicators',
  about: 'figures and the records behind them',
  owns: [],
  contract: ['indicators'],
  policies: [figurePolicy],
  routes: indicatorRoutes,
  jobs: [foldCountablesJob, gradeEarlierJob],
  catchUp: [foldCountablesJob, gradeEarlierJob],
});
