/**
 * Dense numbers for ids, in little memory: a uuid, or a key of the form `4303-<uuid>`, takes 18 bytes and a slot of a hash table
 * rather than a string and an entry of a Map. Other ids are kept as they are.
 */
import { resized, roomFor, snugFor, words16, words32 } from './shared-array.ts';

/** `prefixes` of an id that is not of the packed form; its name lies in `#names`. */
const NAMED = 0xffff;
/** `prefixes` of a bare uuid. */
const BARE = 0xfffe;
const PACKED = /^(?:(\d{4})-)?([\da-f]{8})-([\da-f]{4})-([\da-f]{4})-([\da-f]{4})-([\da-f]{12})$/;
const WORDS = 4;

/** FNV-1a. */
function hashText(text: string, seed: number): number {
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

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const hex = (word: number): string =>
  HEX[word >>> 24]! + HEX[(word >>> 16) & 255]! + HEX[(word >>> 8) & 255]! + HEX[word & 255]!;

export class IdTable {
  /** Four words an id; the last is as good as random and decides between equals. */
  words = words32(0);
  #prefixes = words16(0);
  readonly #names = new Map<number, string>();
  /** Open addressing; number + 1, 0 is free. */
  #slots = new Uint32Array(64);
  #free: number[] = [];
  #count = 0;
  #end = 0;

  /** Ids held. */
  get count(): number {
    return this.#count;
  }

  /** One more than the highest number ever given. */
  get end(): number {
    return this.#end;
  }

  /** The number of an id; -1 when it is not held. */
  find(id: string): number {
    const packed = packedOf(id);
    for (let slot = this.#home(packed); ; slot = this.#next(slot)) {
      const entry = this.#slots[slot] ?? 0;
      if (entry === 0) return -1;
      if (this.#holds(entry - 1, id, packed)) return entry - 1;
    }
  }

  /** The number of an id, a new one when it was not held. */
  add(id: string): number {
    const found = this.find(id);
    if (found >= 0) return found;
    if ((this.#count + 1) * 10 > this.#slots.length * 7) this.#rehash(this.#slots.length * 2);
    const number = this.#free.pop() ?? this.#end++;
    if (number * WORDS >= this.words.length) {
      const room = roomFor(number + 1);
      this.words = resized(this.words, room * WORDS);
      this.#prefixes = resized(this.#prefixes, room);
    }
    const packed = packedOf(id);
    this.words.set(packed.words, number * WORDS);
    this.#prefixes[number] = packed.prefix;
    if (packed.prefix === NAMED) this.#names.set(number, id);
    this.#count++;
    this.#place(number);
    return number;
  }

  remove(number: number): void {
    let slot = this.#home({ words: this.words.subarray(number * WORDS, number * WORDS + WORDS), prefix: 0 });
    while (this.#slots[slot] !== number + 1) slot = this.#next(slot);
    this.#slots[slot] = 0;
    // Whatever was pushed along by this entry moves up, so that searches never stop short of it.
    for (let later = this.#next(slot); (this.#slots[later] ?? 0) !== 0; later = this.#next(later)) {
      const moved = (this.#slots[later] ?? 0) - 1;
      this.#slots[later] = 0;
      this.#place(moved);
    }
    this.#names.delete(number);
    this.#free.push(number);
    this.#count--;
  }

  name(number: number): string {
    const prefix = this.#prefixes[number] ?? NAMED;
    if (prefix === NAMED) return this.#names.get(number) ?? '';
    const word = (i: number): string => hex(this.words[number * WORDS + i] ?? 0);
    const [a, b, c, d] = [word(0), word(1), word(2), word(3)];
    const head = prefix === BARE ? '' : `${String(prefix).padStart(4, '0')}-`;
    return `${head}${a}-${b.slice(0, 4)}-${b.slice(4)}-${c.slice(0, 4)}-${c.slice(4)}${d}`;
  }

  /** Gives number i to what was `order[i]`; every number of `order` is held, no other is. */
  reorder(order: Uint32Array): void {
    const words = words32(snugFor(order.length) * WORDS);
    const prefixes = words16(snugFor(order.length));
    const names = new Map<number, string>();
    order.forEach((from, to) => {
      words.set(this.words.subarray(from * WORDS, from * WORDS + WORDS), to * WORDS);
      prefixes[to] = this.#prefixes[from] ?? NAMED;
      const name = this.#names.get(from);
      if (name !== undefined) names.set(to, name);
    });
    this.words = words;
    this.#prefixes = prefixes;
    this.#names.clear();
    for (const [number, name] of names) this.#names.set(number, name);
    this.#free = [];
    this.#end = order.length;
    this.#rehash(this.#slots.length);
  }

  #home({ words }: Packed): number {
    return mixed((words[3] ?? 0) ^ (words[0] ?? 0)) & (this.#slots.length - 1);
  }

  #next(slot: number): number {
    return (slot + 1) & (this.#slots.length - 1);
  }

  #holds(number: number, id: string, packed: Packed): boolean {
    if (this.#prefixes[number] !== packed.prefix) return false;
    if (packed.prefix === NAMED) return this.#names.get(number) === id;
    const at = number * WORDS;
    for (let i = 0; i < WORDS; i++) if (this.words[at + i] !== packed.words[i]) return false;
    return true;
  }

  #place(number: number): void {
    const at = number * WORDS;
    let slot = this.#home({ words: this.words.subarray(at, at + WORDS), prefix: 0 });
    while (this.#slots[slot] !== 0) slot = this.#next(slot);
    this.#slots[slot] = number + 1;
  }

  #rehash(size: number): void {
    const held = this.#slots;
    const free = new Set(this.#free);
    this.#slots = new Uint32Array(size);
    if (held.some((entry) => entry > this.#end)) throw new Error('An id table lost count.');
    for (let number = 0; number < this.#end; number++) if (!free.has(number)) this.#place(number);
  }
}

interface Packed {
  words: ArrayLike<number>;
  prefix: number;
}

function packedOf(id: string): Packed {
  const parts = PACKED.exec(id);
  if (parts === null) {
    return { words: [0, 1, 2, 3].map((seed) => hashText(id, seed)), prefix: NAMED };
  }
  const [, prefix, a = '', b = '', c = '', d = '', e = ''] = parts;
  return {
    words: [a, b + c, d + e.slice(0, 4), e.slice(4)].map((digits) => Number.parseInt(digits, 16)),
    prefix: prefix === undefined ? BARE : Number(prefix),
  };
}
