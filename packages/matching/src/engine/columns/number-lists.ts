/** Lists of unsigned 32-bit integers, concatenated in one array that workers read in place. */
import { resized, roomFor, snugFor, words32 } from './shared-array.ts';

export class NumberLists {
  /** All lists, concatenated. */
  data = words32(0);
  /** List i is `data` from `starts[i]` up to, but excluding, `starts[i + 1]`. */
  starts = words32(1);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds a list and gives its number. */
  append(list: ArrayLike<number>): number {
    const number = this.#size++;
    const start = this.starts[number]!;
    const end = start + list.length;
    if (end > this.data.length) this.data = resized(this.data, roomFor(end));
    if (number + 1 >= this.starts.length) this.starts = resized(this.starts, roomFor(number + 2));
    for (let i = 0; i < list.length; i++) this.data[start + i] = list[i]!;
    this.starts[number + 1] = end;
    return number;
  }

  /** The list of a number; a view, not a copy. */
  list(number: number): Uint32Array {
    return this.data.subarray(this.starts[number] ?? 0, this.starts[number + 1] ?? 0);
  }

  /** Shrinks memory to the current content plus room for a day's changes. */
  trim(): void {
    this.data = resized(this.data, snugFor(this.starts[this.#size]!));
    this.starts = resized(this.starts, snugFor(this.#size + 1));
  }
}
