import type { RoundMarket } from '@yizhan/matching/round/index.ts';
import { fingerprintOf, type RoundRows } from './rows.ts';

interface List {
  /** Vacancies by number, best first. */
  readonly vacancy: Int32Array;
  readonly score: Int32Array;
}

/** One person's list as it was worked out, `limit` long at most. */
interface KnownList extends List {
  readonly limit: number;
}

export interface Checkpoints {
  /** Digest of what the lists depend on; see `frameOf`. */
  readonly frame: Uint8Array;
  readonly saved: ReadonlyArray<{ readonly frame: Uint8Array; readonly lists: Uint8Array }>;
  /** People in one checkpoint. */
  readonly every: number;
  save(part: number, lists: Uint8Array): void;
}

/**
 * A market that remembers the first lists it was asked for: each person's best vacancies before anything has a price.
 * They are saved as they grow, and taken from what an earlier run of the same round saved, as long as neither the
 * vacancies nor the person changed.
 */
export interface RememberingMarket extends RoundMarket {
  /** A person's best vacancies at no price, at most `MOST_TOP`, from the lists asked for so far. */
  top(seeker: number): Int32Array;
  /** People whose list was not worked out anew. */
  readonly reused: number;
  /** Saves what was not saved yet. */
  flush(): void;
}

/** Recommendations a person can get at most. */
export const MOST_TOP = 10;
const NONE = new Int32Array(0);

/** @param checkpoints null saves nothing and takes nothing over */
export function remembering(
  market: RoundMarket,
  rows: RoundRows,
  checkpoints: Checkpoints | null,
): RememberingMarket {
  const known = checkpoints === null ? new Map<string, KnownList>() : readSaved(checkpoints);
  const seekersFor = market.seekersFor?.bind(market);
  const tops: List[] = [];
  let part = checkpoints?.saved.length ?? 0;
  let fresh: Entry[] = [];
  let reused = 0;
  const flush = (): void => {
    if (fresh.length === 0 || checkpoints === null) return;
    checkpoints.save(part, encode(fresh));
    part += 1;
    fresh = [];
  };
  return {
    seekers: market.seekers,
    vacancies: market.vacancies,
    capacity: market.capacity,
    ...(seekersFor === undefined ? {} : { seekersFor }),
    candidates(seeker, limit, prices, into) {
      const person = rows.seekers[seeker];
      if (prices !== null || person === undefined) return market.candidates(seeker, limit, prices, into);
      const top = tops[seeker];
      if (top !== undefined && limit <= MOST_TOP) return write(top, limit, into);
      const key = checkpoints === null ? '' : `${person.id} ${fingerprintOf(person)}`;
      const before = known.get(key);
      if (before?.limit === limit) {
        if (top === undefined) reused += 1;
        tops[seeker] = cut(before);
        return write(before, limit, into);
      }
      const count = market.candidates(seeker, limit, null, into);
      const list = { vacancy: into.vacancy.slice(0, count), score: into.score.slice(0, count) };
      if (limit >= MOST_TOP) {
        if (top === undefined && checkpoints !== null) {
          fresh.push({ key, limit, ...list });
          if (fresh.length >= checkpoints.every) flush();
        }
        tops[seeker] = cut(list);
      }
      return count;
    },
    top: (seeker) => tops[seeker]?.vacancy ?? NONE,
    get reused() {
      return reused;
    },
    flush,
  };
}

function cut({ vacancy, score }: List): List {
  return { vacancy: vacancy.slice(0, MOST_TOP), score: score.slice(0, MOST_TOP) };
}

function write(
  { vacancy, score }: List,
  limit: number,
  into: { vacancy: Int32Array; score: Int32Array },
): number {
  into.vacancy.set(vacancy.subarray(0, limit));
  into.score.set(score.subarray(0, limit));
  return Math.min(limit, vacancy.length);
}

interface Entry extends KnownList {
  /** The person's key and fingerprint. */
  readonly key: string;
}

function readSaved({ saved, frame }: Checkpoints): Map<string, KnownList> {
  const known = new Map<string, KnownList>();
  for (const part of saved) {
    if (Buffer.compare(part.frame, frame) !== 0) continue;
    for (const { key, ...list } of decode(part.lists)) known.set(key, list);
  }
  return known;
}

/** `4303-<uuid> <16 digits>`, always as long. */
const KEY_BYTES = 41 + 1 + 16;
const HEAD_BYTES = KEY_BYTES + 2 + 8;

/** Entry after entry: key, two bytes of padding, limit and length, then vacancies and scores, little-endian. */
export function encode(entries: readonly Entry[]): Uint8Array {
  const size = entries.reduce((sum, { vacancy }) => sum + HEAD_BYTES + vacancy.length * 8, 0);
  const bytes = Buffer.alloc(size);
  let at = 0;
  for (const { key, limit, vacancy, score } of entries) {
    bytes.write(key, at, 'latin1');
    bytes.writeUInt32LE(limit, at + KEY_BYTES + 2);
    bytes.writeUInt32LE(vacancy.length, at + KEY_BYTES + 6);
    at += HEAD_BYTES;
    for (const numbers of [vacancy, score]) {
      for (const number of numbers) at = bytes.writeInt32LE(number, at);
    }
  }
  return bytes;
}

export function* decode(lists: Uint8Array): Generator<Entry> {
  const bytes = Buffer.from(lists.buffer, lists.byteOffset, lists.byteLength);
  let at = 0;
  while (at < bytes.length) {
    const key = bytes.toString('latin1', at, at + KEY_BYTES);
    const limit = bytes.readUInt32LE(at + KEY_BYTES + 2);
    const length = bytes.readUInt32LE(at + KEY_BYTES + 6);
    at += HEAD_BYTES;
    const numbers = Int32Array.from({ length: 2 * length }, (_, i) => bytes.readInt32LE(at + 4 * i));
    yield { key, limit, vacancy: numbers.subarray(0, length), score: numbers.subarray(length) };
    at += 8 * length;
  }
}
