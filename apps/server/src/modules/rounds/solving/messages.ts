import { STANDINGS } from '@yizhan/contract';
import type { MatchPolicy } from '@yizhan/matching';
import type { StoredReport } from '../report.ts';

/** What the solving thread is told. */
export interface SolvingTask {
  readonly databaseUrl: string;
  /** A prefecture; of a second pass, a province. */
  readonly region: string;
  readonly pass: 'first' | 'second';
  readonly perSeeker: number;
  /** Day of the office, `YYYY-MM-DD`. */
  readonly today: string;
  readonly policy: MatchPolicy;
  readonly checkpoints: ReadonlyArray<{ readonly frame: Uint8Array; readonly lists: Uint8Array }>;
  /** People in one checkpoint, at least. */
  readonly checkpointEvery: number;
  /** Threads that look for candidates; 1: the solving thread itself. */
  readonly threads: number;
}

/** Lists by person: those of `seekers[i]` lie from `offset[i]` up to `offset[i + 1]`, best first. */
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
  /** `reused`: people whose list came from a checkpoint. */
  | {
      readonly kind: 'solved';
      readonly lists: SolvedLists;
      readonly report: StoredReport;
      readonly reused: number;
    };

export const standingName = (index: number): (typeof STANDINGS)[number] => STANDINGS[index] ?? 'free';
