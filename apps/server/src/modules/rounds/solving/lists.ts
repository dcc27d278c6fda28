import type { ListChunk, RoundMarket } from '@yizhan/matching/round/index.ts';
import { PRINT_BYTES, type RoundRows } from './rows.ts';

export interface Checkpoints {
  readonly saved: ReadonlyArray<{ readonly frame: Uint8Array; readonly lists: Uint8Array }>;
  /** The least number of people in one checkpoint. */
  readonly every: number;
  readonly save: (part: number, lists: Uint8Array) => void;
}

/** The most recommendations a person can get. */
export const MOST_TOP = 10;
/** More than any count of best vacancies: the whole list and its order are known. */
const ALL = 255;

/** Each person's best vacancies before anything has a price, as a plain list without a round would show them. */
export interface BestLists {
  /** Adds first lists of `limit` candidates. */
  readonly take: (chunk: ListChunk, limit: number) => void;
  /** A person's best vacancies by number, `limit` at most (1 to `MOST_TOP`). */
  readonly top: (seeker: number, limit: number) => Int32Array;
  /** The market, with the best vacancies from here. */
  readonly market: RoundMarket;
}

/**
 * Best vacancies from first lists. Those are sorted by number where scores are equal, while the market decides by lot:
 * people with equal scores among their best are queried again, so that every list is the one they would see.
 */
export function bestLists(market: RoundMarket): BestLists {
  const vacancies = new Int32Array(market.seekers * MOST_TOP);
  const scores = new Int32Array(market.seekers * MOST_TOP);
  const counts = new Uint8Array(market.seekers);
  /** How many of the best are in the order of the market. */
  const settled = new Uint8Array(market.seekers);
  const asked = { vacancy: new Int32Array(MOST_TOP), score: new Int32Array(MOST_TOP) };

  const settle = (seeker: number, limit: number): void => {
    if ((settled[seeker] ?? 0) >= limit) return;
    const count = market.candidates(seeker, limit, null, asked);
    vacancies.set(asked.vacancy.subarray(0, count), seeker * MOST_TOP);
    scores.set(asked.score.subarray(0, count), seeker * MOST_TOP);
    counts[seeker] = count;
    settled[seeker] = count < limit ? ALL : limit;
  };
  const countOf = (seeker: number, limit: number): number => Math.min(limit, counts[seeker] ?? 0);
  const seekersFor = market.seekersFor?.bind(market);
  return {
    take({ seeker: people, offset, vacancy, score }, limit) {
      people.forEach((seeker, at) => {
        const from = offset[at] ?? 0;
        const to = offset[at + 1] ?? from;
        const best = Math.min(to, from + MOST_TOP);
        vacancies.set(vacancy.subarray(from, best), seeker * MOST_TOP);
        scores.set(score.subarray(from, best), seeker * MOST_TOP);
        counts[seeker] = best - from;
        const isWhole = to - from < limit;
        let known = from;
        while (known < best && (known + 1 < to ? score[known] !== score[known + 1] : isWhole)) known += 1;
        settled[seeker] = known === to && isWhole ? ALL : known - from;
      });
    },
    top(seeker, limit) {
      settle(seeker, limit);
      const from = seeker * MOST_TOP;
      return vacancies.subarray(from, from + countOf(seeker, limit));
    },
    market: {
      seekers: market.seekers,
      vacancies: market.vacancies,
      capacity: market.capacity,
      ...(seekersFor === undefined ? {} : { seekersFor }),
      candidates(seeker, limit, prices, into) {
        if (prices !== null || limit > MOST_TOP) return market.candidates(seeker, limit, prices, into);
        settle(seeker, limit);
        const from = seeker * MOST_TOP;
        const count = countOf(seeker, limit);
        into.vacancy.set(vacancies.subarray(from, from + count));
        into.score.set(scores.subarray(from, from + count));
        return count;
      },
    },
  };
}

