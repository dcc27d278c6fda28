import { defineModule } from '../../records/module.ts';
import { globalSearchRoutes } from './global-search.routes.ts';
import { searchPolicy } from './global-search.policy.ts';

export const globalSearchModule = defineModule({
  name: 'global-search',
  about: 'one search over people, employers, vacancies and sites',
  owns: [],
  contract: ['globalSearch'],
  policies: [searchPolicy],
  routes: globalSearchRoutes,
});
