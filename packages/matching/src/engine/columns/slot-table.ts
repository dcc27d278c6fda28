/**
 * A hash table that holds nothing but numbers, of any size, so that it need not stand half empty as a table of a power
 * of two often does. Whoever owns it knows what a number stands for.
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

/** A search for what is not there looks at some twenty slots on average when so much of the table is taken. */
const MOST_FULL = 0.85;
const GROWTH = 1.25;
const LEAST_SLOTS = 16;
const WORD = 2 ** 32;

export class SlotTable {
  /** Open addressing; number + 1, 0 is free. */
  #slots = new Uint32Array(LEAST_SLOTS);
  #count = 0;
  readonly #hashOf: (number: number) => number;

  /** @param hashOf the hash of a number that is held, 32 bits, always the same while it is */
  constructor(hashOf: (number: number) => number) {
    this.#hashOf = hashOf;
  }

  /** Bytes that the table takes. */
  get byteLength(): number {
    return this.#slots.byteLength;
  }

  /** The number with this hash that is the one looked for; -1 when it is not held. */
  find(hash: number, isIt: (number: number) => boolean): number {
    for (let slot = this.#home(hash); ; slot = this.#next(slot)) {
      const entry = this.#slots[slot]!;
      if (entry === 0) return -1;
      if (isIt(entry - 1)) return entry - 1;
    }
  }

  /** Adds a number that is not held. */
  add(number: number): void {
    if (++this.#count > MOST_FULL * this.#slots.length) this.#resize(Math.ceil(GROWTH * this.#slots.length));
    this.#place(number);
  }

  /** Takes out a number that is held. */
  remove(number: number): void {
    let slot = this.#home(this.#hashOf(number));
    while (this.#slots[slot] !== number + 1) slot = this.#next(slot);
    this.#slots[slot] = 0;
    this.#count--;
    // Whatever was pushed along by this entry moves up, so that searches never stop short of it.
    for (let later = this.#next(slot); this.#slots[later] !== 0; later = this.#next(later)) {
      const moved = this.#slots[later]! - 1;
      this.#slots[later] = 0;
      this.#place(moved);
    }
  }

  /** Takes no more memory than what is held and the changes of a day need. */
  trim(): void {
    this.#resize(sizeFor(this.#count));
  }

  /** Holds the numbers 0 to before `count` and no others, whatever was held. */
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
