import { describe, expect, it } from 'vitest';
import { gcj02ToWgs84, haversineMetres, isDefaultPoint, pointFault, wgs84ToGcj02 } from './coordinates.ts';

const XIANGTAN_STATION = { lng: 112.9066, lat: 27.8796 };

describe('datum changes', () => {
  it('shifts by some hundred metres and comes back to within a metre', () => {
    const shown = wgs84ToGcj02(XIANGTAN_STATION);
    const shift = haversineMetres(XIANGTAN_STATION, shown);
    expect(shift).toBeGreaterThan(300);
    expect(shift).toBeLessThan(900);
    expect(shown.lng).toBeGreaterThan(XIANGTAN_STATION.lng);
    expect(haversineMetres(XIANGTAN_STATION, gcj02ToWgs84(shown))).toBeLessThan(1);
  });
});

describe('haversineMetres', () => {
  it('knows a degree of latitude and a degree of longitude at 60 degrees', () => {
    expect(haversineMetres({ lng: 110, lat: 27 }, { lng: 110, lat: 28 })).toBeCloseTo(111_195, -1);
    expect(haversineMetres({ lng: 110, lat: 60 }, { lng: 111, lat: 60 })).toBeCloseTo(55_597, -2);
    expect(haversineMetres(XIANGTAN_STATION, XIANGTAN_STATION)).toBe(0);
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
