import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../calendar/index.ts';
import { episodesOf, type EpisodeRow } from './episodes.ts';

const DAYS = 90;
const rows: fc.Arbitrary<EpisodeRow[]> = fc
  .array(
    fc.record({
      day: fc.nat(700).map((days) => addDays('2026-01-01', days)),
      employerId: fc.constantFrom('a', 'b', null),
      siteId: fc.constantFrom('one', 'two', null),
      regionCode: fc.constant('430304'),
    }),
    { maxLength: 12 },
  )
  .map((list) => list.map((row, at) => ({ ...row, sourceId: String(at).padStart(2, '0') })));

describe('episodes', () => {
  it('hold every row once, whatever order they come in', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const episodes = episodesOf(list, DAYS);
        expect(new Set(episodes.flat())).toEqual(new Set(list));
        expect(episodes.flat()).toHaveLength(list.length);
        const again = episodesOf(list.toReversed(), DAYS);
        const names = (all: EpisodeRow[][]) => all.map((own) => own.map(({ sourceId }) => sourceId)).sort();
        expect(names(again)).toEqual(names(episodes));
      }),
    );
  });

  it('are of one employer, and no gap within one is longer than the days; between two it is', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const episodes = episodesOf(list, DAYS);
        for (const own of episodes) {
          expect(new Set(own.map(({ employerId }) => employerId)).size).toBe(1);
          for (const [at, row] of own.entries()) {
            const next = own[at + 1];
            if (next !== undefined) expect(daysBetween(row.day, next.day)).toBeLessThanOrEqual(DAYS);
          }
        }
        const known = episodes.filter(([first]) => first !== undefined && first.employerId !== null);
        for (const one of known) {
          for (const other of known) {
            if (one === other || one[0]?.employerId !== other[0]?.employerId) continue;
            const [last, first] = [one.at(-1)?.day ?? '', other[0]?.day ?? ''];
            if (last <= first) expect(daysBetween(last, first)).toBeGreaterThan(DAYS);
          }
        }
      }),
    );
  });

  it('of one employer over two stations are one; the first station comes first', () => {
    const at = { employerId: 'a', regionCode: '430304' };
    const first = { ...at, sourceId: '2', siteId: 'one', day: '2026-03-01' };
    const second = { ...at, sourceId: '1', siteId: 'two', day: '2026-05-30' };
    expect(episodesOf([second, first], DAYS)).toEqual([[first, second]]);
    expect(episodesOf([{ ...second, day: '2026-05-31' }, first], DAYS)).toHaveLength(2);
  });

  it('without an employer are nobody’s repeat', () => {
    const row = { employerId: null, regionCode: '430304', siteId: null, day: '2026-03-01' };
    expect(
      episodesOf(
        [
          { ...row, sourceId: '1' },
          { ...row, sourceId: '2' },
        ],
        DAYS,
      ),
    ).toHaveLength(2);
  });
});
