/** Values by number that a query computes when it first needs them. */

const VALUE_BITS = 14;
const MOST_VALUE = (1 << VALUE_BITS) - 1;
const QUERIES = 2 ** (32 - VALUE_BITS);

/** Holds whole numbers from -1 to 10,000. */
export class QueryTable {
  /** The query number in the high bits, the value plus one in the low ones: one memory access instead of two. */
  #entries = new Uint32Array(64);
  #query = 0;
  readonly #find: (number: number) => number;

  /** @param find computes a value */
  constructor(find: (number: number) => number) {
    this.#find = find;
  }

  /** Begins a new query, for which nothing is known. */
  begin(): void {
    this.#query++;
    if (this.#query < QUERIES) return;
    this.#query = 1;
    this.#entries.fill(0);
  }

  get(number: number): number {
    const entry = this.#entries[number] ?? 0;
    if (entry >>> VALUE_BITS === this.#query) return (entry & MOST_VALUE) - 1;
    const value = this.#find(number);
    if (number >= this.#entries.length) this.#grow(number);
    this.#entries[number] = (this.#query << VALUE_BITS) | (value + 1);
    return value;
  }

  #grow(number: number): void {
    const entries = new Uint32Array(Math.max(number + 1, 2 * this.#entries.length));
    entries.set(this.#entries);
    this.#entries = entries;
  }
}
