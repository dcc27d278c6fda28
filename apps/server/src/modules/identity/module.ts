import { defineModule } from '../../records/module.ts';
import { NEAREST_STAFF } from '../../records/notifications/index.ts';
import { identityRoutes } from './identity.routes.ts';
import { findNearestStaff } from './nearest-staff.repository.ts';

export const identityModule = defineModule({
  name: 'identity',
  about: 'who signs in: staff, their grants, accounts of phones, sessions',
  owns: ['staff', 'staff_grants', 'accounts', 'sessions', 'sign_in_codes'],
  contract: ['identity'],
  routes: identityRoutes,
  offers: (services) => services.offer(NEAREST_STAFF, findNearestStaff),
});
