import { z } from 'zod';
import { levelOf } from './codes.ts';

/** A place in WGS-84 degrees. */
export interface Centroid {
  readonly lng: number;
  readonly lat: number;
}

/**
 * Approximate seats of government in WGS-84, two to three decimals (some hundred metres): the counties of 湘潭, 怀化 and
 * 湘西, the prefectures of Hunan and the provincial capitals. Good for "how far is the next county" until the bureau
 * loads its own table.
 */
const LINES = `
430302 112.902 27.866
430304 112.922 27.832
430321 112.947 27.782
430381 112.520 27.738
430382 112.523 27.920
431202 109.977 27.552
431221 109.940 27.443
431222 110.389 28.456
431223 110.179 28.009
431224 110.590 27.911
431225 109.731 26.890
431226 109.797 27.869
431227 109.170 27.356
431228 109.680 27.446
431229 109.691 26.578
431230 109.779 26.161
431281 109.830 27.205
433101 109.734 28.300
433122 110.213 28.218
433123 109.595 27.951
433124 109.476 28.578
433125 109.650 28.705
433126 109.946 28.620
433127 109.848 29.003
433130 109.439 29.457
4301 112.933 28.231
4302 113.128 27.831
4303 112.939 27.833
4304 112.567 26.896
4305 111.462 27.242
4306 113.124 29.360
4307 111.694 29.035
4308 110.474 29.120
4309 112.350 28.556
4310 113.010 25.774
4311 111.608 26.423
4312 109.972 27.552
4313 111.989 27.700
4331 109.734 28.314
1101 116.401 39.903
1201 117.194 39.084
1301 114.509 38.042
1401 112.543 37.870
1501 111.743 40.841
2101 123.426 41.804
2201 125.318 43.815
2301 126.530 45.801
3101 121.469 31.233
3201 118.792 32.062
3301 120.150 30.277
3401 117.222 31.823
3501 119.292 26.078
3601 115.853 28.686
3701 117.114 36.651
4101 113.619 34.748
4201 114.300 30.596
4401 113.259 23.132
4501 108.362 22.820
4601 110.194 20.047
5001 106.547 29.566
5101 104.063 30.575
5201 106.626 26.650
5301 102.710 25.040
5401 91.139 29.648
6101 108.935 34.343
6201 103.829 36.062
6301 101.773 36.619
6401 106.226 38.488
6501 87.613 43.828
`;

let shipped: ReadonlyMap<string, Centroid> | undefined;

/** The shipped approximate centroids by division code. */
export function approximateCentroids(): ReadonlyMap<string, Centroid> {
  shipped ??= new Map(
    LINES.trim()
      .split('\n')
      .map((line) => {
        const [code = '', lng, lat] = line.split(' ');
        return [code, { lng: Number(lng), lat: Number(lat) }] as const;
      }),
  );
  return shipped;
}

/** Centroid of a division or of the nearest division above it that has one; null when none has. */
export function centroidOf(
  code: string,
  table: ReadonlyMap<string, Centroid> = approximateCentroids(),
): Centroid | null {
  for (const length of [12, 9, 6, 4, 2]) {
    if (length > code.length) continue;
    const found = table.get(code.slice(0, length));
    if (found !== undefined) return found;
  }
  return null;
}

const Degrees = z
  .union([z.number(), z.string().trim().min(1)])
  .transform(Number)
  .pipe(z.number());
// A six-digit code padded with zeros is the usual form of such files.
const CentroidRow = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{2,12}$/),
  lng: Degrees.pipe(z.number().min(73).max(136)),
  lat: Degrees.pipe(z.number().min(3).max(54)),
});

/** 430300 → 4303, 430000 → 43, 430302 → 430302; codes of other lengths are left as they are. */
export function trimRegionCode(code: string): string {
  if (code.length === 12) return trimRegionCode(code.replace(/0{3}$/, ''));
  if (code.length === 9 && code.endsWith('000')) return trimRegionCode(code.slice(0, 6));
  if (code.length === 6) return code.replace(/(?:00){1,2}$/, '');
  return code;
}

/** Outcome of reading one row of a file. */
export type CentroidRowResult =
  | { readonly ok: true; readonly code: string; readonly centroid: Centroid }
  | { readonly ok: false; readonly reason: 'bad_code' | 'bad_coordinates' };

/**
 * Reads one row of a centroid file (`code`, `lng`, `lat` in degrees, as numbers or text).
 * `toWgs84` converts from the datum of the file; leave it out for a file in WGS-84.
 * Points outside China are refused, which also catches swapped columns and (0, 0).
 */
export function parseCentroidRow(
  row: { readonly code: unknown; readonly lng: unknown; readonly lat: unknown },
  toWgs84: (point: Centroid) => Centroid = (point) => point,
): CentroidRowResult {
  const parsed = CentroidRow.safeParse(row);
  if (!parsed.success) {
    const isCode = parsed.error.issues.some((issue) => issue.path[0] === 'code');
    return { ok: false, reason: isCode ? 'bad_code' : 'bad_coordinates' };
  }
  const code = trimRegionCode(parsed.data.code);
  if (levelOf(code) === null) return { ok: false, reason: 'bad_code' };
  const { lng, lat } = parsed.data;
  return { ok: true, code, centroid: toWgs84({ lng, lat }) };
}
