import type { Region, RegionLevel } from '../regions/index.ts';
import { distanceMetres, type LngLat } from './distance.ts';

/** Where a division's point comes from. */
export const POINT_SOURCES = ['bureau', 'records', 'geonames', 'estimate', 'derived'] as const;
export type PointSource = (typeof POINT_SOURCES)[number];

/**
 * What a division's point is. `seat`: of its government, the centre people mean. `middle`: of the known places in it.
 * `city`: the seat of the city, for its districts and development zones. `fallback`: the middle of the surrounding
 * area; nobody knows where in the prefecture, or in the province, it lies.
 */
export const POINT_PRECISIONS = ['seat', 'middle', 'city', 'fallback'] as const;
export type PointPrecision = (typeof POINT_PRECISIONS)[number];

/** A candidate point, before one is chosen for each division. */
export interface KnownPoint {
  readonly code: string;
  readonly source: Exclude<PointSource, 'derived'>;
  readonly point: LngLat;
}

/** The best known point of a division, WGS-84. */
export interface RegionPoint {
  readonly point: LngLat;
  readonly source: PointSource;
  readonly precision: PointPrecision;
  /** Metres: anything in the division counts as at least this far from anywhere, see {@link WITHIN_METRES}. */
  readonly within: number;
}

/**
 * The assumed distance between two places of one division when only the division is known: about a third of its side.
 * Two people of one county are not neighbours. The matching engine uses the same figures.
 */
export const WITHIN_METRES: Readonly<Record<Exclude<RegionLevel, 'village'>, number>> = {
  town: 2_500,
  county: 6_000,
  prefecture: 18_000,
  province: 150_000,
};
/**
 * The same for a county of which only the prefecture is known: the usual distance between two counties of a prefecture.
 */
const WITHIN_FALLBACK = 30_000;

/**
 * How far from a division's point a place in it may lie, metres, by the level of the division whose point it is.
 * Further away, either the point or the division is wrong.
 */
export const FARTHEST_METRES: Readonly<Partial<Record<string, number>>> = {
  town: 150_000,
  county: 150_000,
  prefecture: 300_000,
  province: 1_500_000,
};

/** Metres beyond which records that agree with each other override a shipped point. */
const CONTRADICTION: Readonly<Partial<Record<RegionLevel, number>>> = { town: 15_000, county: 40_000 };
/** The least number of different places from which a point is learned for a division. */
const LEAST_PLACES: Readonly<Partial<Record<RegionLevel, number>>> = { town: 5, county: 12 };
/** Half of the places must lie within this distance of the middle, metres; else the records contradict each other. */
const MOST_SPREAD: Readonly<Partial<Record<RegionLevel, number>>> = { town: 4_000, county: 20_000 };

/** The least number of towns whose middle can represent a county. */
const LEAST_TOWNS = 2;

/**
 * The point of every division that can have one: the bureau's own, else the shipped one unless records contradict it,
 * else one learned from records. Remaining prefectures and counties get the middle of their parts, districts that of
 * their city, and the rest a fall-back; a town without its own point has none and counts as its county.
 */
