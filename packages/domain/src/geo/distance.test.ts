import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceMetres, EARTH_RADIUS_METRES } from './distance.ts';

const HALF_ROUND = Math.PI * EARTH_RADIUS_METRES;
const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
const point = fc.record({ lng: degrees(180), lat: degrees(90) });
const offGlobe = fc.constantFrom(
  null,
  { lng: Number.NaN, lat: 27 },
  { lng: 112, lat: Number.NaN },
  { lng: Infinity, lat: 27 },
  { lng: 112, lat: -Infinity },
  { lng: 112, lat: 90.1 },
  { lng: 181, lat: 27 },
);

describe('distanceMetres', () => {
  it('computes a degree of latitude and a degree of longitude at 60 degrees', () => {
    expect(distanceMetres({ lng: 110, lat: 27 }, { lng: 110, lat: 28 })).toBeCloseTo(111_195, -1);
    expect(distanceMetres({ lng: 110, lat: 60 }, { lng: 111, lat: 60 })).toBeCloseTo(55_597, -2);
  });

  it('is null where a point is missing or off the globe', () => {
    fc.assert(
      fc.property(point, offGlobe, (known, unknown) => {
        expect(distanceMetres(known, unknown)).toBeNull();
        expect(distanceMetres(unknown, known)).toBeNull();
        expect(distanceMetres(unknown, unknown)).toBeNull();
      }),
    );
  });

  it('is a number from nothing to half round the globe, the same both ways, and nothing between equal points', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const metres = distanceMetres(a, b);
        expect(metres).toBeGreaterThanOrEqual(0);
        expect(metres).toBeLessThanOrEqual(HALF_ROUND);
        expect(distanceMetres(b, a)).toBeCloseTo(metres ?? Number.NaN, 3);
        expect(distanceMetres(a, a)).toBe(0);
      }),
    );
  });

  it('is half round the globe between points that face each other, and from pole to pole', () => {
    fc.assert(
      fc.property(point, degrees(180), ({ lng, lat }, other) => {
        const facing = { lng: lng > 0 ? lng - 180 : lng + 180, lat: -lat };
        // The sine is flat at a right angle: a rounding error of 1e-16 in it is 0.1 m on the ground.
        expect(distanceMetres({ lng, lat }, facing)).toBeCloseTo(HALF_ROUND, -1);
        expect(distanceMetres({ lng, lat: 90 }, { lng: other, lat: -90 })).toBeCloseTo(HALF_ROUND, -1);
        expect(distanceMetres({ lng, lat: 90 }, { lng: other, lat: 90 })).toBeCloseTo(0, 3);
      }),
    );
  });
});
