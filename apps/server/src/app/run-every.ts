import type { Log } from './log.ts';

/**
 * Calls `work` repeatedly with a pause in between, never concurrently; returns a function that stops it, which waits
 * for the current call. An error is logged and the next call tries again.
 */
export function runEvery(pauseMs: number, log: Log, work: () => Promise<unknown>): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  const round = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, 'A repeated task failed and will be tried again');
    }
    if (!stopped) timer = setTimeout(start, pauseMs);
  };
  const start = (): void => {
    running = round();
  };
  start();
  return async () => {
    stopped = true;
    if (timer !== null) clearTimeout(timer);
    await running;
  };
}
