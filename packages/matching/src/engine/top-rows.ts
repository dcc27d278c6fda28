/** The best few rows of a search: a bounded heap of numbers, with the worst kept entry on top. */

/** A key is the score times this plus a 32-bit lot, which is the same every time. */
export const LOT = 4_294_967_296;

export class TopRows {
  #limit = 0;
  #size = 0;
  #keys = new Float64Array(64);
  #rows = new Int32Array(64);
  /** Decides between rows with equal keys, so that the order of rows does not matter. */
  readonly #isBefore: (a: number, b: number) => boolean;
  /** No key below this gets in; -1 while there is room. */
  least = -1;

  constructor(isBefore: (a: number, b: number) => boolean) {
    this.#isBefore = isBefore;
  }

  get size(): number {
    return this.#size;
  }

  get isFull(): boolean {
    return this.#size === this.#limit;
  }

  clear(limit: number): void {
    this.#limit = limit;
    this.#size = 0;
    this.least = limit > 0 ? -1 : Infinity;
    if (limit > this.#keys.length) {
      this.#keys = new Float64Array(limit);
      this.#rows = new Int32Array(limit);
    }
  }

  add(key: number, row: number): void {
    const keys = this.#keys;
    const rows = this.#rows;
    if (this.#size < this.#limit) {
      let child = this.#size++;
      while (child > 0) {
        const parent = (child - 1) >> 1;
        if (!this.#goesBefore(keys[parent]!, rows[parent]!, key, row)) break;
        keys[child] = keys[parent]!;
        rows[child] = rows[parent]!;
        child = parent;
      }
      keys[child] = key;
      rows[child] = row;
    } else {
      if (this.#limit === 0 || !this.#goesBefore(key, row, keys[0]!, rows[0]!)) return;
      this.#sink(key, row, 0, this.#size);
    }
    if (this.#size === this.#limit) this.least = keys[0]!;
  }

  /** Writes rows and scores, best first, and returns how many; empties the heap. */
  drain(rows: Int32Array, scores: Int32Array): number {
    const count = this.#size;
    for (let end = count - 1; end >= 0; end--) {
      rows[end] = this.#rows[0]!;
      scores[end] = Math.floor(this.#keys[0]! / LOT);
      this.#size = end;
      if (end > 0) this.#sink(this.#keys[end]!, this.#rows[end]!, 0, end);
    }
    return count;
  }

  #goesBefore(key: number, row: number, otherKey: number, otherRow: number): boolean {
    return key > otherKey || (key === otherKey && this.#isBefore(row, otherRow));
  }

  #sink(key: number, row: number, from: number, size: number): void {
    const keys = this.#keys;
    const rows = this.#rows;
    let parent = from;
    for (;;) {
      let child = 2 * parent + 1;
      if (child >= size) break;
      if (
        child + 1 < size &&
        this.#goesBefore(keys[child]!, rows[child]!, keys[child + 1]!, rows[child + 1]!)
      )
        child++;
      if (!this.#goesBefore(key, row, keys[child]!, rows[child]!)) break;
      keys[parent] = keys[child]!;
      rows[parent] = rows[child]!;
      parent = child;
    }
    keys[parent] = key;
    rows[parent] = row;
  }
}
