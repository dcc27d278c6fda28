import { describe, expect, it } from 'vitest';
import { gcj02ToWgs84, isDefaultPoint, pointFault, wgs84ToGcj02 } from './coordinates.ts';
import { distanceMetres } from './distance.ts';

const XIANGTAN_STATION = { lng: 112.9066, lat: 27.8796 };

describe('datum changes', () => {
  it('shifts by some hundred metres and comes back to within a metre', () => {
    const shown = wgs84ToGcj02(XIANGTAN_STATION);
    const shift = distanceMetres(XIANGTAN_STATION, shown);
    expect(shift).toBeGreaterThan(300);
    expect(shift).toBeLessThan(900);
    expect(shown.lng).toBeGreaterThan(XIANGTAN_STATION.lng);
    expect(distanceMetres(XIANGTAN_STATION, gcj02ToWgs84(shown))).toBeLessThan(1);
  });
});

describe('pointFault', () => {
  it.each([
    [0, 0, 'near_zero'],
    [-0.0219, -0.0085, 'near_zero'],
    [116.3847, 39.9013, 'default_point'],
    [27.8796, 112.9066, 'swapped'],
    [2.35, 48.85, 'outside_china'],
    [Number.NaN, 27, 'not_a_number'],
    [XIANGTAN_STATION.lng, XIANGTAN_STATION.lat, null],
    [116.31, 39.98, null],
  ])('(%d, %d): %s', (lng, lat, fault) => {
    expect(pointFault(lng, lat)).toBe(fault);
    expect(isDefaultPoint(lng, lat)).toBe(fault !== null);
  });
});
