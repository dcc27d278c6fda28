import { RegionIndex, type Region as DomainRegion } from '@yizhan/domain';
import type { RegionRef } from '@yizhan/contract';
import type { Reader } from '../../app/db/database.ts';
import { defineError } from '../../app/errors.ts';
import { serviceKey } from '../../app/services.ts';

export const RegionUnknown = defineError(
  'region.unknown',
  422,
  {
    'zh-CN': '没有这个地区代码，请从列表中选择地区。',
    en: 'There is no such division; please choose a region from the list.',
  },
  'regionCode',
);

export interface RegionEntry extends DomainRegion {
  readonly fullName: string;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly pinyin: string;
  readonly initials: string;
}

/** All divisions in memory: they are small, shared, and asked for on every row shown. */
export class Regions {
  readonly index: RegionIndex;
  readonly #entries: ReadonlyMap<string, RegionEntry>;

  constructor(entries: readonly RegionEntry[]) {
    this.#entries = new Map(entries.map((entry) => [entry.code, entry]));
    this.index = new RegionIndex(entries);
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

  /** Code and names to show; an unknown code shows itself. */
  ref(code: string): RegionRef {
    const entry = this.#entries.get(code);
    return { code, name: entry?.name ?? code, fullName: entry?.fullName ?? code };
  }

  refOrNull(code: string | null): RegionRef | null {
    return code === null || code === '' ? null : this.ref(code);
  }

  /** A point for the division or the nearest one above it that has one, WGS-84. */
  centre(code: string): { lng: number; lat: number; level: string } | null {
    for (const length of [9, 6, 4, 2]) {
      const entry = code.length >= length ? this.#entries.get(code.slice(0, length)) : undefined;
      if (entry !== undefined && entry.lng !== null && entry.lat !== null) {
        return { lng: entry.lng, lat: entry.lat, level: entry.level };
      }
    }
    return null;
  }
}

export const REGIONS = serviceKey<Regions>('regions');

export async function readRegions(db: Reader): Promise<Regions> {
  const rows = await db
    .selectFrom('regions')
    .selectAll()
    .where('retired_at', 'is', null)
    .orderBy('code')
    .execute();
  return new Regions(
    rows.map((row) => ({
      code: row.code,
      name: row.name,
      level: row.level as DomainRegion['level'],
      parent: row.parent_code,
      fullName: row.full_name,
      lng: row.lng,
      lat: row.lat,
      pinyin: row.pinyin,
      initials: row.initials,
    })),
  );
}
