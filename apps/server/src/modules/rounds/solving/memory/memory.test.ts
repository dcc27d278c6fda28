import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRINT_BYTES } from '../rows.ts';
import { compareRows, countOf } from './changes.ts';
import { MemoryReader, MemoryUnreadable } from './decode.ts';
import { encodeMemory, type PartSizes } from './encode.ts';
import type { KeptRound, PrintedRows } from './kept-round.ts';

const printed = (keys: readonly string[]): PrintedRows => ({
  keys,
  prints: Uint8Array.from({ length: keys.length * PRINT_BYTES }, (_, at) => (at * 7 + keys.length) % 256),
});

const key = fc.stringMatching(/^[0-9]{4}-[0-9a-f]{1,6}$/);
const keys = fc.uniqueArray(key, { maxLength: 12 });
const price = fc.integer({ min: 0, max: 0xffff });
const score = fc.integer({ min: 1, max: 10_000 });

/** A memory of any shape: lists by falling score, also with negative ceilings. */
const kept: fc.Arbitrary<KeptRound> = fc
  .record({ people: keys, posts: keys })
  .chain(({ people, posts }) => {
    const entry = fc.record({
      post: fc.nat({ max: Math.max(0, posts.length - 1) }),
      score,
      held: fc.boolean(),
    });
    const list = fc.array(entry, { maxLength: posts.length === 0 ? 0 : 9 });
    const prices = fc.array(price, { minLength: posts.length, maxLength: posts.length });
    return fc.record({
      people: fc.constant(people),
      posts: fc.constant(posts),
      lists: fc.array(list, { minLength: people.length, maxLength: people.length }),
      ceilings: fc.array(fc.integer({ min: -40_000, max: 10_000 }), {
        minLength: people.length,
        maxLength: people.length,
      }),
      prices,
      asked: prices,
      sinceWhole: fc.nat({ max: 9 }),
      wholeGap: fc.double({ min: 0, max: 1, noNaN: true }),
    });
  })
  .map(({ people, posts, lists, ceilings, prices, asked, sinceWhole, wholeGap }) => {
    const sorted = lists.map((list) => list.toSorted((a, b) => b.score - a.score));
    const offset = [0];
    for (const list of sorted) offset.push((offset.at(-1) ?? 0) + list.length);
    const all = sorted.flat();
    return {
      frame: 'frame',
      sinceWhole,
      wholeGap,
      seekers: printed(people),
      vacancies: printed(posts),
      memory: {
        lists: {
          offset: Int32Array.from(offset),
          vacancy: Int32Array.from(all, ({ post }) => post),
          score: Int32Array.from(all, (one) => one.score),
          ceiling: Int32Array.from(ceilings),
        },
        held: Uint8Array.from(all, ({ held }) => (held ? 1 : 0)),
        prices: Int32Array.from(prices),
        asked: Int32Array.from(asked),
      },
    };
  });

async function decoded(parts: Iterable<Uint8Array>): Promise<KeptRound> {
  const reader = new MemoryReader(
    (async function* () {
      for (const part of parts) yield await Promise.resolve(part);
    })(),
  );
  const head = await reader.head();
  if (head === null) throw new Error('another form');
  const vacancies = await reader.rows(head.vacancies);
  const prices = await reader.prices(head.vacancies);
  const asked = await reader.prices(head.vacancies);
  const seekers = await reader.rows(head.seekers);
  const lists = await reader.lists(head.seekers, head.entries);
  const { frame, sinceWhole, wholeGap } = head;
  return { frame, sinceWhole, wholeGap, seekers, vacancies, memory: { ...lists, prices, asked } };
}

const plain = (rows: PrintedRows) => ({ keys: rows.keys, prints: [...rows.prints] });

