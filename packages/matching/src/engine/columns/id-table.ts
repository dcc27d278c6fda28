/**
 * Dense numbers for ids, in little memory: a uuid, or a key of the form `4303-<uuid>`, takes 17 bytes and a slot of a
 * hash table rather than a string and an entry of a Map. Other ids are kept as they are.
 */
import { bytes, resized, roomFor, snugFor, words16, words32 } from './shared-array.ts';
import type { SharedUint16, SharedUint8 } from './shared-array.ts';
import { hashText, mixed, SlotTable } from './slot-table.ts';

/** Entries of `#forms`; from `PREFIXED` on, the id has the prefix at that offset in `#prefixes`. */
const NAMED = 0;
const BARE = 1;
const PREFIXED = 2;
const UNKNOWN = -1;
const PACKED = /^(?:(\d{4})-)?([\da-f]{8})-([\da-f]{4})-([\da-f]{4})-([\da-f]{4})-([\da-f]{12})$/;
const WORDS = 4;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const hex = (word: number): string =>
  HEX[word >>> 24]! + HEX[(word >>> 16) & 255]! + HEX[(word >>> 8) & 255]! + HEX[word & 255]!;

/** An id as 32-bit words, with its prefix; null for a bare uuid, undefined for an id of another form. */
interface Packed {
  words: readonly number[];
  prefix: string | null | undefined;
}

export class IdTable {
  /** Four words per id; the last is practically random and decides between equals. */
  words = words32(0);
  /** Form of each id; eight bits wide until there are more prefixes than fit. */
  #forms: SharedUint8 | SharedUint16 = bytes(0);
  readonly #prefixes: string[] = [];
  /** Ids that have no packed form. */
  readonly #names = new Map<number, string>();
  readonly #slots = new SlotTable((number) =>
    hashOf(this.words[number * WORDS]!, this.words[number * WORDS + 3]!),
  );
  #free: number[] = [];
  #end = 0;

  /** Ids held. */
  get count(): number {
    return this.#end - this.#free.length;
  }

  /** One more than the highest number ever assigned. */
  get end(): number {
    return this.#end;
  }

  /** The number of an id; -1 when it is not in the table. */
  find(id: string): number {
    return this.#find(id, packedOf(id));
  }

  /** The number of an id; assigns a new one when it is not in the table. */
  add(id: string): number {
    const packed = packedOf(id);
    const found = this.#find(id, packed);
    if (found >= 0) return found;
    const number = this.#free.pop() ?? this.#end++;
    if (number * WORDS >= this.words.length) this.#resize(roomFor(number + 1));
    this.words.set(packed.words, number * WORDS);
    this.#putForm(number, packed.prefix);
    if (packed.prefix === undefined) this.#names.set(number, id);
    this.#slots.add(number);
    return number;
  }

  remove(number: number): void {
    this.#slots.remove(number);
    this.#names.delete(number);
    this.#free.push(number);
  }

  name(number: number): string {
    const form = this.#forms[number] ?? NAMED;
    if (form === NAMED) return this.#names.get(number) ?? '';
    const word = (i: number): string => hex(this.words[number * WORDS + i] ?? 0);
    const [a, b, c, d] = [word(0), word(1), word(2), word(3)];
    const head = form === BARE ? '' : `${this.#prefixes[form - PREFIXED]!}-`;
    return `${head}${a}-${b.slice(0, 4)}-${b.slice(4)}-${c.slice(0, 4)}-${c.slice(4)}${d}`;
  }

  /** Gives number i to the id that had number `order[i]`; `order` names every assigned number and no other. */
  reorder(order: Uint32Array): void {
    const { words } = this;
    const forms = this.#forms;
    const names = [...this.#names];
    this.words = words32(0);
    this.#forms = forms instanceof Uint8Array ? bytes(0) : words16(0);
    this.#resize(snugFor(order.length));
    order.forEach((from, to) => {
      for (let i = 0; i < WORDS; i++) this.words[to * WORDS + i] = words[from * WORDS + i]!;
      this.#forms[to] = forms[from]!;
    });
    this.#names.clear();
    if (names.length > 0) {
      const named = new Map(names);
      order.forEach((from, to) => {
        const name = named.get(from);
        if (name !== undefined) this.#names.set(to, name);
      });
    }
    this.#free = [];
    this.#end = order.length;
    this.#slots.refill(order.length);
  }

  /** Shrinks memory to the current content plus room for a day's changes. */
  trim(): void {
    this.#resize(snugFor(this.#end));
    this.#slots.trim();
  }

  #find(id: string, packed: Packed): number {
    const { words, prefix } = packed;
    const form = this.#formOf(prefix);
    return this.#slots.find(hashOf(words[0]!, words[3]!), (number) => {
      if (form === NAMED) return this.#forms[number] === NAMED && this.#names.get(number) === id;
      const at = number * WORDS;
      for (let i = WORDS - 1; i >= 0; i--) if (this.words[at + i] !== words[i]) return false;
      return this.#forms[number] === form;
    });
  }

  /** The form of ids with a prefix; `UNKNOWN` for a prefix that no id has. */
  #formOf(prefix: Packed['prefix']): number {
    if (prefix === undefined) return NAMED;
    if (prefix === null) return BARE;
    const at = this.#prefixes.indexOf(prefix);
    return at < 0 ? UNKNOWN : PREFIXED + at;
  }

  #putForm(number: number, prefix: Packed['prefix']): void {
    let form = this.#formOf(prefix);
    if (form === UNKNOWN) form = PREFIXED - 1 + this.#prefixes.push(prefix ?? '');
    if (form > 0xff && this.#forms instanceof Uint8Array) {
      const wide = words16(this.#forms.length);
      wide.set(this.#forms);
      this.#forms = wide;
    }
    this.#forms[number] = form;
  }

  #resize(length: number): void {
    this.words = resized(this.words, length * WORDS);
    this.#forms = resized(this.#forms, length);
  }
}

const hashOf = (first: number, last: number): number => mixed(last ^ first);

function packedOf(id: string): Packed {
  const parts = PACKED.exec(id);
  if (parts === null) return { words: [0, 1, 2, 3].map((seed) => hashText(id, seed)), prefix: undefined };
  const [, prefix, a = '', b = '', c = '', d = '', e = ''] = parts;
  return {
    words: [a, b + c, d + e.slice(0, 4), e.slice(4)].map((digits) => Number.parseInt(digits, 16)),
    prefix: prefix ?? null,
  };
}
