import { createHash } from 'node:crypto';
import { zstdDecompressSync } from 'node:zlib';
import { FULL_SCORE, type RoundMemory } from '@yizhan/matching/round/index.ts';
import { PRINT_BYTES } from '../rows.ts';
import { HELD, MEMORY_FORM } from './encode.ts';
import { MemoryHead, type PrintedRows } from './kept-round.ts';

/** The stored content differs from what was written. */
export class MemoryUnreadable extends Error {
  constructor(cause?: unknown) {
    super('The memory of the earlier round cannot be read', { cause });
    this.name = 'MemoryUnreadable';
  }
}

/** Reads a memory part by part, in the order of `encodeMemory`. @throws MemoryUnreadable from every method */
export class MemoryReader {
  readonly #parts: AsyncIterator<Uint8Array>;
  readonly #digest = createHash('sha256');

  constructor(parts: AsyncIterable<Uint8Array>) {
    this.#parts = parts[Symbol.asyncIterator]();
  }

  /** Null for a memory in another form. */
  async head(): Promise<MemoryHead | null> {
    const bytes = await this.#next();
    try {
      const head = MemoryHead.parse(JSON.parse(bytes.toString()));
      return head.form === MEMORY_FORM ? head : null;
    } catch (cause) {
      throw new MemoryUnreadable(cause);
    }
  }

  async rows(count: number): Promise<PrintedRows> {
    const keys: string[] = [];
    const prints: Buffer[] = [];
    while (keys.length < count) {
      const bytes = await this.#next();
      const [rows = 0] = wordsOf(bytes, 0, 1);
      const from = 4 + rows * PRINT_BYTES;
      const some = bytes.toString('utf8', from).split('\n');
      if (rows === 0 || some.length !== rows) throw new MemoryUnreadable();
      for (const key of some) keys.push(key);
      prints.push(bytes.subarray(4, from));
    }
    if (keys.length !== count) throw new MemoryUnreadable();
    return { keys, prints: Buffer.concat(prints) };
  }

  async prices(count: number): Promise<Int32Array> {
    const bytes = await this.#next();
    return Int32Array.from(halfWordsOf(bytes, 0, count));
  }

  async lists(
    people: number,
    entries: number,
  ): Promise<Pick<RoundMemory, 'held'> & { lists: RoundMemory['lists'] }> {
    const offset = new Int32Array(people + 1);
    const ceiling = new Int32Array(people);
    const vacancy = new Int32Array(entries);
    const score = new Int32Array(entries);
    const held = new Uint8Array(entries);
    let person = 0;
    let entry = 0;
    while (person < people) {
      const bytes = await this.#next();
      const [some = 0, length = 0] = wordsOf(bytes, 0, 2);
      if (some === 0 || person + some > people || entry + length > entries) throw new MemoryUnreadable();
      const lengths = wordsOf(bytes, 8, some);
      ceiling.set(Int32Array.from(wordsOf(bytes, 8 + 4 * some, some)), person);
      const vacancies = wordsOf(bytes, 8 + 8 * some, length);
      const falls = halfWordsOf(bytes, 8 + 8 * some + 4 * length, length);
      let read = 0;
      for (const own of lengths) {
        let before = FULL_SCORE;
        for (const end = Math.min(length, read + own); read < end; read += 1, entry += 1) {
          const word = vacancies[read] ?? 0;
          before -= falls[read] ?? 0;
          vacancy[entry] = word % HELD;
          held[entry] = word >= HELD ? 1 : 0;
          score[entry] = before;
        }
        person += 1;
        offset[person] = entry;
      }
      if (read !== length) throw new MemoryUnreadable();
    }
    if (entry !== entries) throw new MemoryUnreadable();
    return { lists: { offset, vacancy, score, ceiling }, held };
  }

  /** Digest of all parts read so far, as `digestOf` computes it. */
  digest(): Buffer {
    return this.#digest.copy().digest();
  }

  async #next(): Promise<Buffer> {
    const next = await this.#parts.next();
    if (next.done === true) throw new MemoryUnreadable();
    this.#digest.update(next.value);
    try {
      return zstdDecompressSync(next.value);
    } catch (cause) {
      throw new MemoryUnreadable(cause);
    }
  }
}

/** This many numbers from an offset on, in a new array: a buffer need not be aligned for numbers. */
function wordsOf(bytes: Buffer, at: number, count: number): Uint32Array {
  const words = new Uint32Array(count);
  copyInto(new Uint8Array(words.buffer), bytes, at);
  return words;
}

function halfWordsOf(bytes: Buffer, at: number, count: number): Uint16Array {
  const words = new Uint16Array(count);
  copyInto(new Uint8Array(words.buffer), bytes, at);
  return words;
}

function copyInto(target: Uint8Array, bytes: Buffer, at: number): void {
  if (at + target.length > bytes.length) throw new MemoryUnreadable();
  target.set(bytes.subarray(at, at + target.length));
}
