import { STANDINGS } from '@yizhan/contract';
import type { MatchContext } from '@yizhan/matching';
import {
  roundFiguresInSteps,
  slotsOf,
  solveRound,
  standing,
  type AskRequest,
  type ListChunk,
  type ListFigures,
  type RoundFigures,
  type RoundMarket,
  type RoundProgress,
  type RoundSolution,
  type RoundStep,
  type RoundSteps,
} from '@yizhan/matching/round/index.ts';
import { loadClasses, type StoredReport } from '../report.ts';
import { askerHere, askerOnThreads, type Asker } from './asking.ts';
import { bonusEffect } from './bonus-effect.ts';
import { bestLists, recall, saver, type BestLists } from './lists.ts';
import { openMarket, shareRows } from './market.ts';
import type { SolvedLists, SolvingTask } from './messages.ts';
import type { RoundRows } from './rows.ts';

interface Watch {
  onProgress(stage: string, done: number, total: number): void;
  onCheckpoint(part: number, lists: Uint8Array): void;
}

interface Solved {
  readonly lists: SolvedLists;
  readonly report: StoredReport;
  /** People whose list came from a checkpoint. */
  readonly reused: number;
}

type Task = Pick<SolvingTask, 'perSeeker' | 'checkpoints' | 'checkpointEvery' | 'threads'>;

/**
 * Solves a round over rows that were read, and works out its report. Uses the index of the rows up.
 * @throws Error when a thread ended
 */
export async function solveRows(
  rows: RoundRows,
  context: MatchContext,
  task: Task,
  watch: Watch,
): Promise<Solved> {
  const opened = openMarket(rows);
  const options = { perSeeker: task.perSeeker, order: opened.order };
  const best = bestLists(opened);
  const saving = saver(rows, {
    saved: task.checkpoints,
    every: task.checkpointEvery,
    save: (part, lists) => watch.onCheckpoint(part, lists),
  });
  const tell = ({ stage, done, total }: RoundProgress): void => watch.onProgress(stage, done, total);
  let reused = 0;
  const solution = await withAsker(rows, opened, task.threads, (asker) => {
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
  const lists = listsOf(rows, opened, solution, task.perSeeker);
  const report = reportOf(best, solution, figures, lists, task.perSeeker);
  const tellEffect = ({ done, total }: RoundProgress): void => watch.onProgress('effect', done, total);
  const groups = await bonusEffect(rows, context, { best, solution }, task.perSeeker, (market, work) =>
    withAsker(rows, market, task.threads, (asker) =>
      work(
        (request) => asker.ask(request, () => undefined),
        (steps) => driven(steps, tellEffect, (request, onChunk) => asker.ask(request, onChunk)),
      ),
    ),
  );
  return { lists, report: { ...report, groups }, reused };
}

async function withAsker<T>(
  rows: RoundRows,
  market: RoundMarket,
  threads: number,
  work: (asker: Asker) => Promise<T>,
): Promise<T> {
  const asker = threads > 1 ? askerOnThreads(market, shareRows(rows), threads) : askerHere(market);
  try {
    return await work(asker);
  } finally {
    await asker.close();
  }
}

/** Those of the seekers for whom no chunk answers. */
function without(seekers: Int32Array, known: readonly ListChunk[], total: number): Int32Array {
  const isKnown = new Uint8Array(total);
  for (const { seeker } of known) for (const one of seeker) isKnown[one] = 1;
  return seekers.filter((one) => isKnown[one] === 0);
}

/** Runs steps to their end; what they ask for is answered by `ask`. */
async function driven(
  steps: RoundSteps,
  tell: (progress: RoundProgress) => void,
  ask: (request: AskRequest, onChunk: (chunk: ListChunk) => void) => Promise<readonly ListChunk[]>,
): Promise<RoundSolution> {
  const answered = async (step: RoundStep): Promise<readonly ListChunk[] | undefined> => {
    if (step.request === undefined) return undefined;
    let done = 0;
    return ask(step.request, (chunk) => {
      done += chunk.seeker.length;
      tell({ ...step, done });
    });
  };
  for (let step = steps.next(); ;) {
    if (step.done === true) return step.value;
    tell(step.value);
    step = steps.next(await answered(step.value));
  }
}

function finished<T>(steps: Generator<RoundProgress, T>, tell: (progress: RoundProgress) => void): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    tell(step.value);
  }
}

function loadOf(vacancies: number, sent: Iterable<number>): Int32Array {
  const load = new Int32Array(vacancies);
  for (const vacancy of sent) load[vacancy] = (load[vacancy] ?? 0) + 1;
  return load;
}

function listsOf(
  rows: RoundRows,
  market: RoundMarket,
  solution: RoundSolution,
  perSeeker: number,
): SolvedLists {
  const { offset, vacancy, score, overflow, first, prices } = solution;
  const slots = slotsOf(market, perSeeker);
  const load = loadOf(market.vacancies, vacancy);
  return {
    seekers: rows.seekers,
    vacancies: rows.vacancies,
    offset,
    vacancy,
    score,
    price: vacancy.map((each) => prices[each] ?? 0),
    standing: Uint8Array.from(vacancy, (each, at) =>
      STANDINGS.indexOf(standing(prices[each] ?? 0, score[at] ?? 0, slots[each] ?? 0, load[each] ?? 0)),
    ),
    overflow,
    first,
  };
}

function reportOf(
  best: BestLists,
  solution: RoundSolution,
  figures: RoundFigures,
  lists: SolvedLists,
  perSeeker: number,
): Omit<StoredReport, 'groups'> {
  const { market } = best;
  const { value, bound, gap, repricings } = solution.certificate;
  const plain = loadOf(market.vacancies, plainLists(best, perSeeker));
  const given = loadOf(market.vacancies, solution.vacancy);
  return {
    seekers: figures.seekers,
    feasible: figures.feasible,
    vacancies: figures.openVacancies,
    places: figures.places,
    fillable: figures.fillable,
    recommended: figures.round.recommendations,
    overflow: lists.overflow.reduce((sum, one) => sum + one, 0),
    certificate: { value, bound, gap, repricings },
    round: shown(figures.round),
    plain: shown(figures.topK),
    filledByBest: figures.topOne.filled.byScore,
    load: {
      round: loadClasses(given, market.capacity),
      plain: loadClasses(plain, market.capacity),
    },
    standing: Object.fromEntries(
      STANDINGS.map((name, index) => [name, lists.standing.filter((one) => one === index).length]),
    ) as StoredReport['standing'],
  };
}

function* plainLists({ market, top }: BestLists, perSeeker: number): Generator<number> {
  for (let seeker = 0; seeker < market.seekers; seeker += 1) yield* top(seeker, perSeeker);
}

/** Per cent and hundredths are enough for people. */
const PERCENT = 100;

function shown(figures: ListFigures): StoredReport['round'] {
  return {
    without_any: figures.without.feasible,
    places_filled: figures.filled.asAdvised,
    coverage: figures.coverage * PERCENT,
    load_per_place: figures.loadPerPlace.greatest,
    congestion: figures.congestion,
    gini: figures.gini,
  };
}
