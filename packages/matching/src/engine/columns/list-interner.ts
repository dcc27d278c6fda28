/**
 * Numbers for lists of numbers: the same list gets the same number. What many rows share (a title with its codes, the
 * hours of work, a set of certificates) is kept once and read by workers in place.
 */
import { resized, roomFor, words32 } from './shared-array.ts';
import { mixed } from './id-table.ts';

export class ListInterner {
  /** All lists, one after the other. */
  data = words32(0);
  /** List i is `data[starts[i]]` up to before `data[starts[i + 1]]`. */
  starts = words32(1);
  #slots = new Uint32Array(64);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of a list of unsigned 32-bit integers. */
  intern(list: ArrayLike<number>): number {
    let slot = this.#home(list, 0, list.length);
    for (; ; slot = (slot + 1) & (this.#slots.length - 1)) {
      const entry = this.#slots[slot] ?? 0;
      if (entry === 0) break;
      if (this.#equals(entry - 1, list)) return entry - 1;
    }
    const number = this.#size++;
    const start = this.starts[number] ?? 0;
    const end = start + list.length;
    if (end > this.data.length) this.data = resized(this.data, roomFor(end));
    if (number + 1 >= this.starts.length) this.starts = resized(this.starts, roomFor(number + 2));
    for (let i = 0; i < list.length; i++) this.data[start + i] = list[i] ?? 0;
    this.starts[number + 1] = end;
    this.#slots[slot] = number + 1;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return number;
  }

  /** The list of a number; a view, not a copy. */
  list(number: number): Uint32Array {
    return this.data.subarray(this.starts[number] ?? 0, this.starts[number + 1] ?? 0);
  }

  #home(list: ArrayLike<number>, from: number, to: number): number {
    let hash = to - from;
    for (let i = from; i < to; i++) hash = mixed(Math.imul(hash, 31) ^ (list[i] ?? 0));
    return hash & (this.#slots.length - 1);
  }

  #equals(number: number, list: ArrayLike<number>): boolean {
    const start = this.starts[number] ?? 0;
    if ((this.starts[number + 1] ?? 0) - start !== list.length) return false;
    for (let i = 0; i < list.length; i++) if (this.data[start + i] !== (list[i] ?? 0) >>> 0) return false;
    return true;
  }

  #rehash(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    for (let number = 0; number < this.#size; number++) {
      let slot = this.#home(this.data, this.starts[number] ?? 0, this.starts[number + 1] ?? 0);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = number + 1;
    }
  }
}

/** Numbers for words. */
export class WordInterner {
  readonly #numbers = new Map<string, number>();
  readonly words: string[] = [];

  intern(word: string): number {
    let number = this.#numbers.get(word);
    if (number === undefined) {
      number = this.words.length;
      this.#numbers.set(word, number);
      this.words.push(word);
    }
    return number;
  }

  /** The number of a word; undefined when it has none. */
  find(word: string): number | undefined {
    return this.#numbers.get(word);
  }

  word(number: number): string {
    return this.words[number] ?? '';
  }
}
