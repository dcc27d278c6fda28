/**
 * For every bigram who names it, by ascending numbers: packed one after the other, and what came since then beside it
 * until so much has come that packing pays again.
 */
import { words16, words32 } from './shared-array.ts';
import type { Narrow } from './shared-array.ts';

/** Entries that stand beside the packed ones at most, and the share of those that may besides. */
const MOST_LATER = 1_024;
const LATER_SHARE = 8;

export class Postings {
  /** Numbers that name bigram b < `size`: `data[starts[b]]` up to before `data[starts[b + 1]]`. */
  starts = words32(1);
  data: Narrow = words16(0);
  /** Bigrams that are packed. */
  size = 0;
  /** What came since, by bigram; higher numbers than those packed. */
  later: (number[] | undefined)[] = [];
  #later = 0;

  /** Notes that a number, higher than all before it or the last one again, names a bigram. */
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
