import { z } from 'zod';
import type { Services } from '../../app/services.ts';
import { readSetting } from '../../app/settings.repository.ts';
import { listLogins } from '../identity/index.ts';
import { DEMO_DIRECTORY } from '../system/index.ts';
import { demoDirectory } from './accounts.ts';
import { loadNetwork } from './load/load.ts';
import { loadSitesAndStaff } from './load/sites-and-staff.ts';
import type { DemoRun } from './load/state.ts';

export const DEMO_SEED = 4303;
const StoredRun = z.object({
  state: z.enum(['loading', 'ready', 'failed']),
  seed: z.number(),
  size: z.enum(['full', 'small']),
  base: z.iso.datetime(),
  loaded: z.int().default(0),
});

/**
 * On an empty database, creates sites and accounts immediately and loads the rest in the background; an interrupted
 * load continues. Resolves when people can sign in; `finished` when everything is loaded. Null when the network must
 * not be filled: set up by a bureau, or loaded before.
 */
export async function startDemo(
  services: Services,
  signal: AbortSignal,
  onProgress: (progress: number, step: string) => void = () => undefined,
): Promise<{ finished: Promise<void> } | null> {
  const { demo } = services.config;
  if (demo === 'off') return null;
  const stored = await readSetting(services.db, 'demo', StoredRun);
  if (stored === null && (await listLogins(services.db)).length > 0) return null;
  services.offer(DEMO_DIRECTORY, demoDirectory);
  if (stored?.state === 'ready') return { finished: Promise.resolve() };
  const run: DemoRun =
    stored === null
      ? { seed: DEMO_SEED, size: demo, base: services.clock(), loaded: 0 }
      : { seed: stored.seed, size: stored.size, base: new Date(stored.base), loaded: stored.loaded };
  if (run.loaded === 0) await loadSitesAndStaff(services, run);
  return { finished: loadNetwork(services, run, signal, onProgress) };
}
