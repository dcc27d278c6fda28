/** Degrees; the name of the field or function says the datum. */
export type LngLat = { lng: number; lat: number };

/** Mean radius of the Earth, metres (IUGG). The server's SQL uses the same. */
export const EARTH_RADIUS_METRES = 6_371_008.8;
/** One degree of latitude on that sphere, metres. */
export const METRES_PER_DEGREE = (EARTH_RADIUS_METRES * Math.PI) / 180;

const RADIANS = Math.PI / 180;

/** Whether both coordinates are numbers on the globe; false for no point, NaN and infinities. */
export function isOnGlobe(point: LngLat | null): point is LngLat {
  return point !== null && point.lat >= -90 && point.lat <= 90 && point.lng >= -180 && point.lng <= 180;
}

/**
 * Great-circle distance in metres, off by up to 0.5 % because the Earth is not a sphere; null where either point is
 * missing or off the globe. The program's only distance: `distanceSql` of the server is the same in SQL, and a test
 * compares the matching engine's plane with it.
 */
export function distanceMetres(from: LngLat | null, to: LngLat | null): number | null {
  if (!isOnGlobe(from) || !isOnGlobe(to)) return null;
  const dLat = (to.lat - from.lat) * RADIANS;
  const dLng = (to.lng - from.lng) * RADIANS;
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(from.lat * RADIANS) * Math.cos(to.lat * RADIANS) * Math.sin(dLng / 2) ** 2;
  // Rounding lifts h above one for antipodal points.
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}
