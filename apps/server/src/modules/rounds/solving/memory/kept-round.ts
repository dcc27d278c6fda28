import { z } from 'zod';
import type { RoundMemory } from '@yizhan/matching/round/index.ts';

/**
 * Rows of one side with a digest of each, `PRINT_BYTES` long, which changes when anything a score depends on changes.
 */
export interface PrintedRows {
  readonly keys: readonly string[];
  readonly prints: Uint8Array;
}

/** The description of a memory, read before anything else. */
export const MemoryHead = z.object({
  form: z.string(),
  /** Digest of everything other than the rows that scores depend on. */
  frame: z.string(),
  seekers: z.int().min(0),
  vacancies: z.int().min(0),
  /** Total candidates. */
  entries: z.int().min(0),
  /** Consecutive rounds that began from a memory; 0 for a full one. */
  sinceWhole: z.int().min(0),
  /** Certified gap of the last full round. */
  wholeGap: z.number(),
});
export type MemoryHead = z.infer<typeof MemoryHead>;

/** What a published round leaves for the next one of its region. */
export interface KeptRound extends Pick<MemoryHead, 'frame' | 'sinceWhole' | 'wholeGap'> {
  readonly seekers: PrintedRows;
  readonly vacancies: PrintedRows;
  readonly memory: RoundMemory;
}
