import { CHINA_BOUNDS } from './coordinates.ts';
import type { LngLat } from './distance.ts';

/** A closed line of `[lng, lat]`; the last point repeats the first. */
export type Ring = ReadonlyArray<readonly [number, number]>;
/** Polygons of one division, each an outer ring followed by its holes, as in GeoJSON's MultiPolygon. */
export type Shape = ReadonlyArray<readonly Ring[]>;

/** Points of one division's shape as it comes in; a county of a national base map has some thousands. */
export const MOST_SHAPE_POINTS = 50_000;
/** Points of one division's shape as it is kept and sent: more cannot be told apart at the width of a screen. */
export const KEPT_SHAPE_POINTS = 400;
/** Degrees by which the point known for a division may lie outside the box around its shape. */
const BOX_MARGIN = 0.2;

export type ShapeFault =
  'empty' | 'too_many_points' | 'ring_short' | 'ring_open' | 'outside_china' | 'crosses_itself' | 'elsewhere';

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/**
 * Why a shape (WGS-84) cannot be the boundary of a division, or null. `known` is the point believed for the division:
 * one far outside tells of a wrong code or coordinate system.
 */
export function shapeFault(shape: Shape, known: LngLat | null): ShapeFault | null {
  const rings = shape.flat();
  const points = rings.reduce((sum, ring) => sum + ring.length, 0);
  if (points === 0) return 'empty';
  if (points > MOST_SHAPE_POINTS) return 'too_many_points';
  for (const ring of rings) {
    if (ring.length < 4) return 'ring_short';
    const [first, last] = [ring[0], ring.at(-1)];
    if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return 'ring_open';
    if (!ring.every(([lng, lat]) => isInBox(CHINA_BOUNDS, lng, lat))) return 'outside_china';
  }
  if (rings.some(crossesItself)) return 'crosses_itself';
  if (known === null) return null;
  const { west, south, east, north } = boxOf(shape);
  const around = {
    west: west - BOX_MARGIN,
    south: south - BOX_MARGIN,
    east: east + BOX_MARGIN,
    north: north + BOX_MARGIN,
  };
  return isInBox(around, known.lng, known.lat) ? null : 'elsewhere';
}

const isInBox = ({ west, south, east, north }: Box, lng: number, lat: number): boolean =>
  lng >= west && lng <= east && lat >= south && lat <= north;

/** The box around a shape. */
export function boxOf(shape: Shape): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of shape.flat(2)) {
    west = Math.min(west, lng);
    south = Math.min(south, lat);
    east = Math.max(east, lng);
    north = Math.max(north, lat);
  }
  return { west, south, east, north };
}

/** Cells and neighbours that are looked at for a ring: far more than any boundary needs. */
const MOST_STEPS = 1_000_000;
const STEPS_EACH = 64;

type Segment = readonly [number, number, number, number, number];

/**
 * Whether two parts of a ring that are not neighbours meet. Segments are sorted into the cells of a grid, so that each is
 * compared only with those nearby: 50,000 points of a boundary take a fraction of a second. A ring that runs from side to
 * side again and again is no boundary; it is given up as one that crosses itself.
 */
function crossesItself(ring: Ring): boolean {
  const { west, south, east, north } = boxOf([[ring]]);
  const side = Math.ceil(Math.sqrt(ring.length));
  const [width, height] = [(east - west) / side || 1, (north - south) / side || 1];
  const cells = new Map<number, Segment[]>();
  const count = ring.length - 1;
  let steps = 0;
  for (let at = 0; at < count; at += 1) {
    const [from, to] = [ring[at], ring[at + 1]];
    if (from === undefined || to === undefined) continue;
    const segment: Segment = [from[0], from[1], to[0], to[1], at];
    const columns = span(from[0], to[0], west, width, side);
    const rows = span(from[1], to[1], south, height, side);
    for (let column = columns[0]; column <= columns[1]; column += 1) {
      for (let row = rows[0]; row <= rows[1]; row += 1) {
        const key = column * (side + 1) + row;
        const others = cells.get(key);
        steps += 1 + (others?.length ?? 0);
        if (steps > MOST_STEPS + STEPS_EACH * count) return true;
        if (others === undefined) cells.set(key, [segment]);
        else {
          if (others.some((other) => meet(other, segment, count))) return true;
          others.push(segment);
        }
      }
    }
  }
  return false;
}

