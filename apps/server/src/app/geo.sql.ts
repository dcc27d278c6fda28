import { EARTH_RADIUS_METRES, METRES_PER_DEGREE, type LngLat } from '@yizhan/domain';
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';

/** Two columns, or other SQL, that hold a point in WGS-84 degrees; null where a row has none. */
export interface PointSql {
  readonly lng: Expression<number | null>;
  readonly lat: Expression<number | null>;
  /** The least distance in metres where only a division is known. */
  readonly within?: Expression<number>;
}

/** The columns of a point, by their names: `pointSql('v.near_lng', 'v.near_lat', 'v.near_within')`. */
export function pointSql(lng: string, lat: string, within?: string): PointSql {
  return {
    lng: sql.ref<number | null>(lng),
    lat: sql.ref<number | null>(lat),
    ...(within === undefined ? {} : { within: sql.ref<number>(within) }),
  };
}

/** Degrees: a ten-thousandth of a millimetre. */
const TINIEST = 1e-12;

/**
 * Beyond twelve times the scale everything is equally far, at 6e-6: no exponent underflows, and six-digit scores still
 * distinguish it from an unknown place.
 */
const DEEPEST_DECAY = 12;

/**
 * `distanceMetres` of the domain in SQL: metres on the sphere from a row's point to another; null where either is
 * missing or off the globe; never less than the row's `within`. A test compares both.
 */
export function distanceSql(row: PointSql, to: LngLat | null): RawBuilder<number | null> {
  if (to === null) return sql<number | null>`null::float8`;
  const { lng, lat } = row;
  // LEAST ignores nulls and trigonometry fails on infinities, so no row reaches either without a point on the globe.
  // Squares and radians of tiny numbers are errors in PostgreSQL (underflow): differences are at least TINIEST, and a
  // cosine is the sine of the angle left to the pole.
  const north = sql`sin(radians(greatest(abs(${lat} - ${to.lat}::float8), ${TINIEST}::float8)) / 2)`;
  const east = sql`sin(radians(greatest(abs(${lng} - ${to.lng}::float8), ${TINIEST}::float8)) / 2)`;
  return sql<number | null>`case
    when ${lat} between -90 and 90 and ${lng} between -180 and 180
      and ${to.lat}::float8 between -90 and 90 and ${to.lng}::float8 between -180 and 180
    then ${row.within === undefined ? sql`` : sql`greatest(${row.within}::float8, `}2 * ${EARTH_RADIUS_METRES}::float8 * asin(least(1, sqrt(power(${north}, 2)
      + sin(radians(90 - ${to.lat}::float8)) * sin(radians(90 - ${lat})) * power(${east}, 2))))${row.within === undefined ? sql`` : sql`)`}
    end`;
}

/**
 * From 1 next door down to a third per `scale` metres; 0 where the distance is not known, which is less than at any
 * known distance.
 */
export function nearnessSql(distance: Expression<number | null>, scale: number): RawBuilder<number> {
  return sql<number>`case when ${distance} is null then 0
    else exp(-least(${distance} / ${scale}::float8, ${DEEPEST_DECAY}::float8)) end`;
}

/**
 * Whether a row's point lies within this many metres of another; an unknown one does not. Can use an index on (lat,
 * lng).
 */
export function isWithinSql(row: PointSql, of: LngLat, metres: number): RawBuilder<SqlBool> {
  const box = boxAround(of, metres);
  return sql<SqlBool>`(${row.lat} between ${box.south}::float8 and ${box.north}::float8
    and ${row.lng} between ${box.west}::float8 and ${box.east}::float8
    and ${distanceSql(row, of)} <= ${metres}::float8)`;
}

/**
 * Degrees that enclose every point within this many metres; all longitudes where the circle contains a pole or the date
 * line.
 */
export function boxAround(
  { lng, lat }: LngLat,
  metres: number,
): { west: number; east: number; south: number; north: number } {
  // A millionth larger than the circle, so that rounding excludes no point on its edge.
  const reach = (metres / METRES_PER_DEGREE) * 1.000_001 + 1e-9;
  const [south, north] = [lat - reach, lat + reach];
  const radians = Math.PI / 180;
  const across = Math.sin(Math.min(reach, 90) * radians) / Math.cos(lat * radians);
  const wide = across < 1 ? Math.asin(across) / radians : 180;
  const isWhole = north >= 90 || south <= -90 || lng - wide < -180 || lng + wide > 180;
  return { west: isWhole ? -180 : lng - wide, east: isWhole ? 180 : lng + wide, south, north };
}
