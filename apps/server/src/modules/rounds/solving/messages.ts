import { STANDINGS } from '@yizhan/contract';
import type { MatchPolicy } from '@yizhan/matching';
import type { StoredReport } from '../report.ts';

/** The task of the solving thread. */
export interface SolvingTask {
  readonly databaseUrl: string;
  readonly roundId: string;
  /** A prefecture; for a second pass, a province. */
  readonly region: string;
  readonly pass: 'first' | 'second';
  readonly perSeeker: number;
  /** Day of the office, `YYYY-MM-DD`. */
  readonly today: string;
  readonly policy: MatchPolicy;
  readonly checkpoints: ReadonlyArray<{ readonly frame: Uint8Array; readonly lists: Uint8Array }>;
  /** The least number of people in one checkpoint. */
  readonly checkpointEvery: number;
  /** Threads that search for candidates; 1: the solving thread itself. */
  readonly threads: number;
  /** People in one request from which on further threads are started. */
  readonly worthThreads: number;
  /** The currently visible round, if it left a memory; null also when a full computation is requested. */
  readonly earlier: {
    readonly roundId: string;
    readonly digest: Uint8Array;
    readonly report: StoredReport;
    readonly publishedAt: string;
  } | null;
}

/** The earlier round it began from, and how many rows were new, changed or gone. */
export interface BuiltOn {
  readonly roundId: string;
  readonly seekers: number;
  readonly vacancies: number;
}

/** Lists by person: those of `seekers[i]` go from `offset[i]` up to `offset[i + 1]`, best first. */
export interface SolvedLists {
  /** Keys of people and vacancies, `4303-<uuid>`. */
  readonly seekers: readonly string[];
  readonly vacancies: readonly string[];
  readonly offset: Int32Array;
  readonly vacancy: Int32Array;
  readonly score: Int32Array;
  readonly price: Int32Array;
  /** Index into `STANDINGS`. */
  readonly standing: Uint8Array;
  readonly overflow: Uint8Array;
  readonly first: Uint8Array;
}

export type SolvingMessage =
  | { readonly kind: 'progress'; readonly stage: string; readonly done: number; readonly total: number }
  | {
      readonly kind: 'checkpoint';
      readonly part: number;
      readonly frame: Uint8Array;
      readonly lists: Uint8Array;
    }
  /** The planned starting point of the round; it may still turn out that a full one is necessary. */
  | { readonly kind: 'begun'; readonly builtOn: BuiltOn | null }
  /** `reused`: people whose list came from a checkpoint. `memory`: digest of what was stored for the next round. */
  | {
      readonly kind: 'solved';
      readonly lists: SolvedLists;
      readonly report: StoredReport;
      readonly reused: number;
      readonly builtOn: BuiltOn | null;
      readonly memory: Uint8Array | null;
    };

export const standingName = (index: number): (typeof STANDINGS)[number] => STANDINGS[index] ?? 'free';
