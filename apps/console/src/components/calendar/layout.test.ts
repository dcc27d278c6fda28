import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf, joined, lanesOf, overlap, rowsOf, shownSpan, snapped } from './layout.ts';

const entries = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 8 })), { maxLength: 30 })
  .map((pairs) =>
    pairs.map(([start, length], index) => ({
      id: String(index),
      from: start * 15,
      to: (start + length) * 15,
    })),
  );

describe('entries of a column', () => {
  it('stand side by side: what overlaps never shares a lane, and all of a lane’s neighbours are as narrow', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const lanes = lanesOf(all);
        for (const a of all) {
          const mine = lanes.get(a.id);
          expect(mine).toBeDefined();
          expect(mine?.lane).toBeLessThan(mine?.lanes ?? 0);
          for (const b of all) {
            if (a.id === b.id || !overlap(a, b)) continue;
            expect(lanes.get(b.id)?.lane).not.toBe(mine?.lane);
            expect(lanes.get(b.id)?.lanes).toBe(mine?.lanes);
          }
        }
      }),
    );
  });

  it('need no more lanes than stand at one time', () => {
    const lanes = lanesOf([
      { id: 'a', from: 540, to: 570 },
      { id: 'b', from: 540, to: 600 },
      { id: 'c', from: 570, to: 600 },
      { id: 'd', from: 600, to: 630 },
    ]);
    expect([...lanes.values()].map(({ lanes: of }) => of)).toEqual([2, 2, 2, 1]);
  });
});

describe('hours shown', () => {
  it('hold everything that is open or booked, in whole half hours', () => {
    expect(shownSpan([{ open: [{ from: 545, to: 700 }] }], [{ from: 500, to: 530 }])).toEqual({
      from: 480,
      to: 720,
    });
    expect(rowsOf({ from: 480, to: 570 }).map(clockOf)).toEqual(['08:00', '08:30', '09:00']);
  });

  it('are those of an office on a day on which nothing is open', () => {
    expect(shownSpan([{ open: [] }], [])).toEqual({ from: 480, to: 1080 });
  });

  it('of several rooms are one where they overlap or touch', () => {
    expect(
      joined([
        { from: 840, to: 1020 },
        { from: 540, to: 600 },
        { from: 600, to: 660 },
        { from: 550, to: 590 },
      ]),
    ).toEqual([
      { from: 540, to: 660 },
      { from: 840, to: 1020 },
    ]);
  });

  it('take a moved entry on a step and whole', () => {
    const span = { from: 480, to: 720 };
    expect(snapped(503, 30, 15, span)).toBe(510);
    expect(snapped(719, 60, 30, span)).toBe(660);
    expect(snapped(100, 60, 30, span)).toBe(480);
  });
});
