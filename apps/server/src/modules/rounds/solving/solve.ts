import { STANDINGS } from '@yizhan/contract';
import type { MatchContext } from '@yizhan/matching';
import {
  roundFiguresInSteps,
  slotsOf,
  solveRound,
  standing,
  type ListFigures,
  type RoundFigures,
  type RoundMarket,
  type RoundProgress,
  type RoundSolution,
} from '@yizhan/matching/round/index.ts';
import { loadClasses, type StoredReport } from '../report.ts';
import { bonusEffect } from './bonus-effect.ts';
import { remembering, type Checkpoints, type RememberingMarket } from './lists.ts';
import { openMarket } from './market.ts';
import type { SolvedLists, SolvingTask } from './messages.ts';
import { frameOf, type RoundRows } from './rows.ts';

interface Watch {
  onProgress(stage: string, done: number, total: number): void;
  onCheckpoint(part: number, frame: Uint8Array, lists: Uint8Array): void;
}

interface Solved {
  readonly lists: SolvedLists;
  readonly report: StoredReport;
  /** People whose list came from a checkpoint. */
  readonly reused: number;
}

type Task = Pick<SolvingTask, 'perSeeker' | 'today' | 'policy' | 'pass' | 'checkpoints' | 'checkpointEvery'>;

/** Solves a round over rows that were read, and works out its report. */
export function solveRows(rows: RoundRows, context: MatchContext, task: Task, watch: Watch): Solved {
  const frame = frameOf(rows, task);
  const checkpoints: Checkpoints = {
    frame,
    saved: task.checkpoints,
    every: task.checkpointEvery,
    save: (part, lists) => watch.onCheckpoint(part, frame, lists),
  };
  const opened = openMarket(rows, context);
  const options = { perSeeker: task.perSeeker, order: opened.order };
  const market = remembering(opened, rows, checkpoints);
  const tell = ({ stage, done, total }: RoundProgress): void => watch.onProgress(stage, done, total);
  const solution = driven(solveRound(market, options), tell);
  const figures = driven(roundFiguresInSteps(market, solution, options), tell);
  watch.onProgress('effect', 0, rows.seekers.length);
  const groups = bonusEffect(rows, context, { market, solution }, (other) =>
    driven(solveRound(other, options), ({ done, total }) => watch.onProgress('effect', done, total)),
  );
  const lists = listsOf(rows, market, solution, task.perSeeker);
  return {
    lists,
    report: reportOf(market, solution, figures, lists, groups, task.perSeeker),
    reused: market.reused,
  };
}

/** Runs steps to their end. */
function driven<T>(steps: Generator<RoundProgress, T>, tell: (progress: RoundProgress) => void): T {
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
    seekers: rows.seekers.map(({ id }) => id),
    vacancies: rows.vacancies.map(({ id }) => id),
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
  market: RememberingMarket,
  solution: RoundSolution,
  figures: RoundFigures,
  lists: SolvedLists,
  groups: StoredReport['groups'],
  perSeeker: number,
): StoredReport {
  const { value, bound, gap, repricings } = solution.certificate;
  const plain = loadOf(market.vacancies, plainLists(market, perSeeker));
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
    groups,
  };
}

function* plainLists(market: RememberingMarket, perSeeker: number): Generator<number> {
  for (let seeker = 0; seeker < market.seekers; seeker += 1) yield* market.top(seeker).subarray(0, perSeeker);
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
