import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import {
  FARTHEST_METRES,
  readPointRow,
  shortName,
  type LngLat,
  type PointRowFault,
  type PointRowRegions,
} from '@yizhan/domain';
import type { Locale } from '../../app/errors.ts';
import { decodeText, type Regions } from '../reference/index.ts';
import { PointsUnreadable } from './region-points.errors.ts';

/** A row of the file, with its line number in a spreadsheet. */
export interface ReadRow {
  readonly row: number;
  readonly code: string;
  readonly result: { readonly code: string; readonly point: LngLat } | { readonly fault: RowFault };
}

export type RowFault = PointRowFault | 'out_of_region' | 'twice';

export const FAULT_TEXTS: Readonly<Record<RowFault, Readonly<Record<Locale, string>>>> = {
  code_missing: { 'zh-CN': '没有区划代码', en: 'The code of the division is missing' },
  code_unknown: {
    'zh-CN': '没有这个区划代码；请用统计用区划代码（县级6位，乡镇9位）',
    en: 'There is no such division; please use the statistical codes (6 digits for a county, 9 for a town)',
  },
  name_other: {
    'zh-CN': '名称和代码不是同一个地区；请核对代码，或者把名称留空',
    en: 'Name and code are of different divisions; please check the code, or leave the name empty',
  },
  not_a_number: {
    'zh-CN': '经纬度要写成小数，如112.9447、27.8291',
    en: 'Longitude and latitude must be decimals, such as 112.9447 and 27.8291',
  },
  swapped: { 'zh-CN': '经度和纬度写反了', en: 'Longitude and latitude are exchanged' },
  outside_china: { 'zh-CN': '坐标不在我国境内', en: 'The point does not lie in China' },
  system_missing: {
    'zh-CN': '请写明坐标系：WGS-84（含国家2000）、GCJ-02（高德、腾讯）或BD-09（百度）',
    en: 'Please name the coordinate system: WGS-84 (also CGCS2000), GCJ-02 or BD-09',
  },
  elsewhere: {
    'zh-CN': '坐标离这个地区太远；请核对代码、坐标和坐标系',
    en: 'The point lies too far from this division; please check code, point and coordinate system',
  },
  out_of_region: { 'zh-CN': '不在您负责的地区', en: 'Not within the regions you are responsible for' },
  twice: {
    'zh-CN': '同一个地区在文件里出现了两次，只取了第一次的',
    en: 'The division stands twice in the file; the first one was taken',
  },
};

const Rows = z.array(z.record(z.string(), z.string()));
const HEADINGS: Readonly<Record<string, string>> = {
  code: 'code',
  区划代码: 'code',
  代码: 'code',
  name: 'name',
  名称: 'name',
  地区: 'name',
  lng: 'lng',
  经度: 'lng',
  lat: 'lat',
  纬度: 'lat',
  system: 'system',
  坐标系: 'system',
};
const NEEDED = ['code', 'lng', 'lat', 'system'] as const;
/** A file with more rows than there are divisions is something else. */
const MOST_ROWS = 60_000;

/**
 * Reads a file of points. `mayTake` says whether the reader is responsible for a division.
 *
 * @throws PointsUnreadable
 */
export function readPoints(content: Buffer, regions: Regions, mayTake: (code: string) => boolean): ReadRow[] {
  const known: PointRowRegions = {
    namesOf(code) {
      const entry = regions.find(code);
      return entry === undefined ? null : [entry.name, entry.fullName, shortName(entry)];
    },
    near(code) {
      const centre = regions.centre(code);
      const reach = centre === null ? undefined : FARTHEST_METRES[centre.level];
      return centre === null || reach === undefined ? null : { point: centre, reach };
    },
  };
  const seen = new Set<string>();
  return rowsOf(content).map((cells, index) => {
    const code = cells['code'] ?? '';
    const read = readPointRow(
      {
        code,
        name: cells['name'] ?? '',
        lng: cells['lng'] ?? '',
        lat: cells['lat'] ?? '',
        system: cells['system'] ?? '',
      },
      known,
    );
    const row = { row: index + 2, code };
    if (!read.ok) return { ...row, result: { fault: read.fault } };
    if (!mayTake(read.code)) return { ...row, result: { fault: 'out_of_region' } };
    if (seen.has(read.code)) return { ...row, result: { fault: 'twice' } };
    seen.add(read.code);
    return { ...row, result: { code: read.code, point: read.point } };
  });
}

function rowsOf(content: Buffer): Array<Record<string, string>> {
  let rows: Array<Record<string, string>>;
  try {
    rows = Rows.parse(
      parse(decodeText(content), {
        columns: (headings: string[]) =>
          headings.map((heading) => HEADINGS[heading.trim()] ?? heading.trim()),
        bom: true,
        skip_empty_lines: true,
        relax_column_count: true,
        trim: true,
      }),
    );
  } catch {
    throw PointsUnreadable();
  }
  const headings = Object.keys(rows[0] ?? {});
  if (rows.length > MOST_ROWS || !NEEDED.every((needed) => headings.includes(needed)))
    throw PointsUnreadable();
  return rows;
}
