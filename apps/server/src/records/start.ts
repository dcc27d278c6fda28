import { system } from '../app/actor.ts';
import { runWrite } from '../app/context.ts';
import type { Binder } from '../app/http/bind.ts';
import type { Services } from '../app/services.ts';
import type { Composition } from './compose.ts';
import { COMPOSITION } from './module.ts';

/** Offers the composition itself and what its modules offer each other. */
export async function offerServices(composition: Composition, services: Services): Promise<void> {
  services.offer(COMPOSITION, composition);
  for (const module of composition.modules) await module.offers?.(services);
}

export function bindRoutes(composition: Composition, binder: Binder): void {
  for (const route of composition.routes) route.bind(binder);
}

/** Opens the modules' in-memory state (indexes, caches); returns a function that closes it, last opened first. */
export function openModules(composition: Composition, services: Services): () => Promise<void> {
  const closers = composition.modules.flatMap((module) => {
    const close = module.open?.(services);
    return close === undefined ? [] : [close];
  });
  return async () => {
    for (const close of closers.reverse()) await close();
  };
}

/**
 * Sends the jobs that make up for the platform's downtime. They wait in the queue like any other, so that starting
 * takes no longer when there is much to catch up on; if several workers start together, each may send them, which does
 * no harm.
 */
export async function queueCatchUp(composition: Composition, services: Services): Promise<void> {
  const jobs = composition.modules.flatMap(({ catchUp = [] }) => catchUp);
  if (jobs.length === 0) return;
  await runWrite(services, { actor: system('start') }, async (ctx) => {
    for (const job of jobs) await services.jobs.send(ctx.trx, job, {});
  });
}
