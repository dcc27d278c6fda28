import type { LngLat } from '@yizhan/domain/geo/distance.ts';
import type { AreaValue, Ground } from './types.ts';
import type { Pixel, Size } from './view.ts';

interface DrawnArea extends Pixel {
  readonly code: string;
  readonly text: string;
  /** The lines of its boundary; empty where only its point is known. */
  readonly path: string;
  readonly outline: boolean;
  readonly share: number | null;
  /** Whether anything is known of where it lies. */
  readonly placed: boolean;
}

type Shape = NonNullable<Ground['outline']>;

/** Divisions as drawn: filled where their boundary is known, else a dot with a name. */
export function drawnAreas(
  ground: Ground | null,
  values: Readonly<Record<string, AreaValue>>,
  pixel: (point: LngLat) => Pixel,
): DrawnArea[] {
  if (ground === null) return [];
  const parts = ground.parts.map(({ code, name, point, shape }): DrawnArea => {
    const value = values[code];
    return {
      code,
      text: value === undefined ? name : `${name} ${value.value}`,
      path: pathOf(shape, pixel),
      outline: false,
      share: value?.share ?? null,
      placed: point !== null,
      ...(point === null ? { x: 0, y: 0 } : pixel(point)),
    };
  });
  // Where no part has a point, the division itself has its name.
  if (!parts.some(({ placed }) => placed) && ground.point !== null) {
    const { code, name } = ground.region;
    parts.push({
      code,
      text: name,
      path: '',
      outline: false,
      share: null,
      placed: true,
      ...pixel(ground.point),
    });
  }
  const outline = pathOf(ground.outline, pixel);
  if (outline === '') return parts;
  return [
    ...parts,
    { code: 'outline', text: '', path: outline, outline: true, share: null, placed: false, x: 0, y: 0 },
  ];
}

function pathOf(shape: Shape | null, pixel: (point: LngLat) => Pixel): string {
  return (shape ?? [])
    .flat()
    .map((ring) => {
      const corners = ring.map(([lng, lat]) => {
        const { x, y } = pixel({ lng, lat });
        return `${x.toFixed(1)} ${y.toFixed(1)}`;
      });
      return `M${corners.join('L')}Z`;
    })
    .join('');
}

interface Label extends Pixel {
  readonly code: string;
  readonly text: string;
  readonly dot: boolean;
}

/** Pixels of a character and a line of a name, generously. */
const [WIDE, HIGH] = [14, 20] as const;

/** The names that have room: those with a figure first, then as they come. */
export function labelsOf(areas: readonly DrawnArea[], size: Size): Label[] {
  const taken: Array<{ left: number; right: number; top: number; bottom: number }> = [];
  const byFigure = [...areas].sort((a, b) => (b.share ?? -1) - (a.share ?? -1));
  return byFigure.flatMap(({ code, text, path, placed, x, y }) => {
    if (!placed || x < 0 || y < 0 || x > size.width || y > size.height) return [];
    const half = (text.length * WIDE) / 2;
    const box = { left: x - half, right: x + half, top: y - HIGH / 2, bottom: y + HIGH };
    const isTaken = taken.some(
      (other) =>
        box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
    );
    if (isTaken) return [];
    taken.push(box);
    return [{ code, text, x, y, dot: path === '' }];
  });
}
