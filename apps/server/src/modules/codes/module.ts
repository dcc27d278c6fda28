import { defineModule } from '../../records/module.ts';
import { codePolicy } from './codes.policy.ts';
import { codeRoutes } from './codes.routes.ts';

export const codesModule = defineModule({
  name: 'codes',
  about: 'short codes on paper and screens: where they lead, and how often they were scanned',
  owns: [],
  contract: ['codes'],
  policies: [codePolicy],
  routes: codeRoutes,
});
