/** Lists of the best vacancies for everybody, by one or more worker threads over the same memory. */
import { Worker } from 'node:worker_threads';
import type { SharedMarket } from '@yizhan/matching';
import { z } from 'zod';

/** A share of everybody's lists; numbers of people in the order of the rows, which keeps neighbours together. */
export interface Part {
  seekers: Int32Array;
  limit: number;
}

/** A thread's messages: that it is ready, then for each part how much it found. */
export const Said = z.object({ checksum: z.number(), entries: z.number() });
export type Said = z.infer<typeof Said>;

export class Crew {
  readonly #workers: Worker[];

  private constructor(workers: Worker[]) {
    this.#workers = workers;
  }

  /** Threads that have the market open. */
  static async open(shared: SharedMarket, count: number): Promise<Crew> {
    const workers = Array.from(
      { length: count },
      () => new Worker(new URL('./thread.ts', import.meta.url), { workerData: shared }),
    );
    await Promise.all(workers.map(said));
    return new Crew(workers);
  }

  /**
   * Computes everybody's lists, each thread taking the next piece when it is done with one; wall time in milliseconds.
   * @throws Error when a thread ended
   */
  async find(people: Int32Array, limit: number, threads: number): Promise<Said & { ms: number }> {
    const begin = performance.now();
    const all = { checksum: 0, entries: 0 };
    let next = 0;
    const work = async (worker: Worker): Promise<void> => {
      while (next < people.length) {
        const seekers = people.slice(next, (next += PIECE));
        const answer = said(worker);
        worker.postMessage({ seekers, limit } satisfies Part);
        const { checksum, entries } = await answer;
        all.checksum = (all.checksum + checksum) % MODULUS;
        all.entries += entries;
      }
    };
    await Promise.all(this.#workers.slice(0, threads).map(work));
    return { ...all, ms: performance.now() - begin };
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

/** People in one piece of work: some hundred milliseconds. */
const PIECE = 500;
/** Checksums of people are added, so that it does not matter which thread finds whose list; products stay exact. */
export const MODULUS = 2 ** 31 - 1;

function said(worker: Worker): Promise<Said> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (message) => {
      worker.off('error', reject);
      resolve(Said.parse(message));
    });
  });
}

/** Checksum of one person's list: vacancies, scores and their order. */
export function checksumOf(seeker: number, vacancy: Int32Array, score: Int32Array): number {
  let sum = seeker + 1;
  for (const numbers of [vacancy, score]) {
    for (const one of numbers) sum = (sum * 4_093 + one + 7) % MODULUS;
  }
  return sum;
}
