import {
  ownFiguresInSteps,
  resolveRound,
  roundFiguresInSteps,
  solveRound,
  type AskRequest,
  type ListChunk,
  type RoundProgress,
} from '@yizhan/matching/round/index.ts';
import type { MatchContext } from '@yizhan/matching';
import type { StoredReport } from '../report.ts';
import { bonusEffect } from './bonus-effect.ts';
import { driven, finished, withAsker } from './driving.ts';
import { bestLists, recall, saver } from './lists.ts';
import { openMarket } from './market.ts';
import type { KeptRound } from './memory/kept-round.ts';
import { holds, type Recalled } from './memory/recall.ts';
import type { SolvedLists, SolvingTask } from './messages.ts';
import { comparedWith, listsOf, reportOf } from './outcome.ts';
import type { RoundRows } from './rows.ts';

interface Watch {
  onProgress(stage: string, done: number, total: number): void;
  onCheckpoint(part: number, lists: Uint8Array): void;
  /** The earlier round turned out to be unusable. */
  onWhole?(): void;
}

/** The earlier round it begins from, with its report. */
export interface EarlierRound extends Recalled {
  /** Source of the comparisons that would need a query for everybody. */
  readonly report: StoredReport;
  /** When it was published, if it was a full one itself. */
  readonly publishedAt: string;
}

interface Solved {
  readonly lists: SolvedLists;
  readonly report: StoredReport;
  /** People whose list came from a checkpoint. */
  readonly reused: number;
  /** Whether it began from the earlier round. */
  readonly isBuilt: boolean;
  /** The memory for the next round. */
  readonly kept: Pick<KeptRound, 'memory' | 'sinceWhole' | 'wholeGap'>;
}

type Task = Pick<SolvingTask, 'perSeeker' | 'checkpoints' | 'checkpointEvery' | 'threads' | 'worthThreads'>;
type Market = ReturnType<typeof openMarket>;

/** How much larger the certified gap of a round begun from a memory may be than that of the last full one. */
const MOST_WORSE = 0.0001;
/**
 * Solves a round over the rows read, and computes its report: from the earlier round if that holds and the result is as
 * good as a full round's, else in full. The index of the rows cannot be used afterwards.
 * @throws Error when a thread ended
 */
export async function solveRows(
  rows: RoundRows,
  context: MatchContext,
  task: Task,
  watch: Watch,
  earlier: EarlierRound | null = null,
): Promise<Solved> {
  const opened = openMarket(rows);
  if (earlier !== null) {
    const built = await solveAgain(rows, opened, task, watch, earlier);
    if (built !== null) return built;
    watch.onWhole?.();
  }
  return solveWhole(rows, opened, context, task, watch);
}

/** Queries only what changed; null when the memory does not hold or the result is not near enough to the best. */
async function solveAgain(
  rows: RoundRows,
  opened: Market,
  task: Task,
  watch: Watch,
  earlier: EarlierRound,
): Promise<Solved | null> {
  if (!holds(opened, earlier)) return null;
  const { perSeeker } = task;
  const options = { perSeeker, order: opened.order };
  const tell = ({ stage, done, total }: RoundProgress): void => watch.onProgress(stage, done, total);
  const solution = await withAsker(rows, opened, task, (asker) =>
    driven(resolveRound(opened, options, earlier.memory, earlier.changes), tell, (request, onChunk) =>
      asker.ask(request, onChunk),
    ),
  );
  if (solution.certificate.gap > earlier.wholeGap + MOST_WORSE) return null;
  const figures = finished(ownFiguresInSteps(opened, solution), tell);
  const lists = listsOf(rows, opened, solution, perSeeker);
  const { plain, filledByBest, groups, load, comparedAt } = earlier.report;
  return {
    lists,
    report: reportOf(opened, solution, figures, lists, {
      plain,
      filledByBest,
      groups,
      load: load.plain,
      comparedAt: comparedAt ?? earlier.publishedAt,
    }),
    reused: 0,
    isBuilt: true,
    kept: {
      memory: solution.memory,
      sinceWhole: earlier.sinceWhole + 1,
      wholeGap: earlier.wholeGap,
    },
  };
}

async function solveWhole(
  rows: RoundRows,
  opened: Market,
  context: MatchContext,
  task: Task,
  watch: Watch,
): Promise<Solved> {
  const { perSeeker } = task;
  const options = { perSeeker, order: opened.order };
  const best = bestLists(opened);
  const saving = saver(rows, {
    saved: task.checkpoints,
    every: task.checkpointEvery,
    save: (part, lists) => watch.onCheckpoint(part, lists),
  });
  const tell = ({ stage, done, total }: RoundProgress): void => watch.onProgress(stage, done, total);
  let reused = 0;
  const solution = await withAsker(rows, opened, task, (asker) => {
    const firstLists = async (request: AskRequest, onChunk: (chunk: ListChunk) => void) => {
      const known = recall(rows, task.checkpoints, request.limit);
      reused = known.reduce((sum, chunk) => sum + chunk.seeker.length, 0);
      for (const chunk of known) {
        best.take(chunk, request.limit);
        onChunk(chunk);
      }
      const missing = { ...request, seekers: without(request.seekers, known, rows.seekers.length) };
      const found = await asker.ask(missing, (chunk) => {
        best.take(chunk, request.limit);
        saving.take(chunk, request.limit);
        onChunk(chunk);
      });
      return [...known, ...found];
    };
    return driven(solveRound(best.market, options), tell, (request, onChunk) =>
      request.prices === null ? firstLists(request, onChunk) : asker.ask(request, onChunk),
    );
  });
  const figures = finished(roundFiguresInSteps(best.market, solution, options), tell);
  const lists = listsOf(rows, opened, solution, perSeeker);
  const compared = comparedWith(best, figures, perSeeker);
  const tellEffect = ({ done, total }: RoundProgress): void => watch.onProgress('effect', done, total);
  const groups = await bonusEffect(rows, context, { best, solution }, perSeeker, (market, work) =>
    withAsker(rows, market, task, (asker) =>
      work(
        (request) => asker.ask(request, () => undefined),
        (steps) => driven(steps, tellEffect, (request, onChunk) => asker.ask(request, onChunk)),
      ),
    ),
  );
  return {
    lists,
    report: reportOf(opened, solution, figures, lists, { ...compared, groups }),
    reused,
    isBuilt: false,
    kept: { memory: solution.memory, sinceWhole: 0, wholeGap: solution.certificate.gap },
  };
}

/** The seekers for whom no chunk answers. */
function without(seekers: Int32Array, known: readonly ListChunk[], total: number): Int32Array {
  const isKnown = new Uint8Array(total);
  for (const { seeker } of known) for (const one of seeker) isKnown[one] = 1;
  return seekers.filter((one) => isKnown[one] === 0);
}
