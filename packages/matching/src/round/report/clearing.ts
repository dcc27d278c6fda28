/** A simulated market: everybody applies to all recommendations, and the places are filled. */
import type { CandidateLists } from '../types.ts';

/** Lists to apply to, CSR over seekers. */
export interface Applications {
  offset: Int32Array;
  vacancy: Int32Array;
  score: Int32Array;
}

/** The seeker of each CSR entry. */
export function ownersOf(offset: Int32Array, entries: number): Int32Array {
  const owner = new Int32Array(entries);
  for (let i = 0; i + 1 < offset.length; i++) owner.fill(i, offset[i], offset[i + 1]);
  return owner;
}

/**
 * Places filled when pairs form by falling score, each person once, each place once: the stable outcome when both sides
 * rank by the score. With `first`, those pairs form before all others: people begin with the recommendation they are
 * advised to take first.
 */
export function clearMarket(lists: Applications, capacity: Int32Array, first?: Uint8Array): number {
  const entries = lists.vacancy.length;
  const owner = ownersOf(lists.offset, entries);
  const order = Int32Array.from(owner.keys()).sort(
    (a, b) => (first?.[b] ?? 0) - (first?.[a] ?? 0) || (lists.score[b] ?? 0) - (lists.score[a] ?? 0) || a - b,
  );
  const left = capacity.slice();
  const placed = new Uint8Array(Math.max(0, lists.offset.length - 1));
  let filled = 0;
  for (const entry of order) {
    const seeker = owner[entry] ?? 0;
    const vacancy = lists.vacancy[entry] ?? 0;
    if (placed[seeker] === 1 || (left[vacancy] ?? 0) <= 0) continue;
    placed[seeker] = 1;
    left[vacancy] = (left[vacancy] ?? 0) - 1;
    filled++;
  }
  return filled;
}

/**
 * The most places that people can fill over the lists, whatever the scores: a maximum matching, by depth-first
 * augmenting paths in phases (each phase looks at every vacancy at most once).
 */
export function mostFilled(lists: Omit<CandidateLists, 'ceiling' | 'score'>, capacity: Int32Array): number {
  const { offset, vacancy } = lists;
  const seekers = offset.length - 1;
  const vacancies = capacity.length;
  const room = new Int32Array(vacancies);
  for (const j of vacancy) if ((room[j] ?? 0) < (capacity[j] ?? 0)) room[j] = (room[j] ?? 0) + 1;
  const base = new Int32Array(vacancies + 1);
  for (let j = 0; j < vacancies; j++) base[j + 1] = (base[j] ?? 0) + (room[j] ?? 0);
  const occupant = new Int32Array(base[vacancies] ?? 0);
  const filled = new Int32Array(vacancies);
  const placed = new Uint8Array(seekers);
  const visited = new Uint8Array(vacancies);
  const nextEntry = new Int32Array(seekers);
  const nextOccupant = new Int32Array(vacancies);
  const people: number[] = [];
  const passed: number[] = [];

  /** Whether a chain of moves makes room for the seeker; performs the moves. */
  const augment = (seeker: number): boolean => {
    people.length = 0;
    passed.length = 0;
    people.push(seeker);
    for (;;) {
      const person = people.at(-1);
      if (person === undefined) return false;
      let entry = nextEntry[person] ?? 0;
      const end = offset[person + 1] ?? 0;
      while (entry < end && visited[vacancy[entry] ?? 0] === 1) entry++;
      nextEntry[person] = entry;
      if (entry < end) {
        const j = vacancy[entry] ?? 0;
        visited[j] = 1;
        if ((room[j] ?? 0) === 0) continue;
        const free = filled[j] ?? 0;
        if (free < (room[j] ?? 0)) {
          occupant[(base[j] ?? 0) + free] = person;
          filled[j] = free + 1;
          // Every seeker on the chain moves into the place of the next one.
          for (let q = passed.length - 1; q >= 0; q--) {
            const through = passed[q] ?? 0;
            const slot = (base[through] ?? 0) + (nextOccupant[through] ?? 0) - 1;
            occupant[slot] = people[q] ?? 0;
          }
          // A vacancy with room left may be tried again in this phase.
          if (free + 1 < (room[j] ?? 0)) visited[j] = 0;
          return true;
        }
        passed.push(j);
        nextOccupant[j] = 1;
        people.push(occupant[base[j] ?? 0] ?? 0);
        continue;
      }
      // This seeker cannot move: the next occupant of the vacancy that led here may.
      people.pop();
      const j = passed.at(-1);
      if (j === undefined) return false;
      const next = nextOccupant[j] ?? 0;
      if (next < (room[j] ?? 0)) {
        nextOccupant[j] = next + 1;
        people.push(occupant[(base[j] ?? 0) + next] ?? 0);
      } else passed.pop();
    }
  };

  let total = 0;
  for (;;) {
    visited.fill(0);
    nextEntry.set(offset.subarray(0, seekers));
    let gained = 0;
    for (let i = 0; i < seekers; i++) {
      if (placed[i] === 1 || !augment(i)) continue;
      placed[i] = 1;
      gained++;
    }
    if (gained === 0) return total;
    total += gained;
  }
}
