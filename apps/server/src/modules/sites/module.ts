import { defineModule } from '../../records/module.ts';
import { siteFlow } from './sites.flow.ts';
import { siteRoutes } from './sites.routes.ts';

export const sitesModule = defineModule({
  name: 'sites',
  about: 'service sites, their hours and notices',
  owns: ['sites'],
  contract: ['sites'],
  routes: siteRoutes,
  flows: [siteFlow],
  emits: ['site.closed'],
});