/** Saves lists as they arrive, for this many people at a time. The last few are not worth saving. */
export function saver(
  { prints }: Pick<RoundRows, 'prints'>,
  { saved, every, save }: Checkpoints,
): { take: (chunk: ListChunk, limit: number) => void } {
  let part = saved.length;
  let waiting: Uint8Array[] = [];
  let people = 0;
  return {
    take(chunk, limit) {
      waiting.push(encode(chunk, limit, prints));
      people += chunk.seeker.length;
      if (people < every) return;
      save(part, Buffer.concat(waiting));
      part += 1;
      waiting = [];
      people = 0;
    },
  };
}

/** Lists of `limit` candidates saved by an earlier run of the same round, for people who did not change since. */
export function recall(
  { prints, frame, seekers }: Pick<RoundRows, 'prints' | 'frame' | 'seekers'>,
  saved: Checkpoints['saved'],
  limit: number,
): ListChunk[] {
  const valid = saved.filter((part) => Buffer.compare(part.frame, frame) === 0);
  if (valid.length === 0) return [];
  const numbers = new Map(seekers.map((_, person) => [printOf(prints, person), person]));
  return valid.map(({ lists }) => decode(lists, limit, numbers));
}

/** A digest as a key of a map. */
const printOf = (prints: Uint8Array, at: number): string =>
  Buffer.from(prints.buffer, prints.byteOffset + at * PRINT_BYTES, PRINT_BYTES).toString('latin1');

const HEAD_BYTES = PRINT_BYTES + 12;

/** List after list: digest, limit, length and ceiling, then vacancies and scores, little-endian. */
export function encode(chunk: ListChunk, limit: number, prints: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(chunk.seeker.length * HEAD_BYTES + chunk.vacancy.length * 8);
  let at = 0;
  chunk.seeker.forEach((seeker, person) => {
    const from = chunk.offset[person] ?? 0;
    const to = chunk.offset[person + 1] ?? from;
    bytes.set(prints.subarray(seeker * PRINT_BYTES, (seeker + 1) * PRINT_BYTES), at);
    at = bytes.writeUInt32LE(limit, at + PRINT_BYTES);
    at = bytes.writeUInt32LE(to - from, at);
    at = bytes.writeInt32LE(chunk.ceiling[person] ?? 0, at);
    for (const numbers of [chunk.vacancy, chunk.score]) {
      for (let entry = from; entry < to; entry += 1) at = bytes.writeInt32LE(numbers[entry] ?? 0, at);
    }
  });
  return bytes;
}

/** @param numbers people by digest; those whose list was found are deleted */
export function decode(lists: Uint8Array, limit: number, numbers: Map<string, number>): ListChunk {
  const bytes = Buffer.from(lists.buffer, lists.byteOffset, lists.byteLength);
  const seeker: number[] = [];
  const offset = [0];
  const ceiling: number[] = [];
  const vacancy = new Int32Array(bytes.length >> 3);
  const score = new Int32Array(bytes.length >> 3);
  let end = 0;
  for (let at = 0; at < bytes.length;) {
    const print = bytes.toString('latin1', at, at + PRINT_BYTES);
    const savedLimit = bytes.readUInt32LE(at + PRINT_BYTES);
    const length = bytes.readUInt32LE(at + PRINT_BYTES + 4);
    const person = numbers.get(print);
    if (person !== undefined && savedLimit === limit) {
      numbers.delete(print);
      seeker.push(person);
      ceiling.push(bytes.readInt32LE(at + PRINT_BYTES + 8));
      for (let entry = 0; entry < length; entry += 1) {
        vacancy[end] = bytes.readInt32LE(at + HEAD_BYTES + entry * 4);
        score[end] = bytes.readInt32LE(at + HEAD_BYTES + (length + entry) * 4);
        end += 1;
      }
      offset.push(end);
    }
    at += HEAD_BYTES + length * 8;
  }
  return {
    seeker: Int32Array.from(seeker),
    offset: Int32Array.from(offset),
    vacancy: vacancy.slice(0, end),
    score: score.slice(0, end),
    ceiling: Int32Array.from(ceiling),
  };
}
