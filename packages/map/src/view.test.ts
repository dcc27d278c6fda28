import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceMetres } from '@yizhan/domain';
import { cluster } from './cluster.ts';
import { fromShown, metresToPixels, moved, toPixel, toPoint, toShown, viewOf, zoomed } from './view.ts';

const SIZE = { width: 390, height: 300 };
const china = fc.record({
  lng: fc.double({ min: 75, max: 134, noNaN: true }),
  lat: fc.double({ min: 18, max: 53, noNaN: true }),
});

describe('a view', () => {
  it('holds all of its points, and leads from point to pixel and back', () => {
    fc.assert(
      fc.property(fc.array(china, { minLength: 1, maxLength: 20 }), (points) => {
        const view = viewOf(points, SIZE);
        if (view === null) throw new Error('no view');
        for (const point of points) {
          const { x, y } = toPixel(point, view, SIZE);
          // The whole of China is wider than the farthest view on a phone.
          if (view.zoom > 3) {
            expect(x).toBeGreaterThan(-1);
            expect(x).toBeLessThan(SIZE.width + 1);
            expect(y).toBeGreaterThan(-1);
            expect(y).toBeLessThan(SIZE.height + 1);
          }
          const back = toPoint({ x, y }, view, SIZE);
          expect(distanceMetres(back, point) ?? Infinity).toBeLessThan(1);
        }
      }),
    );
  });

  it('keeps what is under the pointer when it comes nearer', () => {
    const view = { lng: 112.9, lat: 27.8, zoom: 10 };
    const at = { x: 50, y: 250 };
    const before = toPoint(at, view, SIZE);
    const after = toPoint(at, zoomed(view, 1.5, SIZE, at), SIZE);
    expect(distanceMetres(before, after) ?? Infinity).toBeLessThan(1);
  });

  it('moves by pixels, and measures metres as the ground does', () => {
    const view = { lng: 112.9, lat: 27.8, zoom: 13 };
    const away = moved(view, { x: 100, y: 0 }, SIZE);
    const metres = distanceMetres(view, away) ?? 0;
    expect(metresToPixels(metres, view.lat, view.zoom)).toBeCloseTo(100, 0);
  });

  it('moves points for tiles in GCJ-02 and back', () => {
    const point = { lng: 112.944, lat: 27.8297 };
    const shown = toShown(point, 'GCJ-02');
    expect(distanceMetres(point, shown) ?? 0).toBeGreaterThan(300);
    expect(distanceMetres(fromShown(shown, 'GCJ-02'), point) ?? Infinity).toBeLessThan(2);
    expect(toShown(point, 'CGCS2000')).toBe(point);
  });
});

describe('clusters', () => {
  it('hold every point once, in order, and none of two groups that are the same', () => {
    const pixel = fc.record({
      x: fc.integer({ min: -50, max: 450 }),
      y: fc.integer({ min: -50, max: 350 }),
    });
    fc.assert(
      fc.property(fc.array(pixel, { maxLength: 200 }), (pixels) => {
        const groups = cluster(
          pixels.map((one, item) => ({ ...one, item })),
          40,
        );
        expect(groups.flatMap(({ members }) => members).sort((a, b) => a - b)).toEqual(
          pixels.map((_one, at) => at),
        );
        for (const [at, one] of groups.entries()) {
          for (const other of groups.slice(at + 1)) {
            expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(40);
          }
        }
      }),
    );
  });
});
