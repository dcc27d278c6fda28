import { totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SolvingMessage, SolvingTask } from '../solving/messages.ts';

/** The round needs more memory than the machine may give it. */
export class OutOfMemory extends Error {
  constructor() {
    super('The round needs more memory than this machine may give it');
    this.name = 'OutOfMemory';
  }
}

/** Share of the machine's memory that a round may use: the database and the server need some too. */
const SHARE = 0.6;
const MEGABYTE = 2 ** 20;

export interface Solving {
  /** The thread's messages, in order; ends with `solved`. */
  readonly done: Promise<Extract<SolvingMessage, { kind: 'solved' }>>;
  /** Ends the thread immediately; `done` then stays pending. */
  stop(): Promise<void>;
}

/**
 * Solves a round on a separate thread, with its own database connection: the process keeps answering requests, and a
 * round that needs too much memory ends its thread, not the server.
 */
export function solveOnThread(task: SolvingTask, onMessage: (message: SolvingMessage) => void): Solving {
  const worker = new Worker(new URL('../solving/worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: Math.floor((totalmem() / MEGABYTE) * SHARE) },
  });
  let isStopped = false;
  const done = new Promise<Extract<SolvingMessage, { kind: 'solved' }>>((resolve, reject) => {
    worker.on('message', (message: SolvingMessage) => {
      if (isStopped) return;
      onMessage(message);
      if (message.kind === 'solved') resolve(message);
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new OutOfMemory() : error);
    });
    worker.once('exit', (code) => {
      if (!isStopped) reject(new Error(`The solving thread ended early, with ${code}`));
    });
  });
  return {
    done,
    async stop() {
      isStopped = true;
      await worker.terminate();
    },
  };
}
