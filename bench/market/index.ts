/**
 * A synthetic labour market of any size: people and vacancies, skewed as real ones are, the same for the same seed.
 * Rows are generated on demand, each from its own random stream, so that 300,000 need not be held in memory and any one
 * is available.
 */
import { DEFAULT_POLICY } from '@yizhan/matching';
import type { MatchContext, SeekerInput, VacancyInput } from '@yizhan/matching';
import { relatedness } from '../matching/occupations.ts';
import { buildCity } from './city.ts';
import type { MarketSize } from './ids.ts';
import { makeSeeker } from './seekers.ts';
import { buildTrades } from './trades.ts';
import { makeVacancy } from './vacancies.ts';
import type { World } from './vacancies.ts';

export type { MarketSize } from './ids.ts';
export { numberOf } from './ids.ts';
export { dirtySeekers, dirtyVacancies } from './dirty.ts';

/** The sizes for which figures are given, and small ones for tests. */
export const PRESETS = {
  tiny: { seekers: 400, vacancies: 300, counties: 1 },
  small: { seekers: 4_000, vacancies: 2_000, counties: 1 },
  county: { seekers: 20_000, vacancies: 5_000, counties: 1 },
  prefecture: { seekers: 100_000, vacancies: 20_000, counties: 9 },
  query: { seekers: 300_000, vacancies: 300_000, counties: 12 },
  big: { seekers: 300_000, vacancies: 50_000, counties: 12 },
} as const satisfies Record<string, MarketSize>;

export type PresetName = keyof typeof PRESETS;

const SEED = 20_260_302;
/** The date of every synthetic market, `YYYY-MM-DD`. */
export const MARKET_DAY = '2026-03-02';

export interface Market {
  size: MarketSize;
  seed: number;
  regionCentre: MatchContext['regionCentre'];
  /** Person `number` of `size.seekers`, from 0. */
  seeker: (number: number) => SeekerInput;
  /** Vacancy `number` of `size.vacancies`, from 0. */
  vacancy: (number: number) => VacancyInput;
  seekers: () => Generator<SeekerInput>;
  vacancies: () => Generator<VacancyInput>;
}

export function createMarket(size: PresetName | MarketSize, seed = SEED): Market {
  const chosen = typeof size === 'string' ? PRESETS[size] : size;
  const city = buildCity(seed, chosen.counties);
  const world: World = { seed, size: chosen, today: MARKET_DAY, city, trades: buildTrades(seed) };
  const seeker = (number: number): SeekerInput => makeSeeker(world, number);
  const vacancy = (number: number): VacancyInput => makeVacancy(world, number);
  return {
    size: chosen,
    seed,
    regionCentre: city.centre,
    seeker,
    vacancy,
    *seekers() {
      for (let i = 0; i < chosen.seekers; i++) yield seeker(i);
    },
    *vacancies() {
      for (let i = 0; i < chosen.vacancies; i++) yield vacancy(i);
    },
  };
}

/** The date, the default policy, the centres of the synthetic city and the product's own relatedness. */
export function marketContext(market: Market): MatchContext {
  return {
    today: MARKET_DAY,
    policy: DEFAULT_POLICY,
    regionCentre: market.regionCentre,
    relatedness,
  };
}
