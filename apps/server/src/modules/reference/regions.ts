import {
  POINT_PRECISIONS,
  POINT_SOURCES,
  RegionIndex,
  type PointPrecision,
  type PointSource,
  type Region as DomainRegion,
} from '@yizhan/domain';
import type { RegionRef } from '@yizhan/contract';
import { z } from 'zod';
import type { Reader } from '../../app/db/database.ts';
import { defineError } from '../../app/errors.ts';
import { serviceKey, type Services } from '../../app/services.ts';
import { listRegionPoints, listRegions, type RegionPointRow } from './regions.repository.ts';

export const RegionUnknown = defineError(
  'region.unknown',
  422,
  {
    'zh-CN': '没有这个地区代码，请从列表中选择地区。',
    en: 'There is no such division; please choose a region from the list.',
  },
  'regionCode',
);

/** The known location of a division; all null where nothing is known. */
export interface EntryPoint {
  readonly lng: number | null;
  readonly lat: number | null;
  readonly pointSource: PointSource | null;
  readonly pointPrecision: PointPrecision | null;
  /** Metres: anything in the division counts as at least this far from anywhere. */
  readonly pointWithin: number | null;
}

export interface RegionEntry extends DomainRegion, EntryPoint {
  readonly fullName: string;
  readonly pinyin: string;
  readonly initials: string;
}

/** A point used for anything in a division. */
export interface Centre {
  readonly lng: number;
  readonly lat: number;
  /** Level of the division whose point it is: for a fall-back, the one it was derived from. */
  readonly level: string;
  readonly within: number;
}

/** All divisions in memory: they are small, shared, and needed for every row shown. Their points may change. */
export class Regions {
  readonly index: RegionIndex;
  readonly #entries: Map<string, RegionEntry>;
  readonly #prefectures = new Map<string, readonly string[]>();
  #reading: Promise<void> = Promise.resolve();

  constructor(entries: readonly RegionEntry[]) {
    this.#entries = new Map(entries.map((entry) => [entry.code, entry]));
    this.index = new RegionIndex(entries);
  }

  /** Applies changed points, which `read` returns. Runs one after the other, so that the last to begin wins. */
  renewPoints(read: () => Promise<ReadonlyMap<string, EntryPoint>>): Promise<void> {
    this.#reading = this.#reading
      .catch(() => undefined)
      .then(async () => {
        for (const [code, point] of await read()) {
          const entry = this.#entries.get(code);
          if (entry !== undefined) this.#entries.set(code, { ...entry, ...point });
        }
      });
    return this.#reading;
  }

  /** Resolves when changes of points announced before the call are applied. */
  renewed(): Promise<void> {
    return this.#reading.catch(() => undefined);
  }

  find(code: string): RegionEntry | undefined {
    return this.#entries.get(code);
  }

  all(): Iterable<RegionEntry> {
    return this.#entries.values();
  }

  /** @throws RegionUnknown */
  get(code: string): RegionEntry {
    const entry = this.#entries.get(code);
    if (entry === undefined) throw RegionUnknown();
    return entry;
  }

  /** Code and names for display; an unknown code is shown as it is. */
  ref(code: string): RegionRef {
    const entry = this.#entries.get(code);
    return { code, name: entry?.name ?? code, fullName: entry?.fullName ?? code };
  }

  refOrNull(code: string | null): RegionRef | null {
    return code === null || code === '' ? null : this.ref(code);
  }

  /** The point of the division or of the nearest ancestor that has one, WGS-84. */
  centre(code: string): Centre | null {
    for (const length of [9, 6, 4, 2]) {
      const entry = code.length >= length ? this.#entries.get(code.slice(0, length)) : undefined;
      if (entry === undefined || entry.lng === null || entry.lat === null) continue;
      const level = entry.pointPrecision === 'fallback' ? levelAbove(entry) : entry.level;
      return { lng: entry.lng, lat: entry.lat, level, within: entry.pointWithin ?? 0 };
    }
    return null;
  }

  /** The prefectures (four digits) within a division; of the empty code, all. */
  prefecturesIn(prefix: string): readonly string[] {
    const known = this.#prefectures.get(prefix);
    if (known !== undefined) return known;
    const codes = [...this.#entries.keys()].filter((code) => code.length >= 4 && code.startsWith(prefix));
    const found = [...new Set(codes.map((code) => code.slice(0, 4)))].sort();
    this.#prefectures.set(prefix, found);
    return found;
  }

  /** Where "near me" places anything in a division; null where not even the prefecture is known. */
  nearPoint(code: string): Centre | null {
    const centre = this.centre(code);
    return centre === null || centre.level === 'province' ? null : centre;
  }
}

/** A fall-back with the tolerance of a province counts as a point of the province. */
function levelAbove(entry: RegionEntry): string {
  return entry.level === 'prefecture' ? 'province' : 'prefecture';
}

const PointSourceColumn = z.enum(POINT_SOURCES).nullable();
const PointPrecisionColumn = z.enum(POINT_PRECISIONS).nullable();

export const REGIONS = serviceKey<Regions>('regions');

export async function readRegions(db: Reader): Promise<Regions> {
  const rows = await listRegions(db);
  return new Regions(
    rows.map((row) => ({
      code: row.code,
      name: row.name,
      level: row.level,
      parent: row.parent_code,
      fullName: row.full_name,
      pinyin: row.pinyin,
      initials: row.initials,
      ...entryPoint(row),
    })),
  );
}

function entryPoint(row: RegionPointRow): EntryPoint {
  return {
    lng: row.lng,
    lat: row.lat,
    pointSource: PointSourceColumn.parse(row.point_source),
    pointPrecision: PointPrecisionColumn.parse(row.point_precision),
    pointWithin: row.point_within,
  };
}

async function readPoints(db: Reader): Promise<ReadonlyMap<string, EntryPoint>> {
  const rows = await listRegionPoints(db);
  return new Map(rows.map((row) => [row.code, entryPoint(row)]));
}

/** Keeps the points in this process's memory current; returns a function that stops it. */
export function keepRegions(services: Services): () => void {
  const regions = services.use(REGIONS);
  return services.changes.listen((change) => {
    if (change.kind !== 'lost' && change.kind !== 'region') return;
    regions
      .renewPoints(() => readPoints(services.db))
      .catch((error: unknown) => {
        services.log.error(
          { err: error },
          'Points of divisions could not be read again; the former ones stay',
        );
      });
  });
}
