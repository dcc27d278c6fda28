/** Keeps the best few of many as they arrive; ties go by id, so that the order of rows does not matter. */

export interface Ranked<T> {
  score: number;
  id: string;
  item: T;
}

/** Negative when `a` ranks before `b`: higher score first, then the smaller id by code units. */
export function byRank(a: { score: number; id: string }, b: { score: number; id: string }): number {
  if (a.score !== b.score) return b.score - a.score;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** A bounded binary heap with the worst kept entry on top. */
export class TopList<T> {
  readonly #limit: number;
  readonly #heap: Ranked<T>[] = [];

  constructor(limit: number) {
    this.#limit = Number.isFinite(limit) ? Math.max(0, Math.floor(limit)) : 0;
  }

  /** Scores below this can no longer get in. */
  get floor(): number {
    return this.#heap.length < this.#limit ? 0 : (this.#heap[0]?.score ?? Infinity);
  }

  add(entry: Ranked<T>): void {
    const heap = this.#heap;
    if (heap.length < this.#limit) {
      heap.push(entry);
      this.#up(heap.length - 1);
      return;
    }
    const worst = heap[0];
    if (worst === undefined || byRank(entry, worst) >= 0) return;
    heap[0] = entry;
    this.#down();
  }

  /** Best first. */
  sorted(): Ranked<T>[] {
    return [...this.#heap].sort(byRank);
  }

  /** Whether the entry at `a` ranks after that at `b`. */
  #worse(a: number, b: number): boolean {
    const left = this.#heap[a];
    const right = this.#heap[b];
    return left !== undefined && right !== undefined && byRank(left, right) > 0;
  }

  #swap(a: number, b: number): void {
    const left = this.#heap[a];
    const right = this.#heap[b];
    if (left === undefined || right === undefined) return;
    this.#heap[a] = right;
    this.#heap[b] = left;
  }

  #up(from: number): void {
    let child = from;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#worse(child, parent)) return;
      this.#swap(child, parent);
      child = parent;
    }
  }

  #down(): void {
    let parent = 0;
    for (;;) {
      const left = 2 * parent + 1;
      if (left >= this.#heap.length) return;
      const worst = this.#worse(left + 1, left) ? left + 1 : left;
      if (!this.#worse(worst, parent)) return;
      this.#swap(worst, parent);
      parent = worst;
    }
  }
}
