/** Lists for everybody, row by row. */
import { Checksum } from './checksum.ts';
import type { Dumped } from './dumped.ts';

export class Lists {
  readonly #limit: number;
  /** Those of row i begin at `i * limit`. */
  readonly rows: Int32Array;
  readonly scores: Int32Array;
  readonly counts: Int32Array;

  constructor(people: number, limit: number) {
    this.#limit = limit;
    this.rows = new Int32Array(people * limit);
    this.scores = new Int32Array(people * limit);
    this.counts = new Int32Array(people);
  }

  checksum(): number {
    const checksum = new Checksum();
    this.counts.forEach((count, seeker) =>
      checksum.addList(this.rows, this.scores, seeker * this.#limit, count),
    );
    return checksum.value;
  }

  /** The form of the file that `native/batch.cpp` writes: count, rows and scores of each person. */
  flat(): Int32Array {
    const parts: number[] = [];
    this.counts.forEach((count, seeker) => {
      const at = seeker * this.#limit;
      parts.push(count, ...this.rows.subarray(at, at + count), ...this.scores.subarray(at, at + count));
    });
    return Int32Array.from(parts);
  }
}

export function everybody({ view, seekers, search }: Dumped, limit: number): Lists {
  const lists = new Lists(seekers.end, limit);
  const rows = new Int32Array(limit);
  const scores = new Int32Array(limit);
  for (let seeker = 0; seeker < seekers.end; seeker++) {
    const count = search.search(view, seekers, seeker, limit, null, null, rows, scores);
    lists.counts[seeker] = count;
    lists.rows.set(rows, seeker * limit);
    lists.scores.set(scores, seeker * limit);
  }
  return lists;
}
