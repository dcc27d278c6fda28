/**
 * Numbers for lists of numbers: equal lists get the same number. Values that many rows share (a title with its codes,
 * the hours of work, a set of certificates) are kept once, and workers read them in place.
 */
import { NumberLists } from './number-lists.ts';
import { hashText, mixed, SlotTable } from './slot-table.ts';

export class ListInterner extends NumberLists {
  readonly #slots = new SlotTable((number) =>
    this.#hash(this.data, this.starts[number]!, this.starts[number + 1]!),
  );

  /** The number of a list of unsigned 32-bit integers. */
  intern(list: ArrayLike<number>): number {
    const held = this.#slots.find(this.#hash(list, 0, list.length), (number) => this.#equals(number, list));
    if (held >= 0) return held;
    const number = this.append(list);
    this.#slots.add(number);
    return number;
  }

  override trim(): void {
    super.trim();
    this.#slots.trim();
  }

  #hash(list: ArrayLike<number>, from: number, to: number): number {
    let hash = to - from;
    for (let i = from; i < to; i++) hash = mixed(Math.imul(hash, 31) ^ list[i]!);
    return mixed(hash);
  }

  #equals(number: number, list: ArrayLike<number>): boolean {
    const start = this.starts[number]!;
    if (this.starts[number + 1]! - start !== list.length) return false;
    for (let i = 0; i < list.length; i++) if (this.data[start + i] !== list[i]! >>> 0) return false;
    return true;
  }
}

/** Numbers for words. */
export class WordInterner {
  readonly words: string[] = [];
  readonly #slots = new SlotTable((number) => hashText(this.words[number]!));

  intern(word: string): number {
    const held = this.#find(word);
    if (held >= 0) return held;
    this.words.push(word);
    this.#slots.add(this.words.length - 1);
    return this.words.length - 1;
  }

  /** The number of a word; undefined when it has none. */
  find(word: string): number | undefined {
    const held = this.#find(word);
    return held < 0 ? undefined : held;
  }

  word(number: number): string {
    return this.words[number] ?? '';
  }

  /** Shrinks memory to the current content plus room for a day's changes. */
  trim(): void {
    this.#slots.trim();
  }

  #find(word: string): number {
    return this.#slots.find(hashText(word), (number) => this.words[number] === word);
  }
}
