import { defineModule } from '../../records/module.ts';
import { foldCountablesJob } from '../../records/countables/index.ts';
import { indicatorRoutes } from './indicators.routes.ts';

export const indicatorsModule = defineModule({
  name: 'indicators',
  about: 'figures and the records behind them',
  owns: [],
  contract: ['indicators'],
  routes: indicatorRoutes,
  jobs: [foldCountablesJob],
  catchUp: [foldCountablesJob],
});
