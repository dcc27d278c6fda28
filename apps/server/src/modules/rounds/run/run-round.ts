import { shanghaiDate } from '@yizhan/domain';
import { system } from '../../../app/actor.ts';
import { runWrite, type WriteContext } from '../../../app/context.ts';
import { isTransient } from '../../../app/db/faults.ts';
import { shortId } from '../../../app/ids.ts';
import type { Services } from '../../../app/services.ts';
import { getActivePolicy } from '../../match-weights/index.ts';
import { dropMemory } from '../memory.repository.ts';
import { deleteSome } from '../recommendations.repository.ts';
import { StoredReport } from '../report.ts';
import {
  builtOnColumns,
  dropCheckpoints,
  findPublished,
  findRound,
  findRoundForUpdate,
  noteBuiltOn,
  listCheckpoints,
  reportProgress,
  saveCheckpoint,
  UNDER_WAY,
  updateRound,
  whileAlone,
  type RoundRow,
} from '../rounds.repository.ts';
import { secondPassIfDue, type QueueRound } from '../second-pass.ts';
import type { SolvingMessage, SolvingTask } from '../solving/messages.ts';
import { publish } from './publish.ts';
import { OutOfMemory, solveOnThread } from './solve-on-thread.ts';

export const ROUNDS_ACTOR = system('rounds');

/** How often the state is checked and progress is written: a cancelled round ends within about this time. */
const TICK_MS = 500;
/** Silence after which a round counts as abandoned. */
export const SILENT_MS = 15_000;
const CHECKPOINT_EVERY = 2_000;
/** Further threads take about a second to start: fewer people are handled faster without them. */
const WORTH_THREADS = 2_000;
const CLEANING = 5_000;

/** The server or the command line is asked to stop; the next run resumes from the last checkpoint. */
export class RoundInterrupted extends Error {
  constructor() {
    super('The round was interrupted and will go on later');
    this.name = 'RoundInterrupted';
  }
}

/** Another process holds the round and is silent; the queue tries again. */
export class RoundHeld extends Error {
  constructor() {
    super('Another process holds the round and is silent');
    this.name = 'RoundHeld';
  }
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (stage: string, done: number, total: number) => void;
  /** Called for every checkpoint once it is stored; nothing is published before it has settled. */
  readonly onCheckpoint?: () => void | Promise<void>;
  /** Called once the starting point of the round is stored; nothing is published before it has settled. */
  readonly onBegun?: () => void | Promise<void>;
  readonly checkpointEvery?: number;
  /** Queues a second pass that became due, in the transaction that created it. */
  readonly queue: QueueRound;
}

export interface RunResult {
  readonly state: string;
  /** People whose list an earlier, killed run had computed. */
  readonly reused: number;
}

/**
 * Solves a round and publishes it, or resumes an interrupted one. Does nothing with a round that has ended. Null when
 * another process is working on it.
 *
 * @throws RoundInterrupted when the signal fires; RoundHeld; errors of a temporarily unavailable database
 */
export async function runRound(
  services: Services,
  roundId: string,
  options: RunOptions,
): Promise<RunResult | null> {
  const ran = await whileAlone(services.db, roundId, async () => {
    const round = await begin(services, roundId);
    if (round === null)
      return { state: (await findRound(services.db, roundId))?.state ?? 'unknown', reused: 0 };
    try {
      const reused = await solveAndPublish(services, round, options);
      return { state: (await findRound(services.db, roundId))?.state ?? 'unknown', reused };
    } catch (error) {
      if (error instanceof RoundInterrupted || isTransient(error)) throw error;
      services.log.error({ err: error, round: shortId(roundId) }, 'A round of the network failed');
      await fail(services, roundId, error instanceof OutOfMemory ? 'memory' : 'fault', options.queue);
      return { state: 'failed', reused: 0 };
    }
  });
  if (ran !== null) return ran.value;
  const row = await findRound(services.db, roundId);
  const isSilent =
    row !== undefined &&
    (UNDER_WAY as readonly string[]).includes(row.state) &&
    services.clock().getTime() - (row.heartbeat_at ?? row.created_at).getTime() > SILENT_MS;
  if (isSilent) throw new RoundHeld();
  return null;
}

/** Marks the round as running, from the beginning if it was being published; null when it has ended. */
async function begin(services: Services, roundId: string): Promise<RoundRow | null> {
  const found = await findRound(services.db, roundId);
  if (found?.state === 'publishing') {
    // Rows already written may differ from what is solved now.
    while ((await deleteSome(services.db, roundId, CLEANING)) > 0);
  }
  return runWrite(services, { actor: ROUNDS_ACTOR }, async (ctx) => {
    const row = await findRoundForUpdate(ctx.trx, roundId);
    if (row === undefined || !(UNDER_WAY as readonly string[]).includes(row.state)) return null;
    await updateRound(ctx.trx, roundId, {
      state: 'running',
      stage: 'reading',
      done: 0,
      total: 0,
      started_at: row.started_at ?? ctx.now,
      heartbeat_at: ctx.now,
      ...builtOnColumns(null),
    });
    return row;
  });
}

/** The published round to begin from, unless a full computation is requested. */
async function findEarlier(services: Services, round: RoundRow): Promise<SolvingTask['earlier']> {
  if (round.whole) return null;
  const found = await findPublished(services.db, round.region_code, passOf(round));
  if (found === undefined || found.memory === null || found.finished_at === null) return null;
  const report = StoredReport.safeParse(found.report);
  if (!report.success) return null;
  return {
    roundId: found.id,
    digest: found.memory,
    report: report.data,
    publishedAt: found.finished_at.toISOString(),
  };
}

