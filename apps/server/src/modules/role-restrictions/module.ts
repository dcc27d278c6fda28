import { defineModule } from '../../records/module.ts';
import { roleRestrictionPolicy } from './role-restrictions.policy.ts';
import { roleRestrictionRoutes } from './role-restrictions.routes.ts';
import { accessSetting } from './role-restrictions.setting.ts';

export const roleRestrictionsModule = defineModule({
  name: 'role-restrictions',
  about: 'verbs that a bureau takes away from roles within its division, with reason and source',
  owns: ['role_restrictions'],
  impersonal: { role_restrictions: 'what roles may not do where, who decided that and why' },
  contract: ['roleRestrictions'],
  policies: [roleRestrictionPolicy],
  routes: roleRestrictionRoutes,
  settings: [accessSetting],
});
