/**
 * Candidate lists in one binary file, so that programs in other languages solve exactly the lists that the round
 * solves. 32-bit little-endian integers throughout:
 *
 *   magic 0x524c5a59 ("YZLR"), version 1, seekers n, vacancies m, entries e,
 *   offset[n + 1], vacancy[e], score[e], capacity[m]
 *
 * Entries of seeker i are offset[i] to offset[i + 1], by falling score. capacity is headcounts; a solver of k lists
 * multiplies by k.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { CandidateLists } from '@yizhan/matching';

const MAGIC = 0x524c5a59;
const VERSION = 1;
const HEADER = 5;

export interface ListsFile {
  lists: CandidateLists;
  capacity: Int32Array;
}

/** Writes the lists and the headcounts. */
export function dumpLists(path: string, lists: CandidateLists, capacity: Int32Array): void {
  const header = Int32Array.of(
    MAGIC,
    VERSION,
    lists.offset.length - 1,
    capacity.length,
    lists.vacancy.length,
  );
  const parts = [header, lists.offset, lists.vacancy, lists.score, capacity];
  writeFileSync(
    path,
    Buffer.concat(parts.map((one) => new Uint8Array(one.buffer, one.byteOffset, one.byteLength))),
  );
}

/** Reads what `dumpLists` wrote. Ceilings are not in the file and are read as 0. @throws Error for other files */
export function loadLists(path: string): ListsFile {
  const bytes = readFileSync(path);
  const all = new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~3)));
  const [magic, version, seekers = 0, vacancies = 0, entries = 0] = all;
  const length = HEADER + seekers + 1 + 2 * entries + vacancies;
  if (magic !== MAGIC || version !== VERSION || all.length !== length)
    throw new Error(`${path} is not a file of candidate lists`);
  let at = HEADER;
  const next = (count: number): Int32Array => all.slice(at, (at += count));
  const offset = next(seekers + 1);
  const vacancy = next(entries);
  const score = next(entries);
  return { lists: { offset, vacancy, score, ceiling: new Int32Array(seekers) }, capacity: next(vacancies) };
}
