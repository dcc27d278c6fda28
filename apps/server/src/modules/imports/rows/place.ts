import {
  ADDRESS_REVIEW_THRESHOLD,
  gcj02ToWgs84,
  haversineMetres,
  isWithin,
  pointFault,
  resolveAddress,
  type LngLat,
} from '@yizhan/domain';
import type { Regions } from '../../reference/index.ts';
import { numberOf, type Cells } from './cells.ts';
import { reject } from './rejection.ts';

/** A bare stem (昆山, 常熟) that no other division is called by is believed from here on; measured 0.5. */
const LEAST_ALONE = 0.45;

/**
 * The division a row's words name, at least a prefecture. Words that name a place always win over the default region;
 * words that fit several places equally are not guessed at.
 *
 * @throws RowRejected
 */
export function divisionOf(regions: Regions, words: readonly string[], defaultRegion: string | null): string {
  const typed = words.filter((word) => word !== '');
  const code = typed.map((word) => codeOf(regions, word)).find((found) => found !== null);
  if (code !== undefined && code !== null && code.length >= 4) return code;
  const text = typed.filter((word) => !/^\d+$/.test(word)).join(' ');
  const hint = defaultRegion !== null && defaultRegion.length >= 4 ? defaultRegion : null;
  if (text === '') {
    if (hint === null) throw reject(code === undefined ? 'row.place_missing' : 'row.place_too_wide', 'area');
    return hint;
  }
  const read = resolveAddress(regions.index, text);
  const isAlone = read.alternatives.length === 0 && read.confidence >= LEAST_ALONE;
  const isSure = read.region !== null && (read.confidence >= ADDRESS_REVIEW_THRESHOLD || isAlone);
  const place = read.region === null ? null : cityOf(read.region);
  if (isSure && place !== null && place.length >= 4) return known(regions, place);
  if (hint !== null) {
    const hinted = resolveAddress(regions.index, text, { hintRegion: hint }).region ?? hint;
    if (isWithin(hinted, hint) && (!isSure || isWithin(hint, read.region ?? '')))
      return known(regions, hinted);
  }
  if (isSure) throw reject('row.place_too_wide', 'area');
  const likely = [read.region, ...read.alternatives].filter((found) => found !== null);
  if (likely.length === 0) throw reject('row.place_unknown', 'area');
  const names = [...new Set(likely)].slice(0, 3).map((found) => regions.ref(found).fullName);
  throw reject('row.place_unclear', 'area', { places: names.join('、') });
}

/** A municipality is a city, though its code is a province's: 北京市 is `1101`. */
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

/** A code the reference table has: the resolver knows nothing deeper, but a retired one falls back to what holds it. */
function known(regions: Regions, code: string): string {
  for (const length of [9, 6, 4]) {
    const found = code.length >= length ? regions.find(code.slice(0, length)) : undefined;
    if (found !== undefined) return found.code;
  }
  throw reject('row.place_unknown', 'area');
}

/** How far from the centre of its division a point may lie, metres, by the level of the centre. */
const FARTHEST: Readonly<Record<string, number>> = {
  county: 150_000,
  prefecture: 300_000,
  province: 1_500_000,
};
const DECIMALS = 1e6;

/**
 * The point of a row in WGS-84, or why it is not believed: a source's filler, zeros, outside China, or far from the
 * division the row names. Exchanged ends are put right. Columns of Chinese maps are taken for GCJ-02, as their map
 * pickers give it; a wrong guess is off by some 500 m.
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
  const limit = centre === null ? undefined : FARTHEST[centre.level];
  if (centre !== null && limit !== undefined && haversineMetres(centre, point) > limit) {
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
