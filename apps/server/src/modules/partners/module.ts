import { defineModule } from '../../records/module.ts';
import { boundPartnerFlow } from './partners.flow.ts';
import { partnerList } from './partners.list.ts';
import { partnerHoldings } from './partners.personal-data.ts';
import { partnerPolicy } from './partners.policy.ts';
import { revealablePartner } from './partners.reveal.ts';
import { partnerRoutes } from './partners.routes.ts';
import { partnersSetting } from './partners.setting.ts';

export const partnersModule = defineModule({
  name: 'partners',
  about: 'other bodies whose systems call the API: what they may do where, and their keys',
  owns: ['partners', 'partner_grants', 'partner_keys'],
  contract: ['partners'],
  policies: [partnerPolicy],
  routes: partnerRoutes,
  flows: [boundPartnerFlow],
  lists: [partnerList],
  reveals: [revealablePartner],
  personalData: partnerHoldings,
  impersonal: { partner_grants: 'verbs and places of bodies' },
  settings: [partnersSetting],
});
