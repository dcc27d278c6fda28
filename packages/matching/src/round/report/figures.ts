/** What a round does to the market, compared with plain lists of the best vacancies. */
import { ASK_STEP, finish, openPrices } from '../lists/ask.ts';
import { settleOptions } from '../types.ts';
import type { RoundMarket, RoundOptions, RoundProgress, RoundSolution } from '../types.ts';
import { clearMarket, mostFilled } from './clearing.ts';
import type { Applications } from './clearing.ts';

/** Figures of one way of recommending. */
export interface ListFigures {
  recommendations: number;
  /** Mean score of a recommendation; 0 when there is none. */
  meanScore: number;
  /** People without a recommendation, split by whether anything is feasible for them. */
  without: { feasible: number; infeasible: number };
  /** People sent per open place. */
  loadPerPlace: { mean: number; greatest: number };
  /** Share of the open vacancies to which somebody is sent. */
  coverage: number;
  /** Gini coefficient of the people sent to each open vacancy: 0 all equal, 1 all to one. */
  gini: number;
  /**
   * Congestion as in ReCon (Mashayekhi and others, RecSys 2023): the negative normalised entropy of the shares of
   * recommendations, from -1 (even) to 0 (all to one vacancy).
   */
  congestion: number;
  /** Places filled in the simulated market. */
  filled: {
    /** Everybody applies to everything and pairs form by score. */
    byScore: number;
    /** The same after everybody has begun with the recommendation to take first. */
    asAdvised: number;
  };
}

/** Figures of a round alone. */
export interface OwnFigures {
  seekers: number;
  /** People for whom some vacancy is feasible. */
  feasible: number;
  openVacancies: number;
  places: number;
  /** The most places that people could fill over all candidate lists of the round, whatever the scores. */
  fillable: number;
  round: ListFigures;
}

export interface RoundFigures extends OwnFigures {
  /** Everybody is shown the one best vacancy, or the k best, as a list without a round does. */
  topOne: ListFigures;
  topK: ListFigures;
}

/** Gini coefficient of non-negative numbers; 0 when they are all 0. */
export function gini(values: Int32Array): number {
  const sorted = values.slice().sort();
  let sum = 0;
  let weighted = 0;
  sorted.forEach((value, q) => {
    sum += value;
    weighted += (q + 1) * value;
  });
  if (sum === 0) return 0;
  return (2 * weighted) / (sorted.length * sum) - (sorted.length + 1) / sorted.length;
}

function congestionOf(load: Int32Array, total: number): number {
  if (load.length < 2 || total === 0) return 0;
  let sum = 0;
  for (const one of load) if (one > 0) sum += (one / total) * Math.log(one / total);
  return sum / Math.log(load.length);
}

function figuresOf(
  market: RoundMarket,
  lists: Applications,
  feasible: Uint8Array,
  first?: Uint8Array,
): ListFigures {
  const load = new Int32Array(market.vacancies);
  for (const j of lists.vacancy) load[j] = (load[j] ?? 0) + 1;
  const open = Int32Array.from(load.keys()).filter((j) => (market.capacity[j] ?? 0) > 0);
  const loads = open.map((j) => load[j] ?? 0);
  const recommendations = lists.vacancy.length;
  const without = { feasible: 0, infeasible: 0 };
  for (let i = 0; i < market.seekers; i++) {
    if ((lists.offset[i + 1] ?? 0) > (lists.offset[i] ?? 0)) continue;
    if (feasible[i] === 1) without.feasible++;
    else without.infeasible++;
  }
  let places = 0;
  let greatest = 0;
  for (const j of open) {
    places += market.capacity[j] ?? 0;
    greatest = Math.max(greatest, (load[j] ?? 0) / (market.capacity[j] ?? 1));
  }
  const byScore = clearMarket(lists, market.capacity);
  return {
    recommendations,
    meanScore: recommendations > 0 ? lists.score.reduce((sum, one) => sum + one, 0) / recommendations : 0,
    without,
    loadPerPlace: { mean: places > 0 ? recommendations / places : 0, greatest },
    coverage: open.length > 0 ? loads.filter((one) => one > 0).length / open.length : 0,
    gini: gini(loads),
    congestion: congestionOf(loads, recommendations),
    filled: {
      byScore,
      asAdvised: first === undefined ? byScore : clearMarket(lists, market.capacity, first),
    },
  };
}

