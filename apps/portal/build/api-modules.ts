import { isPortalVerb } from '@yizhan/domain';
import type { RouteDefinition } from '@yizhan/contract';

/** The modules of the contract that the portal calls; the addresses of no other are sent to a phone. */
export const API_MODULES = [
  'system',
  'identity',
  'reference',
  'maps',
  'sites',
  'files',
  'vacancies',
  'codes',
  'callBacks',
  'forms',
  'me',
  'myBookings',
  'papers',
  'ownEmployer',
  'employerPeople',
  'seekerAgents',
  'notifications',
] as const;

/** Whether somebody in the portal can call a route at all; the addresses of the others are not sent to a phone either. */
export function isForPortal({ access }: Pick<RouteDefinition, 'access'>): boolean {
  return 'public' in access || access.verb === 'session.use' || isPortalVerb(access.verb);
}
