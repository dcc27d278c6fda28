import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase, openPool } from '../../../app/db/database.ts';
import { matchContext } from '../../matching/facts/index.ts';
import type { SolvingMessage, SolvingTask } from './messages.ts';
import { readRows, type RoundRows } from './rows.ts';
import { solveRows } from './solve.ts';

/** Progress is told so often, and at every new stage: the screen asks once a second. */
const TELL_MS = 100;

// Written by `solveOnThread`, of the same version of the program.
const task = workerData as SolvingTask;

function tell(message: SolvingMessage): void {
  parentPort?.postMessage(message);
}

let told = { stage: '', at: 0 };
function progress(stage: string, done: number, total: number): void {
  const now = performance.now();
  if (stage === told.stage && now - told.at < TELL_MS && done < total) return;
  told = { stage, at: now };
  tell({ kind: 'progress', stage, done, total });
}

/** All rows of the round and the centres of divisions, as they are at one moment. */
async function read(): Promise<{ rows: RoundRows; centres: Map<string, { lng: number; lat: number }> }> {
  const pool = openPool(task.databaseUrl, 1);
  try {
    return await openDatabase(pool)
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => {
        const rows = await readRows(trx, task, (done) => progress('reading', done, 0));
        const centres = await trx
          .selectFrom('regions')
          .select(['code', 'lng', 'lat'])
          .where('retired_at', 'is', null)
          .execute();
        return {
          rows,
          centres: new Map(
            centres.flatMap(({ code, lng, lat }) =>
              lng === null || lat === null ? [] : [[code, { lng, lat }] as const],
            ),
          ),
        };
      });
  } finally {
    await pool.end();
  }
}

const { rows, centres } = await read();
const context = matchContext({ find: (code) => centres.get(code) }, task.today, task.policy);
const solved = solveRows(rows, context, task, {
  onProgress: progress,
  onCheckpoint: (part, frame, lists) => tell({ kind: 'checkpoint', part, frame, lists }),
});
tell({ kind: 'solved', ...solved });
