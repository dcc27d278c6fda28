import type { z } from 'zod';
import type { Binder } from '../app/http/bind.ts';
import type { JobDefinition } from '../app/jobs/jobs.ts';
import type { Services } from '../app/services.ts';
import {
  employerRoutes,
  expireVerifications,
  expireVerificationsJob,
  type EmployerHooks,
} from './employers/index.ts';
import { identityRoutes } from './identity/index.ts';
import { forgottenUploadsJob, importJob, importRoutes, resumeImports } from './imports/index.ts';
import { deskRoutes } from './desk/index.ts';
import { indicatorRoutes } from './indicators/index.ts';
import { matchingRoutes, openMatching } from './matching/index.ts';
import {
  closeWaitingJob,
  myPlacementRoutes,
  ownEmployerPlacementRoutes,
  placementRoutes,
  stopDouble,
} from './placements/index.ts';
import { learnJob, qualityRoutes } from './quality/index.ts';
import { keepOccupations, referenceRoutes } from './reference/index.ts';
import {
  keepRoundsJob,
  nightlyRoundsJob,
  openRounds,
  resumeRounds,
  roundJob,
  roundRoutes,
} from './rounds/index.ts';
import { meRoutes, seekerRoutes } from './seekers/index.ts';
import { siteRoutes } from './sites/index.ts';
import { systemRoutes } from './system/index.ts';
import {
  expireVacancies,
  expireVacanciesJob,
  ownVacancyRoutes,
  publicVacancyRoutes,
  renewVacanciesOf,
  vacancyRoutes,
  withdrawVacanciesOf,
} from './vacancies/index.ts';

/** Vacancies stand on employers; what an employer's change does to them is handed in here. */
const employerHooks: EmployerHooks = {
  withdrawVacancies: withdrawVacanciesOf,
  renewVacancies: renewVacanciesOf,
};

/** Binds every route of the contract; the inventory test fails when one is missing. */
export function bindRoutes(bind: Binder, services: Services): void {
  systemRoutes(bind, services);
  identityRoutes(bind, services);
  referenceRoutes(bind);
  siteRoutes(bind);
  seekerRoutes(bind, { stopDouble });
  meRoutes(bind);
  employerRoutes(bind, employerHooks);
  vacancyRoutes(bind);
  publicVacancyRoutes(bind);
  ownVacancyRoutes(bind);
  matchingRoutes(bind);
  roundRoutes(bind);
  placementRoutes(bind);
  myPlacementRoutes(bind);
  ownEmployerPlacementRoutes(bind);
  deskRoutes(bind);
  indicatorRoutes(bind);
  qualityRoutes(bind);
  importRoutes(bind);
}

/** Every kind of job, for the worker. */
export const jobDefinitions: ReadonlyArray<JobDefinition<z.ZodType>> = [
  closeWaitingJob,
  expireVacanciesJob,
  expireVerificationsJob,
  forgottenUploadsJob,
  importJob,
  keepRoundsJob,
  learnJob,
  nightlyRoundsJob,
  roundJob,
];

/** Opens what modules keep in memory (indexes, caches) and keeps it current; returns how to close it. */
export async function openModules(services: Services): Promise<() => Promise<void>> {
  const stops: Array<() => void | Promise<void>> = [];
  stops.push(openMatching(services), keepOccupations(services));
  openRounds(services);
  if (services.config.worker) {
    // What ran out while the platform stood still.
    await expireVerifications(services);
    await expireVacancies(services);
    await resumeImports(services);
    await resumeRounds(services);
  }
  return async () => {
    for (const stop of stops.reverse()) await stop();
  };
}
