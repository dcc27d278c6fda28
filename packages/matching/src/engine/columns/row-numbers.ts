/** A number for each of a few rows among many: pairs sorted by row, in a quarter of the memory of a Map. */
import { resized, roomFor, snugFor, words32 } from './shared-array.ts';

export class RowNumbers {
  #rows = words32(0);
  #numbers = words32(0);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(row: number): number | undefined {
    const at = this.#placeOf(row);
    return at < this.#size && this.#rows[at] === row ? this.#numbers[at] : undefined;
  }

  /** Appending rows in ascending order costs nothing; inserting one moves all later entries. */
  set(row: number, number: number): void {
    const at = this.#placeOf(row);
    if (at === this.#size || this.#rows[at] !== row) {
      if (this.#size === this.#rows.length) this.#resize(roomFor(this.#size + 1));
      this.#rows.copyWithin(at + 1, at, this.#size);
      this.#numbers.copyWithin(at + 1, at, this.#size);
      this.#rows[at] = row;
      this.#size++;
    }
    this.#numbers[at] = number;
  }

  delete(row: number): void {
    const at = this.#placeOf(row);
    if (at === this.#size || this.#rows[at] !== row) return;
    this.#rows.copyWithin(at, at + 1, this.#size);
    this.#numbers.copyWithin(at, at + 1, this.#size);
    this.#size--;
  }

  /** Gives row i the number that row `order[i]` had. Rows missing from `order` lose their number. */
  reorder(order: Uint32Array): void {
    const rows = words32(snugFor(this.#size));
    const numbers = words32(rows.length);
    let size = 0;
    if (this.#size > 0) {
      order.forEach((from, to) => {
        const number = this.get(from);
        if (number === undefined) return;
        rows[size] = to;
        numbers[size++] = number;
      });
    }
    this.#rows = rows;
    this.#numbers = numbers;
    this.#size = size;
  }

  /** The position of the row, or where it would be inserted. */
  #placeOf(row: number): number {
    let [low, high] = [0, this.#size];
    if (high > 0 && this.#rows[high - 1]! < row) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#rows[middle]! < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #resize(length: number): void {
    this.#rows = resized(this.#rows, length);
    this.#numbers = resized(this.#numbers, length);
  }
}
