import type { z } from 'zod';
import type { Binder } from '../app/http/bind.ts';
import type { JobDefinition } from '../app/jobs/jobs.ts';
import type { Services } from '../app/services.ts';
import { identityRoutes } from './identity/index.ts';
import { referenceRoutes } from './reference/index.ts';
import { meRoutes, seekerRoutes } from './seekers/index.ts';
import { siteRoutes } from './sites/index.ts';
import { systemRoutes } from './system/index.ts';

/** Binds every route of the contract; the inventory test fails when one is missing. */
export function bindRoutes(bind: Binder, services: Services): void {
  systemRoutes(bind, services);
  identityRoutes(bind, services);
  referenceRoutes(bind);
  siteRoutes(bind);
  seekerRoutes(bind);
  meRoutes(bind);
}

/** Every kind of job, for the worker. */
export const jobDefinitions: ReadonlyArray<JobDefinition<z.ZodType>> = [];

/** Opens what modules keep in memory (indexes, caches) and keeps it current; returns how to close it. */
export async function openModules(services: Services): Promise<() => Promise<void>> {
  const stops: Array<() => void> = [];
  void services;
  return async () => {
    for (const stop of stops.reverse()) stop();
  };
}