/** The k best of everybody, and the best alone. */
function* plainLists(
  market: RoundMarket,
  perSeeker: number,
): Generator<number, { topOne: Applications; topK: Applications }> {
  const open = openPrices(market, null);
  const into = { vacancy: new Int32Array(perSeeker), score: new Int32Array(perSeeker) };
  const offset = new Int32Array(market.seekers + 1);
  const oneOffset = new Int32Array(market.seekers + 1);
  const vacancy = new Int32Array(market.seekers * perSeeker);
  const score = new Int32Array(market.seekers * perSeeker);
  const firstOnes: number[] = [];
  let end = 0;
  for (let i = 0; i < market.seekers; i++) {
    const count = market.candidates(i, perSeeker, open, into);
    if (count > 0) firstOnes.push(end);
    vacancy.set(into.vacancy.subarray(0, count), end);
    score.set(into.score.subarray(0, count), end);
    end += count;
    offset[i + 1] = end;
    oneOffset[i + 1] = firstOnes.length;
    if ((i + 1) % ASK_STEP === 0) yield i + 1;
  }
  const ones = Int32Array.from(firstOnes);
  return {
    topK: { offset, vacancy: vacancy.slice(0, end), score: score.slice(0, end) },
    topOne: {
      offset: oneOffset,
      vacancy: ones.map((e) => vacancy[e] ?? 0),
      score: ones.map((e) => score[e] ?? 0),
    },
  };
}

/** Counts of the round itself, by who has a feasible vacancy. */
function ownFigures(market: RoundMarket, solution: RoundSolution, feasible: Uint8Array): OwnFigures {
  let openVacancies = 0;
  let places = 0;
  for (let j = 0; j < market.vacancies; j++) {
    const one = market.capacity[j] ?? 0;
    places += one;
    if (one > 0) openVacancies++;
  }
  return {
    seekers: market.seekers,
    feasible: feasible.reduce((sum, one) => sum + one, 0),
    openVacancies,
    places,
    fillable: mostFilled(solution.memory.lists, market.capacity),
    round: figuresOf(market, solution, feasible, solution.first),
  };
}

/** Like `roundFigures`, a step at a time. */
export function* roundFiguresInSteps(
  market: RoundMarket,
  solution: RoundSolution,
  options: RoundOptions,
): Generator<RoundProgress, RoundFigures> {
  const { perSeeker } = settleOptions(market, options);
  const asking = plainLists(market, perSeeker);
  let step = asking.next();
  while (step.done !== true) {
    yield { stage: 'figures', done: step.value, total: market.seekers, round: 0 };
    step = asking.next();
  }
  const { topOne, topK } = step.value;
  const feasible = new Uint8Array(market.seekers);
  for (let i = 0; i < market.seekers; i++) {
    if ((topK.offset[i + 1] ?? 0) > (topK.offset[i] ?? 0)) feasible[i] = 1;
  }
  return {
    ...ownFigures(market, solution, feasible),
    topOne: figuresOf(market, topOne, feasible),
    topK: figuresOf(market, topK, feasible),
  };
}

/**
 * The figures of a round without plain lists for comparison, a step at a time. Queries only seekers who have neither a
 * candidate nor a recommendation, to learn whether anything is feasible for them.
 */
export function* ownFiguresInSteps(
  market: RoundMarket,
  solution: RoundSolution,
): Generator<RoundProgress, OwnFigures> {
  const open = openPrices(market, null);
  const into = { vacancy: new Int32Array(1), score: new Int32Array(1) };
  const { offset } = solution.memory.lists;
  const feasible = new Uint8Array(market.seekers);
  for (let i = 0; i < market.seekers; i++) {
    const isListed = (offset[i + 1] ?? 0) > (offset[i] ?? 0);
    const isGiven = (solution.offset[i + 1] ?? 0) > (solution.offset[i] ?? 0);
    if (isListed || isGiven || market.candidates(i, 1, open, into) > 0) feasible[i] = 1;
    if ((i + 1) % ASK_STEP === 0) yield { stage: 'figures', done: i + 1, total: market.seekers, round: 0 };
  }
  return ownFigures(market, solution, feasible);
}

/** The figures of a round: fairness, crowding, and places filled. Queries every seeker's k best once. */
export function roundFigures(
  market: RoundMarket,
  solution: RoundSolution,
  options: RoundOptions,
): RoundFigures {
  return finish(roundFiguresInSteps(market, solution, options));
}
