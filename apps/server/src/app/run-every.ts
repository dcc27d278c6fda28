import type { Log } from './log.ts';

/**
 * Calls `work` again and again with a pause between, never twice at once; returns how to end it, which waits for the
 * call at hand. An error is logged and the next round tries again.
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