const passOf = ({ pass }: RoundRow): 'first' | 'second' => (pass === 'second' ? 'second' : 'first');

/** Returns how many lists came from checkpoints. A round that is cancelled meanwhile ends quietly. */
async function solveAndPublish(services: Services, round: RoundRow, options: RunOptions): Promise<number> {
  const saved = await listCheckpoints(services.db, round.id);
  const at = { stage: 'reading', done: 0, total: 0 };
  let saving = Promise.resolve();
  // Awaited when the round is solved; a failure to store must not end the process before.
  const later = (work: () => Promise<void>): void => {
    saving = saving.then(work);
    saving.catch(() => undefined);
  };
  const onMessage = (message: SolvingMessage): void => {
    if (message.kind === 'progress') {
      Object.assign(at, { stage: message.stage, done: message.done, total: message.total });
      options.onProgress?.(message.stage, message.done, message.total);
    } else if (message.kind === 'begun') {
      later(async () => {
        await noteBuiltOn(services.db, round.id, message.builtOn);
        await options.onBegun?.();
      });
    } else if (message.kind === 'checkpoint') {
      later(async () => {
        await saveCheckpoint(services.db, round.id, {
          part: message.part,
          frame: Buffer.from(message.frame),
          lists: Buffer.from(message.lists),
        });
        await options.onCheckpoint?.();
      });
    }
  };
  const solving = solveOnThread(
    {
      databaseUrl: services.pool.options.connectionString ?? '',
      roundId: round.id,
      region: round.region_code,
      pass: passOf(round),
      perSeeker: round.per_seeker,
      today: shanghaiDate(services.clock()),
      policy: await getActivePolicy(services.db),
      checkpoints: saved.map(({ frame, lists }) => ({ frame, lists })),
      checkpointEvery: options.checkpointEvery ?? CHECKPOINT_EVERY,
      threads: services.config.roundThreads,
      worthThreads: WORTH_THREADS,
      earlier: await findEarlier(services, round),
    },
    onMessage,
  );
  const watch = watchOver(services, round.id, at, options.signal);
  try {
    const outcome = await Promise.race([solving.done, watch.ended]);
    if (outcome === 'interrupted') throw new RoundInterrupted();
    if (outcome === 'ended') return 0;
    await saving;
    await publish(services, round, outcome, {
      queue: options.queue,
      onProgress: (done, total) => {
        Object.assign(at, { stage: 'publishing', done, total });
        options.onProgress?.('publishing', done, total);
      },
      isStopped: () => options.signal?.aborted === true,
    });
    if (options.signal?.aborted === true) throw new RoundInterrupted();
    return outcome.reused;
  } finally {
    watch.stop();
    await solving.stop();
    await saving.catch(() => undefined);
  }
}

/**
 * Writes progress twice a second, and resolves when the round must stop: `ended` when somebody cancelled it,
 * `interrupted` when the process is asked to stop.
 */
function watchOver(
  services: Services,
  roundId: string,
  at: { readonly stage: string; readonly done: number; readonly total: number },
  signal: AbortSignal | undefined,
): { ended: Promise<'ended' | 'interrupted'>; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let interrupt: () => void = () => undefined;
  const ended = new Promise<'ended' | 'interrupted'>((resolve, reject) => {
    const tick = (): void => {
      reportProgress(services.db, roundId, { ...at, at: services.clock() }).then((state) => {
        if (isStopped) return;
        if (state !== 'running' && state !== 'publishing') resolve('ended');
        else timer = setTimeout(tick, TICK_MS);
      }, reject);
    };
    timer = setTimeout(tick, TICK_MS);
    interrupt = () => resolve('interrupted');
    if (signal?.aborted === true) interrupt();
    signal?.addEventListener('abort', interrupt, { once: true });
  });
  // Nobody listens any more once the thread was first.
  ended.catch(() => undefined);
  return {
    ended,
    stop() {
      isStopped = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', interrupt);
    },
  };
}

/** Ends a round that cannot be solved; the published one stays. `error` is one of the codes of `rounds.views.ts`. */
async function fail(
  services: Services,
  roundId: string,
  error: 'memory' | 'fault',
  queue: QueueRound,
): Promise<void> {
  await runWrite(services, { actor: ROUNDS_ACTOR }, async (ctx) => {
    const row = await findRoundForUpdate(ctx.trx, roundId);
    if (row === undefined || !(UNDER_WAY as readonly string[]).includes(row.state)) return;
    await endRound(ctx, row, { state: 'failed', error }, queue);
  });
}

/** Ends a round without publishing it, and lets the second pass begin if it only waited for this one. */
export async function endRound(
  ctx: WriteContext,
  row: RoundRow,
  end: { state: 'failed' | 'cancelled'; error: string | null },
  queue: QueueRound,
): Promise<void> {
  await updateRound(ctx.trx, row.id, { ...end, stage: null, finished_at: ctx.now });
  await dropCheckpoints(ctx.trx, row.id);
  await dropMemory(ctx.trx, row.id);
  await ctx.audit({
    action: `round.${end.state}`,
    entity: { kind: 'round', id: shortId(row.id) },
    region: row.region_code,
    summary: { stage: row.stage, ...(end.error === null ? {} : { error: end.error }) },
  });
  if (row.pass === 'first') await secondPassIfDue(ctx, row, queue);
}
