import { STANDINGS } from '@yizhan/contract';
import {
  slotsOf,
  standing,
  type ListFigures,
  type OwnFigures,
  type RoundFigures,
  type RoundMarket,
  type RoundSolution,
} from '@yizhan/matching/round/index.ts';
import { loadClasses, type StoredReport } from '../report.ts';
import type { BestLists } from './lists.ts';
import type { SolvedLists } from './messages.ts';
import type { RoundRows } from './rows.ts';

export function listsOf(
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

/** Figures only a full round computes, since they need a query for everybody. */
type Compared = Pick<StoredReport, 'plain' | 'filledByBest' | 'groups' | 'comparedAt'> & {
  readonly load: number[];
};

export function reportOf(
  market: RoundMarket,
  solution: RoundSolution,
  figures: OwnFigures,
  lists: SolvedLists,
  { load, ...compared }: Compared,
): StoredReport {
  const { value, bound, gap, repricings } = solution.certificate;
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
    load: { round: loadClasses(given, market.capacity), plain: load },
    standing: Object.fromEntries(
      STANDINGS.map((name, index) => [name, lists.standing.filter((one) => one === index).length]),
    ) as StoredReport['standing'],
    ...compared,
  };
}

/** The comparison with everybody's plain list of best vacancies. */
export function comparedWith(
  { market, top }: BestLists,
  figures: Pick<RoundFigures, 'topOne' | 'topK'>,
  perSeeker: number,
): Omit<Compared, 'groups'> {
  const plain = loadOf(market.vacancies, plainLists({ market, top }, perSeeker));
  return {
    plain: shown(figures.topK),
    filledByBest: figures.topOne.filled.byScore,
    load: loadClasses(plain, market.capacity),
    comparedAt: null,
  };
}

function* plainLists(
  { market, top }: Pick<BestLists, 'market' | 'top'>,
  perSeeker: number,
): Generator<number> {
  for (let seeker = 0; seeker < market.seekers; seeker += 1) yield* top(seeker, perSeeker);
}

function loadOf(vacancies: number, sent: Iterable<number>): Int32Array {
  const load = new Int32Array(vacancies);
  for (const vacancy of sent) load[vacancy] = (load[vacancy] ?? 0) + 1;
  return load;
}

/** Per cent with two decimals are precise enough for people. */
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
