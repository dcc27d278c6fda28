import { endianness } from 'node:os';
import { constants, zstdCompressSync } from 'node:zlib';
import { FULL_SCORE } from '@yizhan/matching/round/index.ts';
import { PRINT_BYTES } from '../rows.ts';
import type { KeptRound, MemoryHead, PrintedRows } from './kept-round.ts';

/** Part of every head: numbers are in the machine's byte order, and a memory in another form is invalid. */
export const MEMORY_FORM = `memory 1 ${endianness()}`;
/** Rows per part: about 4 MB before compression. */
export const ROWS_IN_PART = 65_536;
/** The least candidates per part: likewise, with 6 bytes for each. */
export const ENTRIES_IN_PART = 600_000;
/** Marks a candidate that was recommended inside the headcounts. */
export const HELD = 0x8000_0000;

/** Sizes of the parts; tests make them small. */
export interface PartSizes {
  readonly rows: number;
  readonly entries: number;
}

const USUAL: PartSizes = { rows: ROWS_IN_PART, entries: ENTRIES_IN_PART };

/**
 * A memory as compressed parts: the head, the vacancies with their prices, the people, everybody's candidates. A reader
 * knows what changed before the candidates arrive, which are nearly all of it.
 * @throws RangeError for prices or scores outside their ranges
 */
export function* encodeMemory(kept: KeptRound, sizes: PartSizes = USUAL): Generator<Uint8Array> {
  const { memory, frame, sinceWhole, wholeGap } = kept;
  const head: MemoryHead = {
    form: MEMORY_FORM,
    frame,
    seekers: kept.seekers.keys.length,
    vacancies: kept.vacancies.keys.length,
    entries: memory.lists.vacancy.length,
    sinceWhole,
    wholeGap,
  };
  yield packed(Buffer.from(JSON.stringify(head)));
  yield* encodeRows(kept.vacancies, sizes.rows);
  yield packed(bytesOf(small(memory.prices, 'price')));
  yield packed(bytesOf(small(memory.asked, 'price')));
  yield* encodeRows(kept.seekers, sizes.rows);
  yield* encodeLists(memory, sizes.entries);
}

/** Measured on 1.4 million candidates: level 3 compresses 6.9 bytes to 3.5, level 9 to 3.3 in four times the time. */
const LEVEL = 3;

function packed(bytes: Uint8Array): Uint8Array {
  return zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint16Array | Uint32Array | Int32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** Numbers that fit two bytes. */
function small(values: Int32Array, what: string): Uint16Array {
  return Uint16Array.from(values, (value) => {
    if (value < 0 || value > 0xffff) throw new RangeError(`A ${what} of ${value} cannot be kept`);
    return value;
  });
}

/** Number of rows, digests, then keys, one per line. */
function* encodeRows({ keys, prints }: PrintedRows, inPart: number): Generator<Uint8Array> {
  for (let from = 0; from < keys.length; from += inPart) {
    const to = Math.min(keys.length, from + inPart);
    yield packed(
      Buffer.concat([
        bytesOf(Uint32Array.of(to - from)),
        prints.subarray(from * PRINT_BYTES, to * PRINT_BYTES),
        Buffer.from(keys.slice(from, to).join('\n')),
      ]),
    );
  }
}

/**
 * Lists of some people: number of people and candidates, length and ceiling of each list, vacancies (the highest bit
 * for `HELD`), and how much lower each score is than the one before it, or for the first of a list than a full one.
 */
function* encodeLists({ lists, held }: KeptRound['memory'], inPart: number): Generator<Uint8Array> {
  const people = lists.ceiling.length;
  for (let from = 0, to = 0; from < people; from = to) {
    const first = lists.offset[from] ?? 0;
    do to += 1;
    while (to < people && (lists.offset[to] ?? 0) - first < inPart);
    const entries = (lists.offset[to] ?? 0) - first;
    const lengths = new Uint32Array(to - from);
    const vacancies = new Uint32Array(entries);
    const falls = new Int32Array(entries);
    for (let person = from; person < to; person += 1) {
      const end = lists.offset[person + 1] ?? 0;
      let entry = lists.offset[person] ?? 0;
      lengths[person - from] = end - entry;
      for (let before = FULL_SCORE; entry < end; entry += 1) {
        const score = lists.score[entry] ?? 0;
        vacancies[entry - first] = (lists.vacancy[entry] ?? 0) + (held[entry] === 1 ? HELD : 0);
        falls[entry - first] = before - score;
        before = score;
      }
    }
    yield packed(
      Buffer.concat([
        bytesOf(Uint32Array.of(to - from, entries)),
        bytesOf(lengths),
        bytesOf(lists.ceiling.slice(from, to)),
        bytesOf(vacancies),
        bytesOf(small(falls, 'score')),
      ]),
    );
  }
}
