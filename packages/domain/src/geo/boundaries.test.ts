import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxOf, KEPT_SHAPE_POINTS, shapeFault, simplifyShape, type Ring, type Shape } from './boundaries.ts';
import { REACH_MINUTES, walkingMinutes, walkingReach } from './reach.ts';

const square = (lng: number, lat: number, side = 0.1): Ring => [
  [lng, lat],
  [lng + side, lat],
  [lng + side, lat + side],
  [lng, lat + side],
  [lng, lat],
];
const HERE = { lng: 112.95, lat: 27.85 };

describe('a boundary', () => {
  it('is taken where it is closed, in China and around its division', () => {
    expect(shapeFault([[square(112.9, 27.8)]], HERE)).toBeNull();
    expect(shapeFault([[square(112.9, 27.8), square(112.92, 27.82, 0.02)]], null)).toBeNull();
  });

  it.each([
    ['empty', []],
    ['ring_short', [[square(112.9, 27.8).slice(0, 3)]]],
    ['ring_open', [[square(112.9, 27.8).slice(0, 4)]]],
    ['outside_china', [[square(27.8, 112.9)]]],
    ['elsewhere', [[square(110.1, 25.1)]]],
    [
      'crosses_itself',
      [
        [
          [
            [112.9, 27.8],
            [113, 27.9],
            [113, 27.8],
            [112.9, 27.9],
            [112.9, 27.8],
          ],
        ],
      ],
    ],
  ] as const satisfies readonly (readonly [string, Shape])[])('is refused: %s', (fault, shape) => {
    expect(shapeFault(shape, HERE)).toBe(fault);
  });

  it('that runs from side to side thousands of times is given up, without looking at each part', () => {
    const zigzag: Array<readonly [number, number]> = Array.from({ length: 20_000 }, (_one, at) => [
      at % 2 === 0 ? 112.6 : 113.2,
      27.5 + (at % 2) * 0.4 + at / 200_000,
    ]);
    expect(shapeFault([[[...zigzag, [112.5, 28.1], [112.5, 27.5], zigzag[0] ?? [0, 0]]]], HERE)).toBe(
      'crosses_itself',
    );
  });

  it('of tens of thousands of points is checked, and finds the one crossing', () => {
    const circle: Array<readonly [number, number]> = Array.from({ length: 40_000 }, (_one, at) => {
      const angle = (at / 40_000) * 2 * Math.PI;
      return [112.9 + 0.3 * Math.cos(angle), 27.8 + 0.3 * Math.sin(angle)] as const;
    });
    const closed = [...circle, circle[0] ?? [0, 0]] as const;
    expect(shapeFault([[closed]], HERE)).toBeNull();
    // Two neighbours exchanged make a tiny loop.
    const looped = closed.with(20_000, closed[20_002] ?? [0, 0]).with(20_002, closed[20_000] ?? [0, 0]);
    expect(shapeFault([[looped]], HERE)).toBe('crosses_itself');
  });
});

describe('simplifying', () => {
  it('keeps rings closed, few, and where they were', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.05, max: 0.3, noNaN: true }), { minLength: 4, maxLength: 3_000 }),
        (radii) => {
          const ring = radii.map((radius, at) => {
            const angle = (at / radii.length) * 2 * Math.PI;
            return [112.9 + radius * Math.cos(angle), 27.8 + radius * Math.sin(angle)] as const;
          });
          const shape: Shape = [[[...ring, ring[0] ?? [0, 0]]]];
          const simple = simplifyShape(shape);
          const [before, after] = [boxOf(shape), boxOf(simple)];
          expect(simple.flat(2).length).toBeLessThanOrEqual(KEPT_SHAPE_POINTS);
          for (const one of simple.flat()) {
            expect(one.length).toBeGreaterThanOrEqual(4);
            expect(one.at(-1)).toEqual(one[0]);
          }
          expect(after.west).toBeGreaterThanOrEqual(before.west - 0.001);
          expect(after.east).toBeLessThanOrEqual(before.east + 0.001);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps the largest of many islands where all are small', () => {
    const islands: Shape = Array.from({ length: 300 }, (_one, at) => [square(112 + at * 0.005, 27.8, 0.001)]);
    const simple = simplifyShape(islands, 20);
    expect(simple.length).toBeGreaterThan(0);
    expect(simple.flat(2).length).toBeLessThanOrEqual(20);
  });
});

describe('reach on foot', () => {
  it('grows with the minutes, and stays below the way as the feet go', () => {
    const reaches = REACH_MINUTES.map(walkingReach);
    expect(reaches).toEqual([923, 1846, 2769]);
    expect(reaches.map(walkingMinutes)).toEqual([15, 30, 45]);
  });
});