function span(a: number, b: number, start: number, step: number, side: number): readonly [number, number] {
  const cell = (value: number): number => Math.min(side, Math.max(0, Math.floor((value - start) / step)));
  return [cell(Math.min(a, b)), cell(Math.max(a, b))];
}

/** Neighbours share a point by nature; the last segment is the first one's neighbour. */
function meet(a: Segment, b: Segment, count: number): boolean {
  const apart = Math.abs(a[4] - b[4]);
  if (apart <= 1 || apart === count - 1) return false;
  const side = (x: number, y: number, s: Segment): number =>
    Math.sign((s[2] - s[0]) * (y - s[1]) - (s[3] - s[1]) * (x - s[0]));
  return side(b[0], b[1], a) * side(b[2], b[3], a) < 0 && side(a[0], a[1], b) * side(a[2], a[3], b) < 0;
}

/** Decimals of a degree that are kept: five are about a metre. */
const DECIMALS = 100_000;
const rounded = (degrees: number): number => Math.round(degrees * DECIMALS) / DECIMALS;

/**
 * The shape with at most `most` points, for showing: rings lose the points that matter least (Douglas and Peucker), all by
 * the same tolerance, and rings smaller than it vanish, but never the largest. Neighbours are simplified on their own, so
 * that a hair's breadth may open between them.
 */
export function simplifyShape(shape: Shape, most: number = KEPT_SHAPE_POINTS): Shape {
  const { west, south, east, north } = boxOf(shape);
  let tolerance = Math.max(east - west, north - south) / 4_000;
  let simple = thin(shape, 0);
  while (simple.flat(2).length > most) {
    simple = thin(shape, tolerance);
    tolerance *= 1.4;
  }
  return simple;
}

function thin(shape: Shape, tolerance: number): Shape {
  const polygons = shape
    .map((rings) => rings.map((ring) => thinRing(ring, tolerance)).filter((ring) => ring.length >= 4))
    .filter((rings) => rings.length > 0);
  if (polygons.length > 0) return polygons;
  const [largest] = [...shape].sort((a, b) => (b[0]?.length ?? 0) - (a[0]?.length ?? 0));
  const { west, south, east, north } = boxOf(largest === undefined ? shape : [largest]);
  const corner = (lng: number, lat: number) => [rounded(lng), rounded(lat)] as const;
  return [
    [
      [
        corner(west, south),
        corner(east, south),
        corner(east, north),
        corner(west, north),
        corner(west, south),
      ],
    ],
  ];
}

function thinRing(ring: Ring, tolerance: number): Ring {
  const kept = new Set([0, ring.length - 1]);
  // A ring begins where it ends: the point farthest from the beginning parts it into two lines.
  const start = ring[0] ?? [0, 0];
  let [far, farthest] = [0, -1];
  for (const [at, [lng, lat]] of ring.entries()) {
    const away = Math.hypot(lng - start[0], lat - start[1]);
    if (away > farthest) [far, farthest] = [at, away];
  }
  kept.add(far);
  const waiting: Array<readonly [number, number]> = [
    [0, far],
    [far, ring.length - 1],
  ];
  for (let line = waiting.pop(); line !== undefined; line = waiting.pop()) {
    const [from, to] = line;
    let [at, most] = [-1, tolerance];
    for (let between = from + 1; between < to; between += 1) {
      const off = offLine(ring[between], ring[from], ring[to]);
      if (off > most) [at, most] = [between, off];
    }
    if (at < 0) continue;
    kept.add(at);
    waiting.push([from, at], [at, to]);
  }
  const points = [...kept]
    .sort((a, b) => a - b)
    .flatMap((at) => {
      const point = ring[at];
      return point === undefined ? [] : [[rounded(point[0]), rounded(point[1])] as const];
    });
  return points.filter((point, at) => {
    const before = points[at - 1];
    return before === undefined || before[0] !== point[0] || before[1] !== point[1];
  });
}

type At = readonly [number, number] | undefined;

/** Distance of a point from the line between two others, degrees. */
function offLine(point: At, from: At, to: At): number {
  if (point === undefined || from === undefined || to === undefined) return 0;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const along =
    length === 0
      ? 0
      : Math.min(1, Math.max(0, ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length));
  return Math.hypot(point[0] - from[0] - along * dx, point[1] - from[1] - along * dy);
}
