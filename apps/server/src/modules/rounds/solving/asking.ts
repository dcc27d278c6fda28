import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { answerRequest, splitRequest } from '@yizhan/matching';
import type { AskRequest, ListChunk, RoundMarket, SharedMarket } from '@yizhan/matching';

/** Finds everybody's candidates: the longest part of a round. */
export interface Asker {
  /**
   * Answers in parts, in any order; no result depends on it.
   * @throws Error when a thread ended
   */
  ask(request: AskRequest, onChunk: (chunk: ListChunk) => void): Promise<ListChunk[]>;
  /** Ends the threads. */
  close(): Promise<void>;
}

/** People handled on this thread between two checks for messages from the others. */
const HERE = 256;
/** People in one request to another thread: a second or two of work. */
const THERE = 2_000;
/** Requests that a thread has at a time, so that it need not wait for the next. */
const AT_A_TIME = 2;

const parts = (length: number, most: number): number => Math.max(1, Math.ceil(length / most));

async function askHere(
  market: RoundMarket,
  request: AskRequest,
  take: (chunk: ListChunk) => void,
): Promise<void> {
  for (let from = 0; from < request.seekers.length; from += HERE) {
    take(answerRequest(market, { ...request, seekers: request.seekers.slice(from, from + HERE) }));
    await nextTurn();
  }
}

/** Answers on the thread that has the index. */
export function askerHere(market: RoundMarket): Asker {
  return {
    async ask(request, onChunk) {
      const chunks: ListChunk[] = [];
      await askHere(market, request, (chunk) => {
        chunks.push(chunk);
        onChunk(chunk);
      });
      return chunks;
    },
    close: () => Promise.resolve(),
  };
}

/**
 * Answers on this many other threads. The one with the index distributes the work and answers for the people whom only
 * the index can judge. The index must not change before `close`.
 */
export function askerOnThreads(market: RoundMarket, shared: SharedMarket, threads: number): Asker {
  let isClosed = false;
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  // A waiting caller gets the error; a thread may also end while nobody waits.
  failed.catch(() => undefined);
  const crew = Array.from({ length: threads }, () => {
    const worker = new Worker(new URL('./asking-thread.ts', import.meta.url), { workerData: shared });
    /** Answers come in the order of the requests. */
    const waiting: Array<(chunk: ListChunk) => void> = [];
    worker.on('message', (chunk: ListChunk) => waiting.shift()?.(chunk));
    worker.once('error', fail);
    worker.once('exit', (code) => {
      if (!isClosed)
        fail(new Error(`A thread that finds candidates for the round ended early, with ${code}`));
    });
    const answer = (request: AskRequest): Promise<ListChunk> =>
      new Promise((resolve) => {
        waiting.push(resolve);
        worker.postMessage(request);
      });
    return { worker, answer };
  });
  return {
    async ask(request, onChunk) {
      const chunks: ListChunk[] = [];
      const take = (chunk: ListChunk): void => {
        chunks.push(chunk);
        onChunk(chunk);
      };
      const { here, there } = splitRequest(
        request,
        shared.special,
        Math.max(threads, parts(request.seekers.length, THERE)),
      );
      let next = 0;
      const work = async (answer: (part: AskRequest) => Promise<ListChunk>): Promise<void> => {
        for (let part = there[next++]; part !== undefined; part = there[next++]) {
          // A message would transfer the whole array, of which this is a part.
          if (part.seekers.length > 0) take(await answer({ ...part, seekers: part.seekers.slice() }));
        }
      };
      const turns = crew.flatMap(({ answer }) => Array.from({ length: AT_A_TIME }, () => work(answer)));
      await Promise.race([Promise.all([...turns, askHere(market, here, take)]), failed]);
      return chunks;
    },
    async close() {
      isClosed = true;
      await Promise.all(crew.map(({ worker }) => worker.terminate()));
    },
  };
}
