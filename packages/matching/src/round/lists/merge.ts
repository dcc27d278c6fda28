/** Merges the market's answers into lists, and carries held places from old lists into new ones. */
import { COMPLETE } from '../types.ts';
import type { CandidateLists } from '../types.ts';
import { sortStretch } from './ask.ts';
import type { ListChunk } from './ask.ts';

/** Candidates found from the vacancies' side, in any order. */
export interface FoundPairs {
  seeker: Int32Array;
  vacancy: Int32Array;
  score: Int32Array;
}

/** Lists for seekers without any candidate; the ceilings say that everything is known. */
export function emptyLists(seekers: number): CandidateLists {
  return {
    offset: new Int32Array(seekers + 1),
    vacancy: new Int32Array(0),
    score: new Int32Array(0),
    ceiling: new Int32Array(seekers).fill(COMPLETE),
  };
}

/** Concatenates two sets of found pairs. */
export function joinFound(first: FoundPairs, second: FoundPairs): FoundPairs {
  const joined = (a: Int32Array, b: Int32Array): Int32Array => {
    const both = new Int32Array(a.length + b.length);
    both.set(a);
    both.set(b, a.length);
    return both;
  };
  return {
    seeker: joined(first.seeker, second.seeker),
    vacancy: joined(first.vacancy, second.vacancy),
    score: joined(first.score, second.score),
  };
}

/** Which chunk answers for a seeker, and at which position in it. */
function answersOf(seekers: number, chunks: readonly ListChunk[]): { chunk: Int32Array; at: Int32Array } {
  const chunk = new Int32Array(seekers).fill(-1);
  const at = new Int32Array(seekers);
  chunks.forEach((one, number) => {
    one.seeker.forEach((seeker, q) => {
      chunk[seeker] = number;
      at[seeker] = q;
    });
  });
  return { chunk, at };
}

/** Found pairs by seeker (counting sort, stable). */
function bySeeker(seekers: number, found: FoundPairs): { offset: Int32Array; pair: Int32Array } {
  const offset = new Int32Array(seekers + 1);
  for (const seeker of found.seeker) offset[seeker + 1] = (offset[seeker + 1] ?? 0) + 1;
  for (let i = 0; i < seekers; i++) offset[i + 1] = (offset[i + 1] ?? 0) + (offset[i] ?? 0);
  const next = offset.slice(0, seekers);
  const pair = new Int32Array(found.seeker.length);
  found.seeker.forEach((seeker, q) => {
    const at = next[seeker] ?? 0;
    pair[at] = q;
    next[seeker] = at + 1;
  });
  return { offset, pair };
}

const NOTHING_FOUND: FoundPairs = {
  seeker: new Int32Array(0),
  vacancy: new Int32Array(0),
  score: new Int32Array(0),
};

/**
 * Old lists plus the answers and found pairs: each vacancy appears once, with the score of the old list first, then the
 * answer's, then the found one's (they are equal unless a vacancy changed, and then its old entries are gone). Ceilings
 * of seekers who were asked come from the answers, the others from `ceiling`.
 */
export function mergeLists(
  old: CandidateLists,
  chunks: readonly ListChunk[],
  ceilings: Int32Array,
  vacancies: number,
  found: FoundPairs = NOTHING_FOUND,
): CandidateLists {
  const seekers = old.ceiling.length;
  const answer = answersOf(seekers, chunks);
  const extra = bySeeker(seekers, found);
  const most = chunks.reduce(
    (sum, one) => sum + one.vacancy.length,
    old.vacancy.length + found.seeker.length,
  );
  const vacancy = new Int32Array(most);
  const score = new Int32Array(most);
  const offset = new Int32Array(seekers + 1);
  const ceiling = ceilings.slice();
  const seen = new Int32Array(vacancies).fill(-1);
  let end = 0;
  for (let i = 0; i < seekers; i++) {
    const start = end;
    for (let e = old.offset[i] ?? 0; e < (old.offset[i + 1] ?? 0); e++) {
      const j = old.vacancy[e] ?? 0;
      seen[j] = i;
      vacancy[end] = j;
      score[end++] = old.score[e] ?? 0;
    }
    const sorted = end;
    const chunk = chunks[answer.chunk[i] ?? -1];
    if (chunk !== undefined) {
      const q = answer.at[i] ?? 0;
      for (let c = chunk.offset[q] ?? 0; c < (chunk.offset[q + 1] ?? 0); c++) {
        const j = chunk.vacancy[c] ?? 0;
        if (seen[j] === i) continue;
        seen[j] = i;
        vacancy[end] = j;
        score[end++] = chunk.score[c] ?? 0;
      }
      ceiling[i] = chunk.ceiling[q] ?? 0;
    }
    for (let x = extra.offset[i] ?? 0; x < (extra.offset[i + 1] ?? 0); x++) {
      const q = extra.pair[x] ?? 0;
      const j = found.vacancy[q] ?? 0;
      if (seen[j] === i) continue;
      seen[j] = i;
      vacancy[end] = j;
      score[end++] = found.score[q] ?? 0;
    }
    if (end > sorted) sortStretch(vacancy, score, start, end);
    offset[i + 1] = end;
  }
  return { offset, vacancy: vacancy.slice(0, end), score: score.slice(0, end), ceiling };
}

/** Joins the chunks of one or many workers into lists, whatever their number and order. */
export function joinLists(seekers: number, vacancies: number, chunks: readonly ListChunk[]): CandidateLists {
  const nothing = emptyLists(seekers);
  return mergeLists(nothing, chunks, nothing.ceiling, vacancies);
}

/** Entries of `lists` for pairs held in `before`. */
export function carryHeld(before: CandidateLists, held: Uint8Array, lists: CandidateLists): Uint8Array {
  const carried = new Uint8Array(lists.vacancy.length);
  for (let i = 0; i < lists.ceiling.length; i++) {
    const from = lists.offset[i] ?? 0;
    const to = lists.offset[i + 1] ?? 0;
    for (let e = before.offset[i] ?? 0; e < (before.offset[i + 1] ?? 0); e++) {
      if (held[e] !== 1) continue;
      const j = before.vacancy[e];
      for (let q = from; q < to; q++) {
        if (lists.vacancy[q] !== j) continue;
        carried[q] = 1;
        break;
      }
    }
  }
  return carried;
}
