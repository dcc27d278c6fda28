import { gcj02ToWgs84, wgs84ToGcj02 } from '@yizhan/domain/geo/coordinates.ts';
import type { LngLat } from '@yizhan/domain/geo/distance.ts';

/** Pixels of the whole world at zoom 0, as the tile renderer counts them. */
const WORLD = 512;
/** Metres round the equator. */
const EQUATOR = 40_075_016.7;
const [LEAST_ZOOM, MOST_ZOOM] = [3, 18] as const;
const RADIANS = Math.PI / 180;

/** What is seen: the middle, as shown, and how near. */
export interface View {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Pixel {
  readonly x: number;
  readonly y: number;
}

type System = 'WGS-84' | 'CGCS2000' | 'GCJ-02';

/** Where a stored point lies on a base map of this system. */
export function toShown(point: LngLat, system: System): LngLat {
  return system === 'GCJ-02' ? wgs84ToGcj02(point) : point;
}

/** The stored form of a point chosen on a base map of this system. */
export function fromShown(point: LngLat, system: System): LngLat {
  return system === 'GCJ-02' ? gcj02ToWgs84(point) : point;
}

const worldX = (lng: number): number => (lng + 180) / 360;
const worldY = (lat: number): number =>
  (1 - Math.log(Math.tan(lat * RADIANS) + 1 / Math.cos(lat * RADIANS)) / Math.PI) / 2;

/** Where a point as shown stands in the picture (web Mercator). */
export function toPixel(point: LngLat, view: View, { width, height }: Size): Pixel {
  const scale = WORLD * 2 ** view.zoom;
  return {
    x: width / 2 + (worldX(point.lng) - worldX(view.lng)) * scale,
    y: height / 2 + (worldY(point.lat) - worldY(view.lat)) * scale,
  };
}

/** The point as shown that stands at a pixel. */
export function toPoint({ x, y }: Pixel, view: View, { width, height }: Size): LngLat {
  const scale = WORLD * 2 ** view.zoom;
  const [wx, wy] = [worldX(view.lng) + (x - width / 2) / scale, worldY(view.lat) + (y - height / 2) / scale];
  return { lng: wx * 360 - 180, lat: Math.atan(Math.sinh(Math.PI * (1 - 2 * wy))) / RADIANS };
}

/** Metres on the ground as pixels, at the latitude of a point. */
export function metresToPixels(metres: number, lat: number, zoom: number): number {
  return (metres / (EQUATOR * Math.cos(lat * RADIANS))) * WORLD * 2 ** zoom;
}

const inside = (zoom: number): number => Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom));

/** The nearest view that holds all points; `near` is how near it goes for one alone. */
export function viewOf(points: readonly LngLat[], size: Size, near = 14): View | null {
  if (points.length === 0) return null;
  const xs = points.map(({ lng }) => worldX(lng));
  const ys = points.map(({ lat }) => worldY(lat));
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const margin = Math.min(48, size.width / 6);
  const fit = (span: number, pixels: number): number =>
    span === 0 ? near : Math.log2(Math.max(1, pixels - 2 * margin) / (span * WORLD));
  const zoom = Math.min(near, fit(right - left, size.width), fit(bottom - top, size.height));
  const middle = { lng: ((left + right) / 2) * 360 - 180, y: (top + bottom) / 2 };
  return {
    lng: middle.lng,
    lat: Math.atan(Math.sinh(Math.PI * (1 - 2 * middle.y))) / RADIANS,
    zoom: inside(zoom),
  };
}

/** The view moved by pixels. */
export function moved(view: View, by: Pixel, size: Size): View {
  const point = toPoint({ x: size.width / 2 + by.x, y: size.height / 2 + by.y }, view, size);
  return { ...view, ...point };
}

/** The view nearer or farther, with what stands at `at` staying there. */
export function zoomed(view: View, by: number, size: Size, at: Pixel | null = null): View {
  const zoom = inside(view.zoom + by);
  if (at === null) return { ...view, zoom };
  const kept = toPoint(at, view, size);
  const nearer = { ...view, zoom };
  const now = toPixel(kept, nearer, size);
  return moved(nearer, { x: now.x - at.x, y: now.y - at.y }, size);
}
