import { deskRoutes } from './desk.ts';
import { employerRoutes } from './employers.ts';
import { identityRoutes } from './identity.ts';
import { importRoutes } from './imports.ts';
import { indicatorRoutes } from './indicators.ts';
import { matchingRoutes } from './matching.ts';
import { meRoutes, ownEmployerRoutes } from './me.ts';
import { placementRoutes } from './placements.ts';
import { referenceRoutes } from './reference.ts';
import { seekerRoutes } from './seekers.ts';
import { siteRoutes } from './sites.ts';
import { systemRoutes } from './system.ts';
import { vacancyRoutes } from './vacancies.ts';

export * from './kit.ts';
export * from './common.ts';
export * from './desk.ts';
export * from './employers.ts';
export * from './identity.ts';
export * from './imports.ts';
export * from './indicators.ts';
export * from './matching.ts';
export * from './me.ts';
export * from './placements.ts';
export * from './reference.ts';
export * from './seekers.ts';
export * from './sites.ts';
export * from './system.ts';
export * from './vacancies.ts';

/** Every route of the API, by module. */
export const routes = {
  system: systemRoutes,
  identity: identityRoutes,
  reference: referenceRoutes,
  sites: siteRoutes,
  seekers: seekerRoutes,
  employers: employerRoutes,
  vacancies: vacancyRoutes,
  imports: importRoutes,
  matching: matchingRoutes,
  placements: placementRoutes,
  desk: deskRoutes,
  indicators: indicatorRoutes,
  me: meRoutes,
  ownEmployer: ownEmployerRoutes,
} as const;
export const API_PREFIX = '/api/v1';
