import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../calendar/index.ts';
import { areaOf, forerunnersOf, type Countable } from './forerunners.ts';
import { coverOf, monthNumber, type Days } from './spans.ts';
import { addChange, addSum, isZero, sumKey, upTo, type CountableSum, type Sums } from './sums.ts';

interface Row extends Countable {
  readonly subject: string;
}

const START = '2024-01-01';
const REGIONS = ['4303', '430302', '430304', '430304004', '430304005', '430102001'];

const rows = fc
  .array(
    fc.record({
      subject: fc.constantFrom('a', 'b', 'c', 'd'),
      day: fc.nat(500).map((days) => addDays(START, days)),
      regionCode: fc.constantFrom(...REGIONS),
      siteId: fc.constantFrom(null, 's', 't'),
    }),
    { maxLength: 40 },
  )
  .map((list): Row[] => list.map((row, index) => ({ ...row, sourceId: String(index).padStart(3, '0') })));

const period = fc
  .tuple(fc.nat(480), fc.nat(400), fc.boolean())
  .map(([from, days, whole]): Days => {
    const start = addDays(START, from);
    const end = addDays(start, days);
    return whole
      ? { from: `${start.slice(0, 8)}01`, to: addDays(`${end.slice(0, 8)}01`, -1) }
      : { from: start, to: end };
  })
  .filter(({ from, to }) => from <= to);

function linked(list: readonly Row[]) {
  const bySubject = Map.groupBy(list, ({ subject }) => subject);
  return [...bySubject.values()].flatMap((own) =>
    [...forerunnersOf(own)].map(([row, forerunners]) => ({ ...row, forerunners })),
  );
}

function sumsOf(list: readonly Row[]): Sums {
  const sums: Sums = new Map();
  for (const row of linked(list)) addChange(sums, { ...row, kind: 'k', sign: 1, amount: 2 });
  return sums;
}

/** The figure as the server's statement computes it. */
function figure(list: readonly Row[], level: 'prefecture' | 'county', area: string, asked: Days) {
  const { short, months, head, tail } = coverOf(asked);
  const own = [...sumsOf(list).values()].filter((sum) => sum.level === level && sum.area === area);
  const pick = (span: 'day' | 'month', stretch: Days | null, repeats: (sum: CountableSum) => number) =>
    own
      .filter(
        (sum) => stretch !== null && sum.span === span && sum.at >= stretch.from && sum.at <= stretch.to,
      )
      .reduce((total, sum) => total + sum.rows - repeats(sum), 0);
  const between =
    head === null || tail === null
      ? 0
      : linked(list).filter(
          (row) =>
            areaOf(level, row) === area &&
            row.day >= tail.from &&
            row.day <= tail.to &&
            (row.forerunners[level] ?? '') >= head.from &&
            (row.forerunners[level] ?? '') <= head.to,
        ).length;
  return (
    pick('day', short, (sum) => upTo(sum.repeatsByDays, daysBetween(asked.from, sum.at))) +
    pick('month', months, (sum) =>
      upTo(sum.repeatsByMonths, monthNumber(sum.at) - monthNumber(months?.from ?? '')),
    ) +
    pick('day', head, (sum) => upTo(sum.followedByMonths, head?.monthsOn ?? 0)) +
    pick('day', tail, (sum) => upTo(sum.repeatsByMonths, tail?.monthsBack ?? 0)) -
    between
  );
}

describe('sums of countables', () => {
  it('count subjects once over any period', () => {
    fc.assert(
      fc.property(rows, period, fc.constantFrom(...REGIONS), (list, asked, region) => {
        for (const level of ['prefecture', 'county'] as const) {
          const area = areaOf(level, { regionCode: region, siteId: null });
          const counted = list.filter(
            (row) => areaOf(level, row) === area && row.day >= asked.from && row.day <= asked.to,
          );
          expect(figure(list, level, area, asked)).toBe(new Set(counted.map(({ subject }) => subject)).size);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('come to the same in parts, in any order, and to nothing when everything is taken back', () => {
    fc.assert(
      fc.property(rows, fc.nat(40), (list, cut) => {
        const changes = linked(list).map((row) => ({ ...row, kind: 'k', sign: 1 as const, amount: 1 }));
        const whole: Sums = new Map();
        for (const change of changes) addChange(whole, change);
        const folded: Sums = new Map();
        for (const some of [changes.slice(cut), changes.slice(0, cut)]) {
          const part: Sums = new Map();
          for (const change of some) addChange(part, change);
          for (const sum of part.values()) {
            const known = folded.get(sumKey(sum));
            if (known === undefined) folded.set(sumKey(sum), sum);
            else addSum(known, sum);
          }
        }
        expect(new Map([...folded].sort())).toEqual(new Map([...whole].sort()));
        for (const change of changes.toReversed()) addChange(whole, { ...change, sign: -1 });
        expect([...whole.values()].every(isZero)).toBe(true);
      }),
    );
  });
});

describe('a period', () => {
  it('of at most a month that is not a calendar month is answered by days', () => {
    expect(coverOf({ from: '2026-11-16', to: '2026-11-29' })).toMatchObject({
      short: { from: '2026-11-16', to: '2026-11-29' },
      months: null,
    });
  });

  it('of whole months is answered by months', () => {
    expect(coverOf({ from: '2026-02-01', to: '2026-02-28' })).toEqual({
      short: null,
      months: { from: '2026-02-01', to: '2026-02-01' },
      head: null,
      tail: null,
    });
  });

  it('that cuts its months takes the whole ones between', () => {
    expect(coverOf({ from: '2025-11-30', to: '2026-11-29' })).toEqual({
      short: null,
      months: { from: '2025-12-01', to: '2026-10-01' },
      head: { from: '2025-11-30', to: '2025-11-30', monthsOn: 11 },
      tail: { from: '2026-11-01', to: '2026-11-29', monthsBack: 11 },
    });
  });
});
