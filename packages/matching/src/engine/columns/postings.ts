/**
 * For every bigram, the ascending numbers of the entries that contain it. Packed lists are concatenated; newer entries
 * are kept separately until there are enough of them to make repacking worthwhile.
 */
import { words16, words32 } from './shared-array.ts';
import type { Narrow } from './shared-array.ts';

/** The most entries that may stay unpacked, and the share of all entries that may in addition. */
const MOST_LATER = 1_024;
const LATER_SHARE = 8;

export class Postings {
  /** Numbers whose entry contains bigram b < `size`: `data` from `starts[b]` up to, but excluding, `starts[b + 1]`. */
  starts = words32(1);
  data: Narrow = words16(0);
  /** Number of packed bigrams. */
  size = 0;
  /** Entries added since, by bigram; all are higher than the packed numbers. */
  later: (number[] | undefined)[] = [];
  #later = 0;

  /** Records that an entry contains a bigram; its number is the last one added or higher. */
  add(bigram: number, number: number): void {
    (this.later[bigram] ??= []).push(number);
    this.#later++;
    if (this.#later > MOST_LATER + this.data.length / LATER_SHARE) this.pack();
  }

  /** Packs everything. */
  pack(): void {
    if (this.#later === 0) return;
    const { starts, data, later } = this;
    const size = Math.max(this.size, later.length);
    const lists = Array.from({ length: size }, (_, bigram) => [
      data.subarray(starts[bigram] ?? 0, starts[bigram + 1] ?? 0),
      later[bigram] ?? [],
    ]);
    this.starts = words32(size + 1);
    const length = data.length + this.#later;
    const highest = lists.reduce((most, [, more = []]) => Math.max(most, more.at(-1) ?? 0), 0);
    this.data = data instanceof Uint32Array || highest > 0xffff ? words32(length) : words16(length);
    let end = 0;
    lists.forEach((parts, bigram) => {
      for (const part of parts) {
        this.data.set(part, end);
        end += part.length;
      }
      this.starts[bigram + 1] = end;
    });
    this.size = size;
    this.later = [];
    this.#later = 0;
  }
}
