import {
  ADDRESS_REVIEW_THRESHOLD,
  distanceMetres,
  FARTHEST_METRES,
  gcj02ToWgs84,
  isWithin,
  pointFault,
  resolveAddress,
  type LngLat,
  type ResolvedAddress,
} from '@yizhan/domain';
import type { Regions } from '../../reference/index.ts';
import { numberOf, type Cells } from './cells.ts';
import { reject } from './rejection.ts';

/** A bare stem (昆山, 常熟) that names no other division is trusted from here on; measured 0.5. */
const LEAST_ALONE = 0.45;
/** A bare city name (西安, 中山) that counties share means the city; measured 0.56 to 0.58. */
const LEAST_CITY = 0.55;
/** 朝阳 is a city of Liaoning, but more often the district of Beijing or Changchun. */
const NOT_THE_CITY = new Set(['2113']);

/**
 * The division that a row's words name, at least a prefecture. Words that name a place always override the default
 * region; words that fit several places equally, or contradict each other, are not guessed at.
 *
 * @throws RowRejected
 */
export function divisionOf(
  regions: Regions,
  area: readonly string[],
  address: string,
  defaultRegion: string | null,
): string {
  const areas = area.filter((word) => word !== '');
  const coded = areas.map((word) => codeOf(regions, word)).filter((code) => code !== null);
  const deepest = coded.sort((a, b) => b.length - a.length)[0];
  if (deepest !== undefined && deepest.length >= 4) return deepest;
  const areaText = areas.filter((word) => !/^\d+$/.test(word)).join(' ');
  const text = `${areaText} ${address}`.trim();
  const hint = defaultRegion !== null && defaultRegion.length >= 4 ? defaultRegion : null;
  if (text === '') {
    if (hint === null) throw reject(coded.length === 0 ? 'row.place_missing' : 'row.place_too_wide', 'area');
    return hint;
  }
  const read = resolveAddress(regions.index, text);
  const place = believed(read);
  if (place !== null && place.length >= 4) return known(regions, place);
  const byArea = place === null ? areaFirst(regions, areaText, address) : null;
  if (byArea !== null) return byArea;
  if (hint !== null) {
    const hinted = resolveAddress(regions.index, text, { hintRegion: hint }).region ?? hint;
    if (isWithin(hinted, hint) && (place === null || isWithin(hint, place))) return known(regions, hinted);
  }
  if (place !== null) throw reject('row.place_too_wide', 'area');
  const likely = [read.region, ...read.alternatives].filter((found) => found !== null);
  if (likely.length === 0) throw reject('row.place_unknown', 'area');
  const names = [...new Set(likely)].slice(0, 3).map((found) => regions.ref(found).fullName);
  throw reject('row.place_unclear', 'area', { places: names.join('、') });
}

/** The division of a result certain enough to be stored unchecked; null for a guess among equals. */
function believed(read: ResolvedAddress): string | null {
  const { region, confidence, alternatives } = read;
  if (region === null) return null;
  const isAlone = alternatives.length === 0 && confidence >= LEAST_ALONE;
  const isCity =
    region.length === 4 &&
    confidence >= LEAST_CITY &&
    !NOT_THE_CITY.has(region) &&
    alternatives.every((other) => other.length > 4);
  return confidence >= ADDRESS_REVIEW_THRESHOLD || isAlone || isCity ? cityOf(region) : null;
}

/** 济南 + 振兴街: the area is clear, and the address names nothing that contradicts it. */
function areaFirst(regions: Regions, areaText: string, address: string): string | null {
  if (areaText === '' || address === '') return null;
  const area = believed(resolveAddress(regions.index, areaText));
  if (area === null || area.length < 4) return null;
  const within = resolveAddress(regions.index, address, { hintRegion: area });
  if (within.region === null || isWithin(within.region, area)) return known(regions, within.region ?? area);
  return believed(within) === null ? known(regions, area) : null;
}

/** A municipality is a city, although its code is a province's: 北京市 is `1101`. */
function cityOf(code: string): string {
  return /^(?:11|12|31|50)$/.test(code) ? `${code}01` : code;
}

/** A division code as sheets write it, padded with zeros or not. */
function codeOf(regions: Regions, word: string): string | null {
  if (!/^\d{2}(?:\d{2}(?:\d{2}(?:\d{3}(?:\d{3})?)?)?)?$/.test(word)) return null;
  const bare = word.length === 12 ? word.slice(0, 9) : word;
  const code = bare.replace(/0{3}$/, (zeros) => (bare.length === 9 ? '' : zeros)).replace(/(?:00){1,2}$/, '');
  return regions.find(cityOf(code))?.code ?? null;
}

/** A code in the reference table: the resolver knows nothing deeper, but a retired code falls back to its parent. */
function known(regions: Regions, code: string): string {
  for (const length of [9, 6, 4]) {
    const found = code.length >= length ? regions.find(code.slice(0, length)) : undefined;
    if (found !== undefined) return found.code;
  }
  throw reject('row.place_unknown', 'area');
}

const DECIMALS = 1e6;

/**
 * The point of a row in WGS-84, or why it is not trusted: a source's filler, zeros, outside China, or far from the
 * division the row names. Swapped coordinates are corrected. Columns of Chinese maps are assumed to be GCJ-02, as their
 * map pickers give it; a wrong guess is off by some 500 m.
 */
export function pointOf(
  regions: Regions,
  cells: Cells,
  division: string,
): { point: LngLat | null; repair: string | null } {
  const gps = numbers(cells, 'lng_wgs84', 'lat_wgs84');
  const typed = gps ?? numbers(cells, 'lng', 'lat');
  if (typed === null) return { point: null, repair: null };
  const isSwapped = pointFault(typed.lng, typed.lat) === 'swapped';
  const raw = isSwapped ? { lng: typed.lat, lat: typed.lng } : typed;
  const fault = pointFault(raw.lng, raw.lat);
  if (fault !== null) return { point: null, repair: `point_${fault}` };
  const point = gps === null ? gcj02ToWgs84(raw) : raw;
  const centre = regions.centre(division);
  const limit = centre === null ? undefined : FARTHEST_METRES[centre.level];
  const away = distanceMetres(centre, point);
  if (limit !== undefined && away !== null && away > limit) {
    return { point: null, repair: 'point_elsewhere' };
  }
  const rounded = {
    lng: Math.round(point.lng * DECIMALS) / DECIMALS,
    lat: Math.round(point.lat * DECIMALS) / DECIMALS,
  };
  return { point: rounded, repair: isSwapped ? 'point_swapped' : null };
}

function numbers(cells: Cells, lng: string, lat: string): LngLat | null {
  const [x, y] = [numberOf(cells.text(lng)), numberOf(cells.text(lat))];
  return x === null || y === null ? null : { lng: x, lat: y };
}
