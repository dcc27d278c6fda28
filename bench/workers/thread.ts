/** Computes a part of the lists, on a thread that shares the memory of the index. */
import { parentPort, workerData } from 'node:worker_threads';
import { openSharedMarket } from '@yizhan/matching';
import type { SharedMarket } from '@yizhan/matching';
import { checksumOf, MODULUS } from './lists.ts';
import type { Part, Said } from './lists.ts';

// Both written by `Crew`, of the same program.
const market = openSharedMarket(workerData as SharedMarket);

parentPort?.on('message', ({ seekers, limit }: Part) => {
  const into = { vacancy: new Int32Array(limit), score: new Int32Array(limit) };
  const found: Said = { checksum: 0, entries: 0 };
  for (const seeker of seekers) {
    const count = market.candidates(seeker, limit, null, into);
    const own = checksumOf(seeker, into.vacancy.subarray(0, count), into.score.subarray(0, count));
    found.checksum = (found.checksum + own) % MODULUS;
    found.entries += count;
  }
  parentPort?.postMessage(found);
});
parentPort?.postMessage({ checksum: 0, entries: 0 } satisfies Said);
