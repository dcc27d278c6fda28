import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Region } from '../regions/index.ts';
import { distanceMetres } from './distance.ts';
import { learnRegionPoint, resolveRegionPoints, WITHIN_METRES, type KnownPoint } from './region-points.ts';

const region = (code: string, name: string, level: Region['level'], parent: string | null): Region => ({
  code,
  name,
  level,
  parent,
});
const REGIONS: readonly Region[] = [
  region('43', '湖南省', 'province', null),
  region('4303', '湘潭市', 'prefecture', '43'),
  region('430302', '雨湖区', 'county', '4303'),
  region('430304', '岳塘区', 'county', '4303'),
  region('430304004', '书院路街道', 'town', '430304'),
  region('430304005', '下摄司街道', 'town', '430304'),
  region('430321', '湘潭县', 'county', '4303'),
  region('430371', '湘潭高新技术产业园区', 'county', '4303'),
  region('430382', '韶山市', 'county', '4303'),
  region('4304', '衡阳市', 'prefecture', '43'),
  region('430421', '衡阳县', 'county', '4304'),
];

const at = (
  code: string,
  lng: number,
  lat: number,
  source: KnownPoint['source'] = 'geonames',
): KnownPoint => ({
  code,
  source,
  point: { lng, lat },
});
const CITY = at('4303', 112.94, 27.83);

function resolve(...known: readonly KnownPoint[]) {
  const points = resolveRegionPoints(REGIONS, known);
  return (code: string) => points.get(code);
}

describe('the point of a division', () => {
  it('is the bureau’s own before any other, and never what records say against it', () => {
    const of = resolve(
      at('430382', 112.53, 27.91),
      at('430382', 112.9, 27.5, 'records'),
      at('430382', 112.52, 27.92, 'bureau'),
    );
    expect(of('430382')).toEqual({
      point: { lng: 112.52, lat: 27.92 },
      source: 'bureau',
      precision: 'seat',
      within: WITHIN_METRES.county,
    });
  });

  it('is the shipped one, unless many records agree that it lies elsewhere', () => {
    const shipped = at('430382', 112.53, 27.91);
    expect(resolve(shipped, at('430382', 112.6, 27.9, 'records'))('430382')?.source).toBe('geonames');
    const of = resolve(shipped, at('430382', 113.2, 27.9, 'records'));
    expect(of('430382')).toMatchObject({ source: 'records', precision: 'middle' });
  });

  it('is learned where nothing is shipped', () => {
    expect(resolve(at('430304004', 112.93, 27.83, 'records'))('430304004')).toMatchObject({
      source: 'records',
      within: WITHIN_METRES.town,
    });
  });

  it('is the middle of its towns for a county, of its counties for a prefecture', () => {
    const of = resolve(
      at('430304004', 112.9, 27.8),
      at('430304005', 112.94, 27.82),
      at('430302', 112.9, 27.86),
    );
    expect(of('430304')).toMatchObject({ precision: 'middle', source: 'derived' });
    expect(of('430304')?.point.lng).toBeCloseTo(112.92, 9);
    expect(of('4303')?.point.lat).toBeCloseTo((27.81 + 27.86) / 2, 9);
  });

  it('is that of the city for its districts and zones, and only a fall-back for counties', () => {
    const of = resolve(CITY, at('430382', 112.53, 27.91));
    expect(of('430302')).toMatchObject({ precision: 'city', point: CITY.point, within: 6_000 });
    expect(of('430371')).toMatchObject({ precision: 'city' });
    expect(of('430321')).toMatchObject({ precision: 'fallback', within: 30_000 });
  });

  it('falls back to the province where not even the prefecture is known, and counts as far from everywhere', () => {
    const of = resolve(CITY);
    expect(of('43')).toMatchObject({ precision: 'middle' });
    expect(of('4304')).toMatchObject({ precision: 'fallback', point: CITY.point });
    expect(of('430421')).toMatchObject({ precision: 'fallback', point: CITY.point });
  });

  it('is missing for an unknown town, which then counts as its county', () => {
    expect(resolve(CITY)('430304004')).toBeUndefined();
  });

  it('is there for every county and prefecture as soon as one point of the province is, wherever it is', () => {
    const coded = fc.constantFrom(...REGIONS.map(({ code }) => code));
    const known = fc
      .array(
        fc.record({
          code: coded,
          source: fc.constantFrom(
            'bureau' as const,
            'records' as const,
            'geonames' as const,
            'estimate' as const,
          ),
          point: fc.record({
            lng: fc.double({ min: 108, max: 114, noNaN: true }),
            lat: fc.double({ min: 24, max: 30, noNaN: true }),
          }),
        }),
        { minLength: 1, maxLength: 12 },
      )
      .filter((points) => points.some(({ code }) => code.length <= 6));
    fc.assert(
      fc.property(known, (points) => {
        const found = resolveRegionPoints(REGIONS, points);
        for (const { code, level } of REGIONS) {
          if (level !== 'town') expect(found.get(code), code).toBeDefined();
        }
        for (const bureau of points.filter(({ source }) => source === 'bureau')) {
          expect(found.get(bureau.code)?.source).toBe('bureau');
        }
      }),
    );
  });
});

describe('learning a point from records', () => {
  const around = (count: number, metres: number) =>
    Array.from({ length: count }, (_, turn) => {
      const angle = (turn / count) * 2 * Math.PI;
      return {
        lng: 112.9 + (Math.cos(angle) * metres) / 98_000,
        lat: 27.8 + (Math.sin(angle) * metres) / 111_195,
      };
    });

  it('takes the middle of enough different places, rounded to about a hundred metres', () => {
    const learned = learnRegionPoint('town', around(8, 1_000));
    expect(learned).toMatchObject({ samples: 8, point: { lng: 112.9, lat: 27.8 } });
    expect(learned?.spread).toBeGreaterThan(900);
    expect(learned?.spread).toBeLessThan(1_100);
  });

  it('gives nothing for too few places, of places that lie apart, and of prefectures', () => {
    expect(learnRegionPoint('town', around(4, 1_000))).toBeNull();
    expect(learnRegionPoint('county', around(8, 1_000))).toBeNull();
    expect(learnRegionPoint('town', around(8, 9_000))).toBeNull();
    expect(learnRegionPoint('prefecture', around(50, 1_000))).toBeNull();
    expect(learnRegionPoint('town', [])).toBeNull();
  });

  it('is not moved far by a few wrong points', () => {
    const learned = learnRegionPoint('town', [...around(9, 500), { lng: 116.4, lat: 39.9 }]);
    expect(distanceMetres(learned?.point ?? null, { lng: 112.9, lat: 27.8 })).toBeLessThan(1_000);
  });
});
