import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import type pg from 'pg';
import { z } from 'zod';
import { POINT_PRECISIONS, POINT_SOURCES, resolveRegionPoints, type KnownPoint } from '@yizhan/domain';
import type { Transaction } from '../db/database.ts';

const FILE = join(import.meta.dirname, 'region-points.csv');

const Line = z.tuple([
  z.string().regex(/^\d{2,9}$/),
  z.coerce.number(),
  z.coerce.number(),
  z.enum(['geonames', 'estimate']),
]);

/** The file of points that ships with the software, as text; its header states the licence of each part. */
export function shippedPointsText(): string {
  return readFileSync(FILE, 'utf8');
}

/** The shipped points, WGS-84. */
export function shippedPoints(text: string = shippedPointsText()): KnownPoint[] {
  return text
    .split('\n')
    .filter((line) => /^\d/.test(line))
    .map((line) => {
      const [code, lng, lat, source] = Line.parse(line.split(','));
      return { code, source, point: { lng, lat } };
    });
}

/** Replaces the shipped points of an earlier version. */
export async function loadShippedPoints(client: pg.Client, text: string): Promise<void> {
  const points = shippedPoints(text);
  await client.query(`delete from region_points where source in ('geonames', 'estimate')`);
  await client.query(
    `insert into region_points (region_code, source, lng, lat, updated_at)
     select *, clock_timestamp() from unnest($1::text[], $2::text[], $3::float8[], $4::float8[])`,
    [
      points.map(({ code }) => code),
      points.map(({ source }) => source),
      points.map(({ point }) => point.lng),
      points.map(({ point }) => point.lat),
    ],
  );
}

/** Anything that runs a statement: the loader's connection, or the transaction of a request or job. */
export type RunSql = (text: string, values: readonly unknown[]) => Promise<{ rows: unknown[] }>;

export function sqlOf(trx: Transaction): RunSql {
  return async (text, values) => {
    const { rows } = await trx.executeQuery(CompiledQuery.raw(text, [...values]));
    return { rows };
  };
}

const RegionRow = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(['province', 'prefecture', 'county', 'town']),
  parent: z.string().nullable(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  source: z.enum(POINT_SOURCES).nullable(),
  precision: z.enum(POINT_PRECISIONS).nullable(),
});
const PointRow = z.object({
  code: z.string(),
  source: z.enum(['bureau', 'records', 'geonames', 'estimate']),
  lng: z.number(),
  lat: z.number(),
});

/**
 * Computes the best known point of every division and stores those that changed. Returns their codes. Concurrent
 * callers wait for each other.
 */
export async function storeBestPoints(run: RunSql): Promise<string[]> {
  await run(`select pg_advisory_xact_lock(hashtext('region_points'))`, []);
  const stored = await run(
    `select code, name, level, parent_code as parent, lng, lat, point_source as source, point_precision as precision
     from regions where retired_at is null order by code`,
    [],
  );
  const known = await run('select region_code as code, source, lng, lat from region_points', []);
  const regions = z.array(RegionRow).parse(stored.rows);
  const points = resolveRegionPoints(
    regions,
    z
      .array(PointRow)
      .parse(known.rows)
      .map(({ code, source, lng, lat }) => ({ code, source, point: { lng, lat } })),
  );
  const changed = regions.flatMap((region) => {
    const best = points.get(region.code);
    const isSame =
      best === undefined
        ? region.source === null
        : region.lng === best.point.lng &&
          region.lat === best.point.lat &&
          region.source === best.source &&
          region.precision === best.precision;
    return isSame ? [] : [{ code: region.code, best }];
  });
  await run(
    `update regions r set lng = p.lng, lat = p.lat, point_source = p.source, point_precision = p.precision, point_within = p.within
     from unnest($1::text[], $2::float8[], $3::float8[], $4::text[], $5::text[], $6::int[]) as p (code, lng, lat, source, precision, within)
     where r.code = p.code`,
    [
      changed.map(({ code }) => code),
      changed.map(({ best }) => best?.point.lng ?? null),
      changed.map(({ best }) => best?.point.lat ?? null),
      changed.map(({ best }) => best?.source ?? null),
      changed.map(({ best }) => best?.precision ?? null),
      changed.map(({ best }) => best?.within ?? null),
    ],
  );
  return changed.map(({ code }) => code);
}