describe('a memory in parts', () => {
  const sizes = fc.constantFrom<PartSizes>(
    { rows: 1, entries: 1 },
    { rows: 3, entries: 7 },
    { rows: 99, entries: 999 },
  );

  it('comes back as it was, whatever the size of the parts', async () => {
    await fc.assert(
      fc.asyncProperty(kept, sizes, async (round, size) => {
        const back = await decoded(encodeMemory(round, size));
        expect(back.memory).toEqual(round.memory);
        expect(plain(back.seekers)).toEqual(plain(round.seekers));
        expect(plain(back.vacancies)).toEqual(plain(round.vacancies));
        expect(back).toMatchObject({
          frame: 'frame',
          sinceWhole: round.sinceWhole,
          wholeGap: round.wholeGap,
        });
      }),
      { seed: 21, numRuns: 200 },
    );
  });

  it('has no part larger than asked for, but for one list', () => {
    const people = Array.from({ length: 50 }, (_, at) => `4303-${at}`);
    const vacancy = Int32Array.from({ length: 500 }, (_, at) => at % 10);
    const memory = {
      lists: {
        offset: Int32Array.from({ length: 51 }, (_, at) => at * 10),
        vacancy,
        score: new Int32Array(500).fill(9),
        ceiling: new Int32Array(50),
      },
      held: new Uint8Array(500),
      prices: new Int32Array(10),
      asked: new Int32Array(10),
    };
    const posts = people.slice(0, 10);
    const round = {
      frame: '',
      sinceWhole: 0,
      wholeGap: 0,
      seekers: printed(people),
      vacancies: printed(posts),
      memory,
    };
    // The head, one part of vacancies and two of prices, five of people, and lists of ten people each.
    expect([...encodeMemory(round, { rows: 10, entries: 100 })]).toHaveLength(1 + 1 + 2 + 5 + 5);
  });

  it('refuses numbers that it could not give back', () => {
    const memory = {
      lists: {
        offset: Int32Array.of(0),
        vacancy: new Int32Array(0),
        score: new Int32Array(0),
        ceiling: new Int32Array(0),
      },
      held: new Uint8Array(0),
      prices: Int32Array.of(70_000),
      asked: Int32Array.of(0),
    };
    const round = {
      frame: '',
      sinceWhole: 0,
      wholeGap: 0,
      seekers: printed([]),
      vacancies: printed(['a']),
      memory,
    };
    expect(() => [...encodeMemory(round)]).toThrow(RangeError);
  });

  it('is unreadable rather than wrong when a part is missing or is another one', async () => {
    const [round] = fc.sample(
      kept.filter(({ seekers, vacancies }) => seekers.keys.length > 4 && vacancies.keys.length > 4),
      { seed: 3, numRuns: 1 },
    );
    if (round === undefined) throw new Error('nothing was drawn');
    const parts = [...encodeMemory(round, { rows: 2, entries: 3 })];
    for (const wrong of [
      parts.slice(0, -1),
      parts.slice(1),
      [],
      [parts[0] ?? new Uint8Array(0), new Uint8Array(9)],
    ])
      await expect(decoded(wrong)).rejects.toThrow(MemoryUnreadable);
  });
});

describe('what became of rows', () => {
  it('is told by key and print', () => {
    const before = printed(['a', 'b', 'c', 'd']);
    const prints = new Uint8Array(4 * PRINT_BYTES);
    const at = (row: number): Uint8Array =>
      before.prints.subarray(row * PRINT_BYTES, (row + 1) * PRINT_BYTES);
    // The new row first, then `d` unchanged, `b` changed, `a` unchanged; `c` is gone.
    prints.set(at(3), PRINT_BYTES);
    prints.set(at(0), 3 * PRINT_BYTES);
    const changes = compareRows(before, { keys: ['x', 'd', 'b', 'a'], prints });
    expect([...changes.numberOf]).toEqual([3, 2, -1, 1]);
    expect([...changes.changed]).toEqual([0, 2]);
    expect(changes.gone).toBe(1);
    expect(countOf(changes)).toBe(3);
  });
});
