/**
 * Areas in which a subject is counted once. A division code shorter than its level stands for itself: as a county,
 * `4303` holds the rows that name the prefecture and no county.
 */
export const AREA_LEVELS = ['prefecture', 'county', 'town', 'site'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];

const DIGITS = { prefecture: 4, county: 6, town: 9 } as const satisfies Record<
  Exclude<AreaLevel, 'site'>,
  number
>;

export interface Placed {
  readonly regionCode: string;
  readonly siteId: string | null;
}

/** The area of a row at a level; sites carry their prefecture, with `4303/` for rows without a site. */
export function areaOf(level: AreaLevel, { regionCode, siteId }: Placed): string {
  if (level === 'site') return `${regionCode.slice(0, DIGITS.prefecture)}/${siteId ?? ''}`;
  return regionCode.slice(0, DIGITS[level]);
}

/** The day of the previous row, at each level; null where there is none. */
export type Forerunners = Readonly<Record<AreaLevel, string | null>>;

export interface Countable extends Placed {
  /** `YYYY-MM-DD` in Shanghai. */
  readonly day: string;
  /** The record the row comes from. Rows of one day are ordered by their records. */
  readonly sourceId: string;
}

/** The order in which a subject's rows count. */
export function inOrder(a: Countable, b: Countable): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return a.sourceId < b.sourceId ? -1 : a.sourceId > b.sourceId ? 1 : 0;
}

/** The forerunners of all rows of one subject and kind. */
export function forerunnersOf<T extends Countable>(rows: readonly T[]): Map<T, Forerunners> {
  const latest = new Map<string, string>();
  const found = new Map<T, Forerunners>();
  for (const row of [...rows].sort(inOrder)) {
    const before = (level: AreaLevel): string | null => {
      const key = `${level} ${areaOf(level, row)}`;
      const day = latest.get(key) ?? null;
      latest.set(key, row.day);
      return day;
    };
    found.set(row, {
      prefecture: before('prefecture'),
      county: before('county'),
      town: before('town'),
      site: before('site'),
    });
  }
  return found;
}

export const NO_FORERUNNERS: Forerunners = { prefecture: null, county: null, town: null, site: null };

export function sameForerunners(a: Forerunners, b: Forerunners): boolean {
  return AREA_LEVELS.every((level) => a[level] === b[level]);
}
