import { defineModule } from '../../records/module.ts';
import { identityRoutes } from './identity.routes.ts';

export const identityModule = defineModule({
  name: 'identity',
  about: 'who signs in: staff, their grants, accounts of phones, sessions',
  owns: ['staff', 'staff_grants', 'accounts', 'sessions', 'sign_in_codes'],
  contract: ['identity'],
  routes: identityRoutes,
});
