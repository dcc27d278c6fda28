/** Turns held entries into the lists that are published. */
import { runAuction } from './auction/run.ts';
import { finish, sortStretch } from './lists/ask.ts';
import type { OverflowPlace } from './overflow.ts';
import { FULL_SCORE } from './types.ts';
import type { CandidateLists, RoundSolution } from './types.ts';

export type Recommendations = Pick<RoundSolution, 'offset' | 'vacancy' | 'score' | 'overflow'>;

/** Recommendations in CSR, each seeker's by falling score; an overflow place is the only entry of its seeker. */
export function recommendationsOf(
  lists: CandidateLists,
  held: Uint8Array,
  overflow: readonly OverflowPlace[],
): Recommendations {
  const seekers = lists.ceiling.length;
  const count = held.reduce((sum, one) => sum + one, overflow.length);
  const offset = new Int32Array(seekers + 1);
  const vacancy = new Int32Array(count);
  const score = new Int32Array(count);
  const flag = new Uint8Array(count);
  let end = 0;
  let next = 0;
  for (let i = 0; i < seekers; i++) {
    const start = end;
    for (let e = lists.offset[i] ?? 0; e < (lists.offset[i + 1] ?? 0); e++) {
      if (held[e] !== 1) continue;
      vacancy[end] = lists.vacancy[e] ?? 0;
      score[end++] = lists.score[e] ?? 0;
    }
    const place = overflow[next];
    if (place?.seeker === i) {
      vacancy[end] = place.vacancy;
      score[end] = place.score;
      flag[end++] = place.beyond ? 1 : 0;
      next++;
    }
    sortStretch(vacancy, score, start, end);
    offset[i + 1] = end;
  }
  return { offset, vacancy, score, overflow: flag };
}

/**
 * The recommendation each seeker should take first, so that together they fill the most places: an auction of the real
 * headcounts over the recommendations alone, in which a filled place counts as much as a full score. Fills at least 1/k
 * of the recommended slots, since sharing each slot over k people is a fractional solution. Seekers for whom no place
 * is left have none.
 */
export function firstPlaces(
  { offset, vacancy, score }: Recommendations,
  capacity: Int32Array,
  vacancies: number,
): Uint8Array {
  const lists: CandidateLists = {
    offset,
    vacancy,
    score: score.map((one) => one + FULL_SCORE),
    ceiling: new Int32Array(offset.length - 1),
  };
  const start = { prices: new Int32Array(vacancies), held: new Uint8Array(vacancy.length) };
  return finish(runAuction(lists, capacity, 1, 1, start)).held;
}
