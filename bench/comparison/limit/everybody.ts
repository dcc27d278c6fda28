/** Lists for everybody, and lists of people for vacancies. */
import { Checksum } from './checksum.ts';
import type { Dumped } from './dumped.ts';
import type { Search } from './one-by-one.ts';

export class Lists {
  readonly #limit: number;
  /** Those of row i begin at `i * limit`. */
  readonly rows: Int32Array;
  readonly scores: Int32Array;
  readonly counts: Int32Array;

  constructor(lists: number, limit: number) {
    this.#limit = limit;
    this.rows = new Int32Array(lists * limit);
    this.scores = new Int32Array(lists * limit);
    this.counts = new Int32Array(lists);
  }

  /** Computes a list for each of the rows. */
  static of(asked: ArrayLike<number>, limit: number, search: Search): Lists {
    const made = new Lists(asked.length, limit);
    const rows = new Int32Array(limit);
    const scores = new Int32Array(limit);
    for (let i = 0; i < asked.length; i++) {
      made.counts[i] = search(asked[i]!, limit, rows, scores);
      made.rows.set(rows, i * limit);
      made.scores.set(scores, i * limit);
    }
    return made;
  }

  /** Rows of list `i`, best first. */
  list(i: number): Int32Array {
    return this.rows.subarray(i * this.#limit, i * this.#limit + this.counts[i]!);
  }

  checksum(): number {
    const checksum = new Checksum();
    this.counts.forEach((count, i) => checksum.addList(this.rows, this.scores, i * this.#limit, count));
    return checksum.value;
  }

  /** The format of the files the programs write: count, rows and scores of each list. */
  flat(): Int32Array {
    const parts: number[] = [];
    this.counts.forEach((count, i) => {
      const at = i * this.#limit;
      parts.push(count, ...this.rows.subarray(at, at + count), ...this.scores.subarray(at, at + count));
    });
    return Int32Array.from(parts);
  }
}

type Searched<T extends keyof Dumped> = Pick<Dumped, 'view' | 'seekers' | T>;

export function everybody({ view, seekers, search }: Searched<'search'>, limit: number): Lists {
  const everyRow = Uint32Array.from({ length: seekers.end }, (_, row) => row);
  return Lists.of(everyRow, limit, (seeker, most, rows, scores) =>
    search.search(view, seekers, seeker, most, null, null, rows, scores),
  );
}

/** People for the selected vacancies. */
export function forVacancies(
  { view, seekers, seekerBlocks, asked, peopleSearch }: Searched<'seekerBlocks' | 'asked' | 'peopleSearch'>,
  limit: number,
): Lists {
  return Lists.of(asked.vacancies, limit, (vacancy, most, rows, scores) =>
    peopleSearch.search(view, vacancy, seekerBlocks, seekers, most, null, rows, scores),
  );
}
