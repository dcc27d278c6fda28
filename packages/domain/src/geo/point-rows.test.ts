import { describe, expect, it } from 'vitest';
import { distanceMetres } from './distance.ts';
import { bareRegionCode, coordinateSystemOf, readPointRow, type PointRow } from './point-rows.ts';
import { wgs84ToGcj02 } from './coordinates.ts';

const NAMES: Readonly<Record<string, readonly string[]>> = {
  '4303': ['湘潭市', '湘潭'],
  '430304': ['岳塘区'],
  '4603': ['三沙市'],
};
const CENTRE = { lng: 112.92, lat: 27.83 };
const regions = {
  namesOf: (code: string) => NAMES[code] ?? null,
  near: (code: string) => (code.startsWith('43') ? { point: CENTRE, reach: 80_000 } : null),
};
const read = (given: Partial<PointRow>) =>
  readPointRow(
    { code: '430304', name: '岳塘区', lng: '112.95', lat: '27.84', system: 'WGS-84', ...given },
    regions,
  );

describe('a row of a bureau’s table of points', () => {
  it('is read in any of the three systems', () => {
    expect(read({})).toEqual({ ok: true, code: '430304', point: { lng: 112.95, lat: 27.84 } });
    const shown = wgs84ToGcj02({ lng: 112.95, lat: 27.84 });
    const read2 = read({ lng: String(shown.lng), lat: String(shown.lat), system: '高德' });
    const point = read2.ok ? read2.point : null;
    expect(distanceMetres(point, { lng: 112.95, lat: 27.84 })).toBeLessThan(2);
    const baidu = read({ system: 'BD-09' });
    expect(distanceMetres(baidu.ok ? baidu.point : null, { lng: 112.95, lat: 27.84 })).toBeGreaterThan(500);
  });

  it.each([
    ['code_missing', { code: ' ' }],
    ['code_unknown', { code: '430399' }],
    ['code_unknown', { code: '岳塘' }],
    ['name_other', { name: '雨湖区' }],
    ['not_a_number', { lng: '' }],
    ['not_a_number', { lat: '27度50分' }],
    ['swapped', { lng: '27.84', lat: '112.95' }],
    ['outside_china', { lng: '0', lat: '0' }],
    ['outside_china', { lng: '2.35', lat: '48.85' }],
    ['system_missing', { system: '' }],
    ['system_missing', { system: '北京54' }],
    ['elsewhere', { lng: '116.4', lat: '39.9' }],
  ] as const)('is refused as %s: %j', (fault, given) => {
    expect(read(given)).toEqual({ ok: false, fault });
  });

  it('needs no name, and takes the padded codes and short names of sheets', () => {
    expect(read({ name: '' }).ok).toBe(true);
    expect(read({ code: '430300', name: '湘潭' })).toMatchObject({ ok: true, code: '4303' });
    expect(['430000', '430300', '430304000000', '430304004000', '441900003'].map(bareRegionCode)).toEqual([
      '43',
      '4303',
      '430304',
      '430304004',
      '441900003',
    ]);
  });

  it('accepts the islands in the south', () => {
    expect(read({ code: '4603', name: '三沙市', lng: '112.34', lat: '16.83' }).ok).toBe(true);
    expect(read({ lng: '112.34', lat: '16.83' })).toEqual({ ok: false, fault: 'outside_china' });
  });

  it('recognises the usual spellings of systems', () => {
    expect(
      ['wgs84', 'CGCS2000', 'gcj02', '腾讯', 'bd-09', 'WGS 84', '西安80'].map(coordinateSystemOf),
    ).toEqual(['WGS-84', 'WGS-84', 'GCJ-02', 'GCJ-02', 'BD-09', 'WGS-84', null]);
  });
});
