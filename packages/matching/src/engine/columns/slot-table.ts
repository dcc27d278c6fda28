/**
 * A hash table that holds only numbers, of any size, so that it need not be half empty as tables sized in powers of two
 * often are. Its owner knows what each number means.
 */
import { snugFor } from './shared-array.ts';

/** FNV-1a. */
export function hashText(text: string, seed = 0): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixed(hash);
}

/** Spreads the bits of a word (the finaliser of MurmurHash3). */
export function mixed(word: number): number {
  let hash = word;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** At this fill level, a search for a missing number looks at some twenty slots on average. */
const MOST_FULL = 0.85;
const GROWTH = 1.25;
const LEAST_SLOTS = 16;
const WORD = 2 ** 32;

export class SlotTable {
  /** Open addressing; a slot holds the number + 1, or 0 when free. */
  #slots = new Uint32Array(LEAST_SLOTS);
  #count = 0;
  readonly #hashOf: (number: number) => number;

  /** @param hashOf the 32-bit hash of a number in the table, unchanged for as long as the number is in it */
  constructor(hashOf: (number: number) => number) {
    this.#hashOf = hashOf;
  }

  /** Bytes the table occupies. */
  get byteLength(): number {
    return this.#slots.byteLength;
  }

  /** The number with this hash that `isIt` accepts; -1 when there is none. */
  find(hash: number, isIt: (number: number) => boolean): number {
    for (let slot = this.#home(hash); ; slot = this.#next(slot)) {
      const entry = this.#slots[slot]!;
      if (entry === 0) return -1;
      if (isIt(entry - 1)) return entry - 1;
    }
  }

  /** Adds a number that is not yet in the table. */
  add(number: number): void {
    if (++this.#count > MOST_FULL * this.#slots.length) this.#resize(Math.ceil(GROWTH * this.#slots.length));
    this.#place(number);
  }

  /** Removes a number that is in the table. */
  remove(number: number): void {
    let slot = this.#home(this.#hashOf(number));
    while (this.#slots[slot] !== number + 1) slot = this.#next(slot);
    this.#slots[slot] = 0;
    this.#count--;
    // Entries displaced by this one move up, so that searches never stop short of them.
    for (let later = this.#next(slot); this.#slots[later] !== 0; later = this.#next(later)) {
      const moved = this.#slots[later]! - 1;
      this.#slots[later] = 0;
      this.#place(moved);
    }
  }

  /** Shrinks memory to the current content plus room for a day's changes. */
  trim(): void {
    this.#resize(sizeFor(this.#count));
  }

  /** Replaces the content with the numbers 0 up to, but excluding, `count`. */
  refill(count: number): void {
    this.#slots = new Uint32Array(sizeFor(count));
    this.#count = count;
    for (let number = 0; number < count; number++) this.#place(number);
  }

  #resize(size: number): void {
    const held = this.#slots;
    this.#slots = new Uint32Array(size);
    for (const entry of held) if (entry !== 0) this.#place(entry - 1);
  }

  #place(number: number): void {
    let slot = this.#home(this.#hashOf(number));
    while (this.#slots[slot] !== 0) slot = this.#next(slot);
    this.#slots[slot] = number + 1;
  }

  #home(hash: number): number {
    return Math.floor((hash / WORD) * this.#slots.length);
  }

  #next(slot: number): number {
    return slot + 1 === this.#slots.length ? 0 : slot + 1;
  }
}

const sizeFor = (count: number): number => Math.max(LEAST_SLOTS, Math.ceil(snugFor(count) / MOST_FULL));
