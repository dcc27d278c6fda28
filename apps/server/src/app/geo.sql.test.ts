import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { distanceMetres, type LngLat } from '@yizhan/domain';
import { createTestDatabase, type TestDatabase } from '../test-support/database.ts';
import { openDatabase, openPool, type Database } from './db/database.ts';
import { boxAround, distanceSql, isWithinSql, nearnessSql, pointSql } from './geo.sql.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(openPool(database.url));
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const ROW = pointSql('p.lng', 'p.lat');
const SCALE = 9_000;

/** The SQL results for many points and one other. */
async function bySql(points: ReadonlyArray<LngLat | null>, to: LngLat | null, radius: number) {
  const distance = distanceSql(ROW, to);
  const within = to === null ? sql<boolean>`false` : isWithinSql(ROW, to, radius);
  const { rows } = await sql<{ metres: number | null; nearness: number; within: boolean | null }>`
    select ${distance} as metres, ${nearnessSql(distance, SCALE)} as nearness, ${within} as within
    from unnest(${points.map((point) => point?.lng ?? null)}::float8[], ${points.map((point) => point?.lat ?? null)}::float8[])
      with ordinality as p (lng, lat, place)
    order by p.place`.execute(db);
  return rows;
}

const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
const anywhere = fc.record({ lng: degrees(180), lat: degrees(90) });
const inHunan = fc.record({
  lng: fc.double({ min: 109, max: 114, noNaN: true }),
  lat: fc.double({ min: 25, max: 30, noNaN: true }),
});
const awkward = fc.constantFrom<LngLat | null>(
  null,
  { lng: Number.NaN, lat: 27 },
  { lng: 112, lat: Number.NaN },
  { lng: Infinity, lat: 27 },
  { lng: 112, lat: -Infinity },
  { lng: 112, lat: 90.1 },
  { lng: -180.5, lat: 27 },
  { lng: 0, lat: 0 },
  { lng: 0, lat: 90 },
  { lng: 77, lat: -90 },
  { lng: 180, lat: 0 },
  { lng: -180, lat: 0 },
);
const point = fc.oneof({ weight: 4, arbitrary: inHunan }, { weight: 4, arbitrary: anywhere }, awkward);

describe('distance in SQL', () => {
  it('is the distance in TypeScript, for any points and for none', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(point, { minLength: 1, maxLength: 60 }),
        point,
        fc.integer({ min: 0, max: 40_000_000 }),
        async (points, to, radius) => {
          const opposite =
            to === null ? null : { lng: to.lng > 0 ? to.lng - 180 : to.lng + 180, lat: -to.lat };
          const all = [...points, to, opposite];
          const rows = await bySql(all, to, radius);
          for (const [index, { metres, nearness, within }] of rows.entries()) {
            const known = distanceMetres(all[index] ?? null, to);
            if (known === null) {
              expect(metres).toBeNull();
              expect(nearness).toBe(0);
              expect(within ?? false).toBe(false);
              continue;
            }
            // Two libraries of sines differ in the last digit, which near the other side of the globe is some metres.
            expect(Math.abs((metres ?? Number.NaN) - known)).toBeLessThan(known > 19_000_000 ? 5 : 0.01);
            expect(nearness).toBeGreaterThan(1e-6);
            expect(nearness).toBeLessThanOrEqual(1);
            if (Math.abs(known - radius) > 5) expect(within).toBe(known <= radius);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('lets nearness fall with the distance, to a third in ten kilometres, and never to nothing', async () => {
    const from = { lng: 112.9, lat: 27.8 };
    const away = [0, 10, 100, 1_000, 19_000].map((km) => ({ lng: from.lng, lat: from.lat - km / 111.195 }));
    const [here, ten, hundred, thousand] = await bySql(away, from, 1);
    expect(here?.nearness).toBeCloseTo(1, 6);
    expect(ten?.nearness).toBeCloseTo(Math.exp(-10 / 9), 4);
    expect(hundred?.nearness).toBeLessThan(ten?.nearness ?? 0);
    expect(thousand?.nearness).toBeLessThan(hundred?.nearness ?? 0);
    expect(thousand?.nearness).toBeGreaterThan(1e-6);
  });
});

describe('a point that stands for a division', () => {
  it('counts as away at least so far, but not at all where it is unknown', async () => {
    const row = pointSql('p.lng', 'p.lat', 'p.within');
    const to = { lng: 112.9, lat: 27.8 };
    const { rows } = await sql<{ metres: number | null; near: boolean | null }>`
      select ${distanceSql(row, to)} as metres, ${isWithinSql(row, to, 5_000)} as near
      from (values (1, 112.9::float8, 27.8::float8, 6000), (2, 113.0, 27.8, 6000), (3, 112.9, 27.8, 2500), (4, null, null, 6000))
        as p (place, lng, lat, within) order by place`.execute(db);
    expect(rows.map(({ metres }) => (metres === null ? null : Math.round(metres)))).toEqual([
      6_000,
      Math.round(distanceMetres({ lng: 113, lat: 27.8 }, to) ?? 0),
      2_500,
      null,
    ]);
    expect(rows.map(({ near }) => near ?? false)).toEqual([false, false, true, false]);
  });
});

describe('boxAround', () => {
  it('holds every point within its radius', () => {
    fc.assert(
      fc.property(anywhere, anywhere, fc.integer({ min: 0, max: 20_100_000 }), (of, other, radius) => {
        const metres = distanceMetres(of, other);
        fc.pre(metres !== null && metres <= radius);
        const box = boxAround(of, radius);
        expect(other.lat).toBeGreaterThanOrEqual(box.south);
        expect(other.lat).toBeLessThanOrEqual(box.north);
        expect(other.lng).toBeGreaterThanOrEqual(box.west);
        expect(other.lng).toBeLessThanOrEqual(box.east);
      }),
    );
  });

  it('is no wider than it must be where people live', () => {
    const { west, east, south, north } = boxAround({ lng: 112.9, lat: 27.8 }, 5_000);
    expect((north - south) * 111_195).toBeCloseTo(10_000, -1);
    expect((east - west) * 111_195 * Math.cos((27.8 * Math.PI) / 180)).toBeCloseTo(10_000, -1);
  });
});