export function resolveRegionPoints(
  regions: readonly Region[],
  known: readonly KnownPoint[],
): Map<string, RegionPoint> {
  const byCode = Map.groupBy(known, ({ code }) => code);
  const points = new Map<string, RegionPoint>();
  for (const region of regions) {
    const own = ownPoint(region, byCode.get(region.code) ?? []);
    if (own !== null) points.set(region.code, own);
  }
  const below = Map.groupBy(regions, ({ parent }) => parent ?? '');
  const knownBelow = (code: string): LngLat[] =>
    (below.get(code) ?? []).flatMap((child) => {
      const found = points.get(child.code);
      return found === undefined || found.precision === 'fallback' ? [] : [found.point];
    });
  const derive = (region: Region, precision: PointPrecision, point: LngLat | null | undefined): boolean => {
    if (point === null || point === undefined || points.has(region.code)) return false;
    points.set(region.code, derived(region.level, precision, point));
    return true;
  };
  const counties = regions.filter(({ level }) => level === 'county');
  for (const county of counties) {
    const towns = knownBelow(county.code);
    if (towns.length >= LEAST_TOWNS) derive(county, 'middle', middleOf(towns));
  }
  for (const region of regions.filter(({ level }) => level === 'prefecture')) {
    derive(region, 'middle', middleOf(knownBelow(region.code)));
  }
  for (const province of regions.filter(({ level }) => level === 'province')) {
    derive(province, 'middle', middleOf(knownBelow(province.code)));
  }
  for (const county of counties) {
    const city = points.get(county.parent ?? '');
    // 省直辖县级行政区划 is not a city: the middle of its counties says nothing about any one of them.
    if (city?.precision === 'seat' && isOfTheCity(county)) derive(county, 'city', city.point);
    derive(county, 'fallback', middleOf(knownBelow(county.parent ?? '')) ?? city?.point);
    derive(county, 'fallback', points.get(county.code.slice(0, 2))?.point);
  }
  for (const region of regions.filter(({ level }) => level === 'prefecture')) {
    derive(region, 'fallback', points.get(region.code.slice(0, 2))?.point);
  }
  return points;
}

/** Districts and development zones lie in or next to their city; counties lie anywhere in the prefecture. */
function isOfTheCity({ code, name }: Region): boolean {
  return name.endsWith('区') || /^\d{4}7\d$/.test(code);
}

function ownPoint(region: Region, known: readonly KnownPoint[]): RegionPoint | null {
  const of = (...sources: readonly PointSource[]): KnownPoint | undefined =>
    known.find(({ source }) => sources.includes(source));
  const bureau = of('bureau');
  const shipped = of('geonames') ?? of('estimate');
  const learned = of('records');
  const away = distanceMetres(shipped?.point ?? null, learned?.point ?? null);
  const limit = CONTRADICTION[region.level] ?? Infinity;
  const best = bureau ?? (away !== null && away > limit ? learned : (shipped ?? learned));
  if (best === undefined) return null;
  return {
    point: best.point,
    source: best.source,
    precision: best.source === 'records' ? 'middle' : 'seat',
    within: withinOf(region.level),
  };
}

function derived(level: RegionLevel, precision: PointPrecision, point: LngLat): RegionPoint {
  const within = precision === 'fallback' ? Math.max(WITHIN_FALLBACK, withinOf(level)) : withinOf(level);
  return { point, source: 'derived', precision, within };
}

const withinOf = (level: RegionLevel): number => WITHIN_METRES[level === 'village' ? 'town' : level];

/** A point computed from the places in a division's records. */
export interface LearnedPoint {
  readonly point: LngLat;
  /** Number of different places behind it. */
  readonly samples: number;
  /** Metres from it within which half of them lie. */
  readonly spread: number;
}

/**
 * The middle of a division's places, null where they are too few or contradict each other. `places` are different
 * places, not records: an employer with fifty vacancies at one gate is one.
 */
export function learnRegionPoint(level: RegionLevel, places: readonly LngLat[]): LearnedPoint | null {
  const least = LEAST_PLACES[level];
  const most = MOST_SPREAD[level];
  const point = middleOf(places);
  if (least === undefined || most === undefined || point === null || places.length < least) return null;
  const spread = Math.round(median(places.map((place) => distanceMetres(point, place) ?? Infinity)));
  // Three decimals, about a hundred metres, show where people work without identifying anybody's door.
  const rounded = { lng: Math.round(point.lng * 1_000) / 1_000, lat: Math.round(point.lat * 1_000) / 1_000 };
  return spread > most ? null : { point: rounded, samples: places.length, spread };
}

function middleOf(points: readonly LngLat[]): LngLat | null {
  if (points.length === 0) return null;
  return { lng: median(points.map(({ lng }) => lng)), lat: median(points.map(({ lat }) => lat)) };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] ?? Number.NaN;
  return Number.isInteger(half) ? ((sorted[half - 1] ?? upper) + upper) / 2 : upper;
}
