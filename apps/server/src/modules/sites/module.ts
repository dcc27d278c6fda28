import { defineModule } from '../../records/module.ts';
import { missingSiteCodesJob } from './codes.ts';
import { siteFlow } from './sites.flow.ts';
import { siteRoutes } from './sites.routes.ts';
import { siteFiles } from './sites.files.ts';
import { sitePolicy } from './sites.policy.ts';
import { siteList } from './sites.list.ts';

export const sitesModule = defineModule({
  name: 'sites',
  about: 'service sites, their hours and notices',
  owns: ['sites'],
  impersonal: {
    sites: 'stations: addresses, hours and lines of an office',
  },
  contract: ['sites'],
  policies: [sitePolicy],
  files: siteFiles,
  lists: [siteList],
  routes: siteRoutes,
  flows: [siteFlow],
  jobs: [missingSiteCodesJob],
  catchUp: [missingSiteCodesJob],
  emits: ['site.closed', 'site.hours_changed'],
});
