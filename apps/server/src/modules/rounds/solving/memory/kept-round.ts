import { z } from 'zod';
import type { RoundMemory } from '@yizhan/matching/round/index.ts';

/** Rows of one side with a digest of each, `PRINT_BYTES` long: another one when anything a score depends on changed. */
export interface PrintedRows {
  readonly keys: readonly string[];
  readonly prints: Uint8Array;
}

/** What a memory says of itself before anything else is read of it. */
export const MemoryHead = z.object({
  form: z.string(),
  /** Digest of all that scores depend on besides the rows. */
  frame: z.string(),
  seekers: z.int().min(0),
  vacancies: z.int().min(0),
  /** Candidates of everybody together. */
  entries: z.int().min(0),
  /** Rounds in a row that began from a memory; 0 for a whole one. */
  sinceWhole: z.int().min(0),
  /** Certified gap of the last whole round. */
  wholeGap: z.number(),
});
export type MemoryHead = z.infer<typeof MemoryHead>;

/** What a published round leaves to the next one of its region. */
export interface KeptRound extends Pick<MemoryHead, 'frame' | 'sinceWhole' | 'wholeGap'> {
  readonly seekers: PrintedRows;
  readonly vacancies: PrintedRows;
  readonly memory: RoundMemory;
}
