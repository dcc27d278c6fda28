import { Worker } from 'node:worker_threads';
import { learnWeights, type HideRow, type MatchWeights, type OutcomeRow } from '@yizhan/matching';

/** Fewer rows take less than the 150 ms that starting a thread takes. */
const AT_ONCE = 1_000;
/** Memory of the thread, MB: 50,000 rows need about 150. */
const MOST_MEMORY = 1_024;

export interface LearningTask {
  readonly rows: readonly OutcomeRow[];
  readonly hides: readonly HideRow[];
  readonly current: MatchWeights;
  readonly declared: MatchWeights;
}
export type Learned = ReturnType<typeof learnWeights>;

/** Trains; many rows on a separate thread, so that the server keeps answering. */
export function learnApart(task: LearningTask): Promise<Learned> {
  const { rows, hides, current, declared } = task;
  if (rows.length + hides.length <= AT_ONCE) {
    return Promise.resolve(learnWeights(rows, current, { declared, hides }));
  }
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./learning.worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    });
    worker.once('message', (learned: Learned) => {
      resolve(learned);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`Learning ended without an answer (${code})`)));
  });
}
