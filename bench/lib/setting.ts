/** Shared by all suites of a run: its size, and the market and index that several of them query. */
import { MatchIndex } from '@yizhan/matching';
import type { MatchContext, SeekerInput } from '@yizhan/matching';
import { createMarket, marketContext, PRESETS } from '../market/index.ts';
import type { Market, MarketSize } from '../market/index.ts';
import type { Skipped, SuiteReport } from './report.ts';

export type SizeName = 'tiny' | 'small' | 'full';

export interface Size {
  /** Market for queries. */
  query: MarketSize;
  /** Market in which everybody is matched. */
  batch: MarketSize;
  questions: number;
  repetitions: number;
  /** Queries compared with every peer before anything is timed. */
  checked: number;
  updates: number;
}

/** `tiny` is for tests, `small` for trying things out, `full` for published figures. */
export const SIZES: Record<SizeName, Size> = {
  tiny: {
    query: { seekers: 200, vacancies: 300, counties: 1 },
    batch: { seekers: 50, vacancies: 50, counties: 1 },
    questions: 5,
    repetitions: 1,
    checked: 10,
    updates: 10,
  },
  small: {
    query: { seekers: 3_000, vacancies: 4_000, counties: 3 },
    batch: PRESETS.tiny,
    questions: 30,
    repetitions: 3,
    checked: 20,
    updates: 50,
  },
  full: {
    query: PRESETS.query,
    batch: PRESETS.county,
    questions: 150,
    repetitions: 3,
    checked: 30,
    updates: 400,
  },
};

export interface Loaded {
  market: Market;
  context: MatchContext;
  index: MatchIndex;
}

export class Setting {
  readonly sizeName: SizeName;
  readonly size: Size;
  /** Peers to compare with; empty: all. */
  readonly peers: readonly string[];
  readonly log: (line: string) => void;
  #vacancies: Loaded | undefined;

  constructor(sizeName: SizeName, peers: readonly string[], log: (line: string) => void) {
    this.sizeName = sizeName;
    this.size = SIZES[sizeName];
    this.peers = peers;
    this.log = log;
  }

  /** The query market with its vacancies in an index; built once. */
  vacancies(): Loaded {
    if (this.#vacancies === undefined) {
      const market = createMarket(this.size.query);
      const context = marketContext(market);
      const index = new MatchIndex(context);
      this.log(`loading ${market.size.vacancies} vacancies`);
      index.load({ vacancies: market.vacancies() });
      this.#vacancies = { market, context, index };
    }
    return this.#vacancies;
  }

  /** This many people, spread over the whole market. */
  questions(market: Market, count: number): SeekerInput[] {
    return spread(market.size.seekers, count).map(market.seeker);
  }
}

/** This many numbers below `total`, evenly spread. */
export function spread(total: number, count: number): number[] {
  const asked = Math.min(total, count);
  return Array.from({ length: asked }, (_, i) => Math.floor((i * total) / asked));
}

export interface Suite {
  name: string;
  /** What it measures, for `--help`. */
  about: string;
  run: (setting: Setting) => Promise<SuiteReport | Skipped>;
}
