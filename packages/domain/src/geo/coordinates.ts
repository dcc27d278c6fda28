import gcoord from 'gcoord';
import { distanceMetres, type LngLat } from './distance.ts';

// The package's types describe an ES module, but Node loads its CommonJS build, whose members sit on the default import
// itself; `CRSTypes` is typed there already.
declare module 'gcoord' {
  export function transform(position: [number, number], from: CRSTypes, to: CRSTypes): [number, number];
}

/** Rough bounds of China without the islands of its seas, degrees: 73°E–135.1°E, 17.9°N (Sanya) – 53.6°N (Mohe). */
export const CHINA_BOUNDS = { west: 73, east: 135.1, south: 17.9, north: 53.6 } as const;

/** Converts points of Chinese web maps (GCJ-02) to the stored form (WGS-84); accurate to about a metre. */
export function gcj02ToWgs84(point: LngLat): LngLat {
  const [lng, lat] = gcoord.transform([point.lng, point.lat], gcoord.CRSTypes.GCJ02, gcoord.CRSTypes.WGS84);
  return { lng, lat };
}

/** Systems in which Chinese tables give coordinates; CGCS2000 is WGS-84 to within centimetres. */
export type CoordinateSystem = 'WGS-84' | 'GCJ-02' | 'BD-09';

/** Converts a point of any of the systems to the stored form; accurate to some metres. */
export function toWgs84(point: LngLat, system: CoordinateSystem): LngLat {
  if (system === 'WGS-84') return point;
  if (system === 'GCJ-02') return gcj02ToWgs84(point);
  const [lng, lat] = gcoord.transform([point.lng, point.lat], gcoord.CRSTypes.BD09, gcoord.CRSTypes.WGS84);
  return { lng, lat };
}

/** Converts the stored form (WGS-84) to the one of Chinese web maps (GCJ-02). */
export function wgs84ToGcj02(point: LngLat): LngLat {
  const [lng, lat] = gcoord.transform([point.lng, point.lat], gcoord.CRSTypes.WGS84, gcoord.CRSTypes.GCJ02);
  return { lng, lat };
}

export type PointFault = 'not_a_number' | 'near_zero' | 'outside_china' | 'swapped' | 'default_point';

/**
 * Points that sources fill in when they know none. One public service gives the first, the middle of Beijing, for a
 * fifth of its vacancies, whatever their city; the others are map defaults for Beijing as a whole.
 */
export const KNOWN_DEFAULT_POINTS: readonly LngLat[] = [
  { lng: 116.3848, lat: 39.9015 },
  { lng: 116.3946, lat: 39.8964 },
  { lng: 116.3974, lat: 39.9093 },
];
const DEFAULT_POINT_RADIUS = 150;

/**
 * Why a point cannot be a workplace, or null. `near_zero`: within a degree of (0, 0), the empty value shifted by a
 * datum change; `swapped`: latitude and longitude exchanged; `default_point`: one of the fillers, which a caller should
 * believe only when the address names another city, as there are jobs at that point too.
 */
export function pointFault(
  lng: number,
  lat: number,
  defaults: readonly LngLat[] = KNOWN_DEFAULT_POINTS,
): PointFault | null {
  if (!Number.isFinite(lng) || !Number.isFinite(lat)) return 'not_a_number';
  if (Math.abs(lng) < 1 && Math.abs(lat) < 1) return 'near_zero';
  if (!isInChina(lng, lat)) return isInChina(lat, lng) ? 'swapped' : 'outside_china';
  // A source's filler may have been taken for GCJ-02 and converted on import.
  const isNear = (filler: LngLat): boolean => {
    const metres = distanceMetres(filler, { lng, lat });
    return metres !== null && metres <= DEFAULT_POINT_RADIUS;
  };
  const isDefault = defaults.some((filler) => isNear(filler) || isNear(gcj02ToWgs84(filler)));
  return isDefault ? 'default_point' : null;
}

/** Whether a point is a filler rather than a place: see `pointFault`. */
export function isDefaultPoint(lng: number, lat: number, defaults?: readonly LngLat[]): boolean {
  return pointFault(lng, lat, defaults) !== null;
}

function isInChina(lng: number, lat: number): boolean {
  return (
    lng >= CHINA_BOUNDS.west &&
    lng <= CHINA_BOUNDS.east &&
    lat >= CHINA_BOUNDS.south &&
    lat <= CHINA_BOUNDS.north
  );
}
