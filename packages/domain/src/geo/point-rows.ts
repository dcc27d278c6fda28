import { levelOf } from '../regions/codes.ts';
import { pointFault, toWgs84, type CoordinateSystem } from './coordinates.ts';
import { distanceMetres, type LngLat } from './distance.ts';

export const COORDINATE_SYSTEMS = [
  'WGS-84',
  'GCJ-02',
  'BD-09',
] as const satisfies readonly CoordinateSystem[];

/** Why a row of a file of points is rejected. */
export type PointRowFault =
  | 'code_missing'
  | 'code_unknown'
  | 'name_other'
  | 'not_a_number'
  | 'swapped'
  | 'outside_china'
  | 'system_missing'
  | 'elsewhere';

export interface PointRow {
  readonly code: string;
  /** Checked against the division where given; empty for none. */
  readonly name: string;
  readonly lng: string;
  readonly lat: string;
  readonly system: string;
}

/** What the row reader needs to know about divisions. */
export interface PointRowRegions {
  /** Names of a division, its official one first; null for an unknown code. */
  namesOf(code: string): readonly string[] | null;
  /** The best known location so far, and how far from it a point may lie, metres; null where nothing is known. */
  near(code: string): { readonly point: LngLat; readonly reach: number } | null;
}

export type PointRowResult =
  | { readonly ok: true; readonly code: string; readonly point: LngLat }
  | { readonly ok: false; readonly fault: PointRowFault };

/**
 * 430300 → 4303, 430000 → 43, 430302 → 430302, 430302004000 → 430302004: removes the zeros with which sheets pad codes.
 */
export function bareRegionCode(code: string): string {
  let bare = code.trim();
  if (bare.length === 12 && bare.endsWith('000')) bare = bare.slice(0, 9);
  // A town directly below a prefecture has 00 in place of the county: 441900003.
  if (bare.length === 9 && bare.endsWith('000')) bare = bare.slice(0, 6);
  return bare.length === 6 ? bare.replace(/(?:00){1,2}$/, '') : bare;
}

/** `WGS84`, `wgs-84`, `高德` and the like; null for a text that names no system. */
export function coordinateSystemOf(text: string): CoordinateSystem | null {
  const plain = text
    .trim()
    .toUpperCase()
    .replaceAll(/[\s_-]/g, '');
  if (/^(?:WGS84|GPS|CGCS2000|国家2000|天地图)$/.test(plain)) return 'WGS-84';
  if (/^(?:GCJ02|高德|腾讯|火星)$/.test(plain)) return 'GCJ-02';
  return /^(?:BD09|BD09LL|百度)$/.test(plain) ? 'BD-09' : null;
}

/** Reads one row of a bureau's own table of points; uncertain values are refused, never guessed. */
export function readPointRow(row: PointRow, regions: PointRowRegions): PointRowResult {
  const fail = (fault: PointRowFault): PointRowResult => ({ ok: false, fault });
  if (row.code.trim() === '') return fail('code_missing');
  const code = bareRegionCode(row.code);
  const names = levelOf(code) === null ? null : regions.namesOf(code);
  if (names === null) return fail('code_unknown');
  if (row.name.trim() !== '' && !names.includes(row.name.trim())) return fail('name_other');
  const system = coordinateSystemOf(row.system);
  if (system === null) return fail('system_missing');
  const [lng, lat] = [degrees(row.lng), degrees(row.lat)];
  const fault = pointFault(lng, lat, []);
  if (fault === 'not_a_number' || fault === 'swapped') return fail(fault);
  if (fault !== null && !isInSouthernSea(code, lng, lat)) return fail('outside_china');
  const point = toWgs84({ lng, lat }, system);
  const near = regions.near(code);
  const away = distanceMetres(near?.point ?? null, point);
  if (near !== null && away !== null && away > near.reach) return fail('elsewhere');
  return { ok: true, code, point: { lng: rounded(point.lng), lat: rounded(point.lat) } };
}

/** The islands of 三沙 lie south of the bounds that catch wrong points. */
function isInSouthernSea(code: string, lng: number, lat: number): boolean {
  return code.startsWith('4603') && lng > 108 && lng < 120 && lat > 3 && lat < 18;
}

const degrees = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
