import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListChunk, RoundMarket } from '@yizhan/matching/round/index.ts';
import { bestLists, decode, encode, recall, saver } from './lists.ts';
import { PRINT_BYTES } from './rows.ts';

/** Digests that differ in every byte. */
const printsOf = (people: number): Uint8Array =>
  Uint8Array.from({ length: people * PRINT_BYTES }, (_, at) => Math.floor(at / PRINT_BYTES) + 1);

/** One chunk of whole lists. */
function chunkOf(
  lists: ReadonlyArray<{ seeker: number; vacancy: readonly number[]; score: readonly number[] }>,
): ListChunk {
  const offset = [0];
  for (const { vacancy } of lists) offset.push((offset.at(-1) ?? 0) + vacancy.length);
  return {
    seeker: Int32Array.from(lists, ({ seeker }) => seeker),
    offset: Int32Array.from(offset),
    vacancy: Int32Array.from(lists.flatMap(({ vacancy }) => vacancy)),
    score: Int32Array.from(lists.flatMap(({ score }) => score)),
    ceiling: Int32Array.from(lists, ({ score }) => score.at(-1) ?? -40_000),
  };
}

describe('saved lists', () => {
  const number = fc.integer({ min: 0, max: 2 ** 31 - 1 });
  const entries = fc.array(fc.tuple(number, number), { maxLength: 30 });
  const drawn = fc.array(entries, { maxLength: 20 }).map((all) =>
    chunkOf(
      all.map((one, seeker) => ({
        seeker,
        vacancy: one.map(([vacancy]) => vacancy),
        score: one.map(([, score]) => score),
      })),
    ),
  );

  it('come back as they were', () => {
    fc.assert(
      fc.property(drawn, (chunk) => {
        const prints = printsOf(chunk.seeker.length);
        const seekers = Array.from(chunk.seeker, String);
        const frame = Buffer.from('frame');
        const lists = encode(chunk, 50, prints);
        expect(recall({ prints, frame, seekers }, [{ frame, lists }], 50)).toEqual([chunk]);
      }),
      { seed: 11 },
    );
  });

  it('hold for the same frame, the same limit and people who did not change, each once', () => {
    const prints = printsOf(3);
    const seekers = ['a', 'b', 'c'];
    const frame = Buffer.from('frame');
    const lists = encode(
      chunkOf([0, 1, 2].map((seeker) => ({ seeker, vacancy: [seeker], score: [9] }))),
      50,
      prints,
    );
    const people = (
      rows: Parameters<typeof recall>[0],
      saved: Parameters<typeof recall>[1],
      limit = 50,
    ): number[] => recall(rows, saved, limit).flatMap(({ seeker }) => [...seeker]);
    const rows = { prints, frame, seekers };
    expect(people(rows, [{ frame, lists }])).toEqual([0, 1, 2]);
    expect(
      people(rows, [
        { frame, lists },
        { frame, lists },
      ]),
    ).toEqual([0, 1, 2]);
    expect(people(rows, [{ frame, lists }], 51)).toEqual([]);
    expect(people(rows, [{ frame: Buffer.from('other'), lists }])).toEqual([]);
    const changed = prints.slice();
    changed[PRINT_BYTES] = 77;
    expect(people({ ...rows, prints: changed }, [{ frame, lists }])).toEqual([0, 2]);
    // A new person sorts first, so every number shifts.
    const later = Uint8Array.from([...printsOf(4).subarray(3 * PRINT_BYTES), ...prints]);
    expect(people({ ...rows, prints: later, seekers: ['new', ...seekers] }, [{ frame, lists }])).toEqual([
      1, 2, 3,
    ]);
  });

  it('are saved so many people at a time', () => {
    const saved: Array<{ part: number; people: number }> = [];
    const prints = printsOf(9);
    const numbers = (): Map<string, number> =>
      new Map(
        Array.from({ length: 9 }, (_, person) => [
          Buffer.from(prints.subarray(person * PRINT_BYTES, (person + 1) * PRINT_BYTES)).toString('latin1'),
          person,
        ]),
      );
    const save = (part: number, lists: Uint8Array): void =>
      void saved.push({ part, people: decode(lists, 50, numbers()).seeker.length });
    const earlier = { frame: Buffer.from('frame'), lists: new Uint8Array(0) };
    const saving = saver({ prints }, { saved: [earlier], every: 4, save });
    for (const from of [0, 2, 4]) {
      saving.take(chunkOf([from, from + 1].map((seeker) => ({ seeker, vacancy: [1], score: [2] }))), 50);
    }
    expect(saved).toEqual([{ part: 1, people: 4 }]);
  });
});

describe('best lists', () => {
  const LIMIT = 15;
  /** The list of person 0 has no equal scores; person 1's second and third best are equal, 7 before 1 by lot. */
  const answers = [
    { vacancy: [3, 2, 1], score: [900, 800, 700] },
    { vacancy: [5, 7, 1, 2], score: [900, 800, 800, 100] },
  ];
  function counting(): RoundMarket & { asked: number } {
    return {
      seekers: 2,
      vacancies: 9,
      capacity: new Int32Array(9).fill(1),
      asked: 0,
      candidates(seeker, limit, _, into) {
        this.asked += 1;
        const { vacancy, score } = answers[seeker] ?? { vacancy: [], score: [] };
        into.vacancy.set(vacancy.slice(0, limit));
        into.score.set(score.slice(0, limit));
        return Math.min(limit, vacancy.length);
      },
    };
  }
  // As `solveRound` receives them: equal scores by number.
  const first = chunkOf([
    { seeker: 0, vacancy: [3, 2, 1], score: [900, 800, 700] },
    { seeker: 1, vacancy: [5, 1, 7, 2], score: [900, 800, 800, 100] },
  ]);
  const buffer = () => ({ vacancy: new Int32Array(LIMIT), score: new Int32Array(LIMIT) });

  it('come from first lists, and from the market where equal scores leave the order open', () => {
    const market = counting();
    const best = bestLists(market);
    best.take(first, LIMIT);
    expect([...best.top(0, 10)]).toEqual([3, 2, 1]);
    expect([...best.top(1, 1)]).toEqual([5]);
    expect(market.asked).toBe(0);
    expect([...best.top(1, 2)]).toEqual([5, 7]);
    expect([...best.top(1, 2)]).toEqual([5, 7]);
    expect(market.asked).toBe(1);
    const into = buffer();
    expect(best.market.candidates(1, 4, null, into)).toBe(4);
    expect([...into.vacancy.subarray(0, 4), ...into.score.subarray(0, 4)]).toEqual([
      5, 7, 1, 2, 900, 800, 800, 100,
    ]);
    expect(market.asked).toBe(2);
  });

  it('leave questions with prices, and for more than people get, to the market', () => {
    const market = counting();
    const best = bestLists(market);
    best.take(first, LIMIT);
    best.market.candidates(0, 3, new Int32Array(9), buffer());
    best.market.candidates(0, LIMIT, null, buffer());
    expect(market.asked).toBe(2);
  });

  it('do not take the last of a list that goes on for settled', () => {
    const market = counting();
    const best = bestLists(market);
    best.take(chunkOf([{ seeker: 1, vacancy: [5, 1], score: [900, 800] }]), 2);
    expect([...best.top(1, 1)]).toEqual([5]);
    expect(market.asked).toBe(0);
    expect([...best.top(1, 2)]).toEqual([5, 7]);
    expect(market.asked).toBe(1);
  });
});
