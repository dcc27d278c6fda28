import { STANDING_AUTHORITY } from '../../app/authority.ts';
import { defineModule } from '../../records/module.ts';
import { STAFF_DIRECTORY } from '../../records/assignment/index.ts';
import { NEAREST_STAFF } from '../../records/notifications/index.ts';
import { holdsAuthority } from './acting.ts';
import { identityRoutes } from './identity.routes.ts';
import { findNearestStaff } from './nearest-staff.repository.ts';
import { findMembers } from './staff-directory.repository.ts';
import { findReaching } from './staff-directory.ts';
import { identityHandlers } from './identity.handlers.ts';
import { identityHoldings } from './identity.personal-data.ts';
import { staffList } from './staff.list.ts';
import { sessionPolicy, staffPolicy } from './staff.policy.ts';
import { staffSetting } from './staff.setting.ts';

export const identityModule = defineModule({
  name: 'identity',
  about: 'who signs in: staff, their grants, accounts of phones, sessions',
  owns: ['staff', 'staff_grants', 'accounts', 'sessions', 'sign_in_codes'],
  contract: ['identity'],
  policies: [sessionPolicy, staffPolicy],
  personalData: identityHoldings,
  lists: [staffList],
  on: identityHandlers,
  routes: identityRoutes,
  offers(services) {
    services.offer(NEAREST_STAFF, findNearestStaff);
    services.offer(STANDING_AUTHORITY, holdsAuthority);
    services.offer(STAFF_DIRECTORY, { byIds: findMembers, reaching: findReaching });
  },
  settings: [staffSetting],
});
