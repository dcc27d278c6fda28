import { z } from 'zod';
import {
  shapeFault,
  simplifyShape,
  toWgs84,
  type CoordinateSystem,
  type Shape,
  type ShapeFault,
} from '@yizhan/domain';
import type { Locale } from '../../app/errors.ts';
import type { Regions } from '../reference/index.ts';
import { BoundariesUnreadable } from './maps.errors.ts';

/** Bytes of a file: a province with its counties in full detail. */
const MOST_BYTES = 20 * 1024 * 1024;
/** Shapes of a file: more than any province has counties. */
const MOST_SHAPES = 500;

export type BoundaryFault =
  ShapeFault | 'code_missing' | 'code_unknown' | 'out_of_region' | 'twice' | 'no_area';

export const FAULT_TEXTS: Readonly<Record<BoundaryFault, Readonly<Record<Locale, string>>>> = {
  code_missing: {
    'zh-CN': '属性里没有区划代码（code 或 adcode）',
    en: 'The properties have no code of a division (code or adcode)',
  },
  code_unknown: {
    'zh-CN': '没有这个区划代码；请用统计用区划代码（县级6位，乡镇9位）',
    en: 'There is no such division; please use the statistical codes (6 digits for a county, 9 for a town)',
  },
  out_of_region: { 'zh-CN': '不在您负责的地区', en: 'Not within the regions you are responsible for' },
  twice: {
    'zh-CN': '同一个地区在文件里出现了两次，只取了第一次的',
    en: 'The division stands twice in the file; the first one was taken',
  },
  no_area: {
    'zh-CN': '不是面：只收 Polygon 和 MultiPolygon',
    en: 'Not an area: only Polygon and MultiPolygon are taken',
  },
  empty: { 'zh-CN': '图形是空的', en: 'The shape is empty' },
  too_many_points: {
    'zh-CN': '点太多（超过5万个），请先简化',
    en: 'Too many points (more than 50,000); please simplify it first',
  },
  ring_short: { 'zh-CN': '有一圈不到4个点', en: 'A ring has fewer than four points' },
  ring_open: {
    'zh-CN': '有一圈没有闭合：最后一点要和第一点相同',
    en: 'A ring is not closed: its last point must repeat the first',
  },
  outside_china: {
    'zh-CN': '有点不在我国境内；请核对经纬度的先后和坐标系',
    en: 'A point lies outside China; please check the order of longitude and latitude, and the coordinate system',
  },
  crosses_itself: { 'zh-CN': '有一圈自己和自己相交', en: 'A ring crosses itself' },
  elsewhere: {
    'zh-CN': '图形不在这个地区附近；请核对代码和坐标系',
    en: 'The shape does not lie near this division; please check code and coordinate system',
  },
};

/** One shape of the file, with its number in it. */
export interface ReadBoundary {
  readonly number: number;
  readonly code: string;
  readonly result:
    | { readonly shape: Shape; readonly points: number; readonly kept: number }
    | { readonly fault: BoundaryFault };
}

const Place = z.tuple([z.number(), z.number()], z.number());
const Polygon = z.array(z.array(Place));
const Code = z.union([z.string(), z.number()]).transform((code) => String(code).trim());
const Collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z
    .array(
      z.object({
        properties: z
          .looseObject({
            code: Code.optional(),
            adcode: Code.optional(),
            区划代码: Code.optional(),
          })
          .nullable(),
        geometry: z.looseObject({ type: z.string(), coordinates: z.unknown() }).nullable(),
      }),
    )
    .max(MOST_SHAPES),
});

/** Reads a file shape by shape; what cannot be used says why. @throws BoundariesUnreadable */
export function readBoundaries(
  content: Buffer,
  system: 'CGCS2000' | CoordinateSystem,
  regions: Regions,
  may: (code: string) => boolean,
): ReadBoundary[] {
  const seen = new Set<string>();
  return parseFile(content).features.map(({ properties, geometry }, at) => {
    const code = codeOf(properties?.code ?? properties?.adcode ?? properties?.['区划代码'] ?? '', regions);
    const twice = seen.has(code);
    seen.add(code);
    const result = (): ReadBoundary['result'] => {
      if (code === '') return { fault: 'code_missing' };
      const entry = regions.find(code);
      if (entry === undefined) return { fault: 'code_unknown' };
      if (!may(code)) return { fault: 'out_of_region' };
      if (twice) return { fault: 'twice' };
      const read = areaOf(geometry);
      if (read === null) return { fault: 'no_area' };
      const shape = convert(read, system === 'CGCS2000' ? 'WGS-84' : system);
      // A fall-back is no point of the division, so it contradicts nothing.
      const known = entry.pointPrecision === 'seat' || entry.pointPrecision === 'middle';
      const { lng, lat } = entry;
      const fault = shapeFault(shape, known && lng !== null && lat !== null ? { lng, lat } : null);
      if (fault !== null) return { fault };
      const simple = simplifyShape(shape);
      return { shape: simple, points: shape.flat(2).length, kept: simple.flat(2).length };
    };
    return { number: at + 1, code, result: result() };
  });
}

function parseFile(content: Buffer): z.infer<typeof Collection> {
  if (content.length > MOST_BYTES) throw BoundariesUnreadable();
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    throw BoundariesUnreadable();
  }
  const parsed = Collection.safeParse(value);
  if (!parsed.success) throw BoundariesUnreadable();
  return parsed.data;
}

/** Other tables fill codes up with zeros: 430300 is the prefecture 4303. */
function codeOf(code: string, regions: Regions): string {
  if (regions.find(code) !== undefined) return code;
  const short = code
    .replace(/^(\d{2})0{4,}$/, '$1')
    .replace(/^(\d{4})00(0{3,})?$/, '$1')
    .replace(/^(\d{6})000(000)?$/, '$1');
  return regions.find(short) === undefined ? code : short;
}

function areaOf(geometry: z.infer<typeof Collection>['features'][number]['geometry']): Shape | null {
  if (geometry?.type === 'Polygon') {
    const polygon = Polygon.safeParse(geometry.coordinates);
    return polygon.success ? flat([polygon.data]) : null;
  }
  if (geometry?.type !== 'MultiPolygon') return null;
  const polygons = z.array(Polygon).safeParse(geometry.coordinates);
  return polygons.success ? flat(polygons.data) : null;
}

/** Heights are of no use. */
function flat(polygons: ReadonlyArray<z.infer<typeof Polygon>>): Shape {
  return polygons.map((rings) => rings.map((ring) => ring.map(([lng, lat]) => [lng, lat] as const)));
}

function convert(shape: Shape, system: CoordinateSystem): Shape {
  if (system === 'WGS-84') return shape;
  return shape.map((rings) =>
    rings.map((ring) =>
      ring.map(([lng, lat]) => {
        const point = toWgs84({ lng, lat }, system);
        return [point.lng, point.lat] as const;
      }),
    ),
  );
}
