/** Places and distances: coordinates where given, the centre of the division where not. */
import type { Coordinates, TravelMode } from './types.ts';

/** How accurate a point is: real coordinates, or the centre of a division of some level. */
export type PlacePrecision = 'exact' | 'village' | 'town' | 'county' | 'prefecture';

export interface Place {
  point: Coordinates;
  precision: PlacePrecision;
}

/**
 * How far the true place may lie from the centre of its division, metres. A commute is only called too far beyond this.
 * Half the side of a typical division: a Chinese town covers about 200 km², a county 3,000 km² of which people live in
 * the middle, a prefecture 30,000 km².
 */
export const PRECISION_METRES: Record<PlacePrecision, number> = {
  exact: 0,
  village: 1_500,
  town: 5_000,
  county: 15_000,
  prefecture: 40_000,
};

/**
 * The assumed distance between two places of one division when only the division is known: about a third of its side.
 * Two people of one county are not neighbours.
 */
export const WITHIN_METRES: Record<PlacePrecision, number> = {
  exact: 0,
  village: 600,
  town: 2_500,
  county: 6_000,
  prefecture: 18_000,
};

/** Metres per minute on the road, with waiting and parking; 公交 with the walk at both ends. */
const SPEED: Record<TravelMode, number> = { walk: 75, bicycle: 200, e_bike: 330, bus: 250, car: 500 };

/** Roads are longer than the straight line by about this factor in towns. */
export const DETOUR = 1.3;

/** Straight-line metres covered in this many minutes of travel. */
export function metresWithin(minutes: number, mode: TravelMode): number {
  return Math.round((minutes * SPEED[mode]) / DETOUR);
}

/** Whole minutes for a straight-line distance. */
export function minutesFor(metres: number, mode: TravelMode): number {
  return Math.round((metres * DETOUR) / SPEED[mode]);
}

/** False for values off the globe and for the (0, 0) that forms store for an empty place. */
export function isUsable(point: Coordinates | null): point is Coordinates {
  if (point === null) return false;
  const { lng, lat } = point;
  if (!Number.isFinite(lng) || !Number.isFinite(lat)) return false;
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 && (Math.abs(lng) > 0.5 || Math.abs(lat) > 0.5);
}

function precisionOfRegion(code: string): PlacePrecision | null {
  if (code.length >= 12) return 'village';
  if (code.length >= 9) return 'town';
  if (code.length >= 6) return code.endsWith('00') ? 'prefecture' : 'county';
  return code.length >= 4 ? 'prefecture' : null;
}

/** Strips the trailing zeros of a GB/T 2260 code ('430300' → '4303') so that prefixes tell containment. */
export function trimRegion(code: string): string {
  const digits = code.replace(/\D/g, '');
  if (digits.length >= 12 && !digits.endsWith('000')) return digits.slice(0, 12);
  if (digits.length >= 9 && !digits.slice(6, 9).endsWith('000')) return digits.slice(0, 9);
  const county = digits.slice(0, 6);
  if (county.length < 6) return county;
  if (county.endsWith('0000')) return county.slice(0, 2);
  return county.endsWith('00') ? county.slice(0, 4) : county;
}

/** Whether `inner` lies in `outer`, both GB/T 2260 codes of any level. */
export function regionContains(outer: string, inner: string): boolean {
  const prefix = trimRegion(outer);
  return prefix.length >= 2 && trimRegion(inner).startsWith(prefix);
}

/**
 * Coordinates further than this from the centre of their stated division are a form's default or another place's, and
 * the division is believed instead.
 */
const CONTRADICTION_METRES: Record<PlacePrecision, number> = {
  exact: Infinity,
  village: 40_000,
  town: 40_000,
  county: 80_000,
  prefecture: 250_000,
};

/** 北京, 天津, 上海, 重庆: cities with the code of a province. '上海' says as much about a place as '广州' does. */
const MUNICIPALITIES: ReadonlySet<string> = new Set(['11', '12', '31', '50']);

/** The centre of the smallest division containing a code that has one, else null. */
function centreOf(region: string | null, regionCentre: (code: string) => Coordinates | null): Place | null {
  const code = region === null ? '' : trimRegion(region);
  for (const length of [12, 9, 6, 4]) {
    if (code.length < length) continue;
    const part = code.slice(0, length);
    const centre = regionCentre(part);
    const precision = precisionOfRegion(part);
    if (precision !== null && isUsable(centre)) return { point: centre, precision };
  }
  const whole = code.slice(0, 2);
  // Tables of centres list municipalities under either code.
  const centre = MUNICIPALITIES.has(whole) ? (regionCentre(`${whole}01`) ?? regionCentre(whole)) : null;
  return isUsable(centre) ? { point: centre, precision: 'prefecture' } : null;
}

/** The point used for distances: coordinates unless they contradict the division, else its centre, else null. */
export function placeOf(
  given: { coordinates: Coordinates | null; region: string | null },
  regionCentre: (code: string) => Coordinates | null,
): Place | null {
  const centre = centreOf(given.region, regionCentre);
  if (!isUsable(given.coordinates)) return centre;
  const contradicted =
    centre !== null &&
    distanceMetres(given.coordinates, centre.point) > CONTRADICTION_METRES[centre.precision];
  return contradicted ? centre : { point: given.coordinates, precision: 'exact' };
}

/** Points are kept in whole units of 0.00001°, about a metre: they fit two integers and are as exact as an address. */
export const UNITS_PER_DEGREE = 100_000;
/** Metres of one unit of latitude, on a sphere of the earth's mean radius. */
export const UNIT_METRES = 1.111_95;

export const toUnits = (degrees: number): number => Math.round(degrees * UNITS_PER_DEGREE);
export const toDegrees = (units: number): number => units / UNITS_PER_DEGREE;

/** Metres of one unit of longitude at a latitude given in units. */
export function longitudeMetres(latitude: number): number {
  return UNIT_METRES * Math.cos((latitude / UNITS_PER_DEGREE) * (Math.PI / 180));
}

/**
 * Straight-line metres, rounded, on the plane that touches the globe at `from`: within 0.3 % of the great circle up
 * to 60 km, beyond which nobody goes daily, and within 3 % across a province.
 */
export function distanceMetres(from: Coordinates, to: Coordinates): number {
  const latitude = toUnits(from.lat);
  const north = (toUnits(to.lat) - latitude) * UNIT_METRES;
  const east = (toUnits(to.lng) - toUnits(from.lng)) * longitudeMetres(latitude);
  return Math.round(Math.sqrt(north * north + east * east));
}
