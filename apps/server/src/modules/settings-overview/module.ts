import { defineModule } from '../../records/module.ts';
import { settingsOverviewRoutes } from './settings-overview.routes.ts';

export const settingsOverviewModule = defineModule({
  name: 'settings-overview',
  about: 'every setting in one list: state, source, since when, who changed it last',
  owns: [],
  contract: ['settingsOverview'],
  routes: settingsOverviewRoutes,
});
