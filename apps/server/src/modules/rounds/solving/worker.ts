import { parentPort, workerData } from 'node:worker_threads';
import type { MatchContext } from '@yizhan/matching';
import { openDatabase, openPool } from '../../../app/db/database.ts';
import { matchContext } from '../../matching/facts/index.ts';
import type { SolvingMessage, SolvingTask } from './messages.ts';
import { readRows } from './read-rows.ts';
import type { RoundRows } from './rows.ts';
import { solveRows } from './solve.ts';

/** Progress is told so often, and at every new stage: the screen asks once a second. */
const TELL_MS = 100;
/** People from which on further threads, which take about a second to start, find lists sooner than this one. */
const WORTH_THREADS = 2_000;

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

/** All rows of the round as they are at one moment, and what pairs are judged against. */
async function read(): Promise<{ rows: RoundRows; context: MatchContext }> {
  const pool = openPool(task.databaseUrl, 1);
  try {
    return await openDatabase(pool)
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => {
        const centres = await trx
          .selectFrom('regions')
          .select(['code', 'lng', 'lat'])
          .where('retired_at', 'is', null)
          .execute();
        const byCode = new Map(centres.map((centre) => [centre.code, centre]));
        const context = matchContext({ find: (code) => byCode.get(code) }, task.today, task.policy);
        const rows = await readRows(trx, context, task, (done) => progress('reading', done, 0));
        return { rows, context };
      });
  } finally {
    await pool.end();
  }
}

const { rows, context } = await read();
const threads = rows.seekers.length < WORTH_THREADS ? 1 : task.threads;
const solved = await solveRows(
  rows,
  context,
  { ...task, threads },
  {
    onProgress: progress,
    onCheckpoint: (part, lists) => tell({ kind: 'checkpoint', part, frame: rows.frame, lists }),
  },
);
tell({ kind: 'solved', ...solved });
