import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seekerInput } from '@yizhan/matching';
import type { RoundMarket } from '@yizhan/matching/round/index.ts';
import { decode, encode, remembering } from './lists.ts';
import type { RoundRows } from './rows.ts';

const key = (number: number): string => `4303-00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

describe('saved lists', () => {
  it('come back as they were', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 2 ** 31 - 1 }), { maxLength: 60 });
    const entry = fc.record({ person: fc.nat(1_000_000), limit: fc.nat(1_000), numbers });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 20 }), (drawn) => {
        const entries = drawn.map(({ person, limit, numbers: list }) => ({
          key: `${key(person)} 0123456789abcdef`,
          limit,
          vacancy: Int32Array.from(list),
          score: Int32Array.from(list, (number) => number ^ 1),
        }));
        expect([...decode(encode(entries))]).toEqual(entries);
      }),
      { seed: 11 },
    );
  });
});

describe('a market that remembers', () => {
  const rows: RoundRows = {
    seekers: [1, 2, 3].map((number) => seekerInput({ id: key(number) })),
    vacancies: [],
    places: new Int32Array(20).fill(1),
    elsewhereOnly: false,
  };
  const LIMIT = 15;

  /** Everybody's list is 0, 1, 2 … by falling score; counts how often it is asked. */
  function counting(): RoundMarket & { asked: number } {
    return {
      seekers: 3,
      vacancies: 20,
      capacity: rows.places,
      asked: 0,
      candidates(seeker, limit, _, into) {
        this.asked += 1;
        const count = Math.min(limit, 12);
        for (let at = 0; at < count; at += 1) {
          into.vacancy[at] = at;
          into.score[at] = 9_000 - at - seeker;
        }
        return count;
      },
    };
  }
  const buffer = () => ({ vacancy: new Int32Array(LIMIT), score: new Int32Array(LIMIT) });
  const frame = Buffer.from('frame');

  it('saves lists in parts, takes them over in the same frame only, and asks for the rest', () => {
    const parts: Array<{ frame: Uint8Array; lists: Uint8Array }> = [];
    const save = (_: number, lists: Uint8Array): void => void parts.push({ frame, lists });
    const first = counting();
    const market = remembering(first, rows, { frame, saved: [], every: 2, save });
    for (const seeker of [0, 1, 2]) market.candidates(seeker, LIMIT, null, buffer());
    expect(parts).toHaveLength(1);

    const second = counting();
    const resumed = remembering(second, rows, { frame, saved: parts, every: 9, save });
    const into = buffer();
    expect(resumed.candidates(1, LIMIT, null, into)).toBe(12);
    expect([...into.score.slice(0, 3)]).toEqual([8_999, 8_998, 8_997]);
    expect([second.asked, resumed.reused]).toEqual([0, 1]);
    resumed.candidates(2, LIMIT, null, buffer());
    expect([second.asked, resumed.reused]).toEqual([1, 1]);

    const other = counting();
    const changed = remembering(other, rows, { frame: Buffer.from('other'), saved: parts, every: 9, save });
    changed.candidates(1, LIMIT, null, buffer());
    expect([other.asked, changed.reused]).toEqual([1, 0]);
  });

  it('answers for a short list from what it knows, and asks whenever there are prices', () => {
    const asked = counting();
    const market = remembering(asked, rows, null);
    market.candidates(0, LIMIT, null, buffer());
    const into = buffer();
    expect(market.candidates(0, 3, null, into)).toBe(3);
    expect([...into.vacancy.slice(0, 3)]).toEqual([0, 1, 2]);
    expect([...market.top(0)]).toHaveLength(10);
    expect(asked.asked).toBe(1);
    market.candidates(0, 3, new Int32Array(20), buffer());
    expect(asked.asked).toBe(2);
  });
});
