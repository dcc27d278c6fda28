import { defineModule } from '../../records/module.ts';
import { savedViewHoldings } from './saved-views.personal-data.ts';
import { savedViewRoutes } from './saved-views.routes.ts';

export const savedViewsModule = defineModule({
  name: 'saved-views',
  about: 'filters, sort and columns of a list under a name, shared with a division or a site',
  owns: ['saved_views'],
  contract: ['savedViews'],
  personalData: savedViewHoldings,
  routes: savedViewRoutes,
});
