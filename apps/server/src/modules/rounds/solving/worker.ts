import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import type { MatchContext } from '@yizhan/matching';
import { openDatabase, openPool, type Database } from '../../../app/db/database.ts';
import { matchContext } from '../../engine-inputs/index.ts';
import { dropMemory, readMemory, saveMemoryPart } from '../memory.repository.ts';
import { listCentres } from './centres.repository.ts';
import { encodeMemory } from './memory/encode.ts';
import type { KeptRound } from './memory/kept-round.ts';
import { frameOf, keptRound, recallRound } from './memory/recall.ts';
import type { BuiltOn, SolvingMessage, SolvingTask } from './messages.ts';
import { readRows } from './read-rows.ts';
import type { RoundRows } from './rows.ts';
import { solveRows, type EarlierRound } from './solve.ts';

/** Progress is reported at this interval, and at every new stage: the screen polls once a second. */
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

/** Opens a connection only while it is needed: solving may take longer than some networks keep an idle one. */
async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const pool = openPool(task.databaseUrl, 1);
  try {
    return await work(openDatabase(pool));
  } finally {
    await pool.end();
  }
}

interface Read {
  readonly rows: RoundRows;
  readonly context: MatchContext;
  /** Digest of everything other than the rows that scores depend on. */
  readonly frame: string;
}

/** All rows of the round as of one moment, and the context in which pairs are judged. */
function read(db: Database): Promise<Read> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const centres = await listCentres(trx);
      const byCode = new Map(centres.map((centre) => [centre.code, centre]));
      const context = matchContext({ find: (code) => byCode.get(code) }, task.today, task.policy);
      const rows = await readRows(trx, context, task, (done) => progress('reading', done, 0));
      const places = createHash('sha256').update(JSON.stringify(centres)).digest('hex');
      return { rows, context, frame: frameOf(task, places) };
    });
}

/** The earlier round, if there is one to begin from. */
async function recallEarlier(db: Database, { rows, frame }: Read): Promise<EarlierRound | null> {
  if (task.earlier === null) return null;
  const { roundId, digest, report, publishedAt } = task.earlier;
  progress('recalling', 0, 0);
  const recalled = await recallRound(readMemory(db, roundId), { frame, digest }, rows);
  return recalled === null ? null : { ...recalled, report, publishedAt };
}

/** Stores the memory for the next round. Returns its digest; null when this round has been ended meanwhile. */
async function keep(db: Database, kept: KeptRound): Promise<Uint8Array | null> {
  const digest = createHash('sha256');
  // A killed run may have left more parts than there are now.
  await dropMemory(db, task.roundId);
  let part = 0;
  for (const bytes of encodeMemory(kept)) {
    if (!(await saveMemoryPart(db, task.roundId, part, bytes))) return null;
    digest.update(bytes);
    part += 1;
    progress('keeping', part, 0);
  }
  return digest.digest();
}

const { found, earlier } = await withDatabase(async (db) => {
  const rowsAndRules = await read(db);
  return { found: rowsAndRules, earlier: await recallEarlier(db, rowsAndRules) };
});
const { rows, context, frame } = found;
const couldBuildOn: BuiltOn | null =
  earlier === null || task.earlier === null
    ? null
    : {
        roundId: task.earlier.roundId,
        seekers: earlier.changedSeekers,
        vacancies: earlier.changedVacancies,
      };
tell({ kind: 'begun', builtOn: couldBuildOn });
const { kept, isBuilt, ...solved } = await solveRows(
  rows,
  context,
  task,
  {
    onProgress: progress,
    onCheckpoint: (part, lists) => tell({ kind: 'checkpoint', part, frame: rows.frame, lists }),
    onWhole: () => tell({ kind: 'begun', builtOn: null }),
  },
  earlier,
);
const memory = await withDatabase((db) => keep(db, keptRound(rows, { ...kept, frame })));
tell({ kind: 'solved', ...solved, builtOn: isBuilt ? couldBuildOn : null, memory });
