import { z } from 'zod';
import { addChange, addSum, sumKey, type CountableSum, type Sums } from '@yizhan/domain';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import { prefecturesWithChanges, readSums, takeChanges, tryLockSums, writeSums } from './sums.repository.ts';

const CHANGES_AT_ONCE = 5_000;

/**
 * Adds pending changes to the sums, prefecture by prefecture, each batch in its own transaction. A prefecture that
 * another process is working on is skipped. Returns how many changes were added.
 */
export async function foldCountables(services: Services, signal?: AbortSignal): Promise<number> {
  let folded = 0;
  for (const prefecture of await prefecturesWithChanges(services.db)) {
    for (;;) {
      if (signal?.aborted === true) return folded;
      const taken = await foldSome(services, prefecture);
      folded += taken;
      if (taken < CHANGES_AT_ONCE) break;
    }
  }
  return folded;
}

function foldSome(services: Services, prefecture: string): Promise<number> {
  return services.db.transaction().execute(async (trx) => {
    if (!(await tryLockSums(trx, prefecture))) return 0;
    const changes = await takeChanges(trx, prefecture, CHANGES_AT_ONCE);
    if (changes.length === 0) return 0;
    const added: Sums = new Map();
    for (const change of changes) addChange(added, change);
    const stood = await readSums(trx, prefecture, [...added.values()]);
    await writeSums(trx, prefecture, together(added, stood));
    return changes.length;
  });
}

function together(added: Sums, stood: readonly CountableSum[]): CountableSum[] {
  for (const sum of stood) {
    const change = added.get(sumKey(sum));
    if (change !== undefined) addSum(change, sum);
  }
  return [...added.values()];
}

export const foldCountablesJob = defineJob({
  name: 'countables.fold',
  payload: z.object({}).loose(),
  schedule: '* * * * *',
  run: async (services, _payload, signal) => {
    await foldCountables(services, signal);
  },
});
