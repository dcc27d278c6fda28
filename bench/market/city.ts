/**
 * A synthetic prefecture: counties with a centre, industrial parks and towns, outer villages far from work. Region
 * codes have the form of GB/T 2260 under a prefix that no real division uses.
 */
import type { Coordinates } from '@yizhan/matching';
import { PREFECTURE } from './ids.ts';
import { Lottery, Random, seedOf } from './random.ts';

const ORIGIN: Coordinates = { lng: 112, lat: 27 };
const METRES_PER_DEGREE = 111_195;
const TOWNS = 14;
const PARKS = 3;
/** Towns at the end of the list lie in the hills, where there are few firms. */
const OUTER_TOWNS = 3;

interface Spot {
  code: string;
  x: number;
  y: number;
}

interface County extends Spot {
  weight: number;
  towns: readonly Spot[];
  outer: readonly Spot[];
  parks: readonly Spot[];
}

export interface PlaceGiven {
  coordinates: Coordinates | null;
  region: string | null;
}

export interface City {
  code: string;
  counties: readonly string[];
  centre: (code: string) => Coordinates | null;
  home: (random: Random) => PlaceGiven;
  workplace: (random: Random) => PlaceGiven;
}

const toDegrees = (x: number, y: number): Coordinates => ({
  lng: ORIGIN.lng + x / (METRES_PER_DEGREE * Math.cos((ORIGIN.lat * Math.PI) / 180)),
  lat: ORIGIN.lat + y / METRES_PER_DEGREE,
});

/** Six decimals are some 0.1 m: the precision of map services. */
const rounded = ({ lng, lat }: Coordinates): Coordinates => ({
  lng: Math.round(lng * 1e6) / 1e6,
  lat: Math.round(lat * 1e6) / 1e6,
});

const around = (random: Random, { x, y }: { x: number; y: number }, spread: number) => ({
  x: x + random.gauss() * spread,
  y: y + random.gauss() * spread,
});

function ring(random: Random, { x, y }: { x: number; y: number }, from: number, to: number) {
  const angle = random.between(0, 2 * Math.PI);
  const radius = random.between(from, to);
  return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
}

function buildCounty(random: Random, number: number, side: number): County {
  const code = `${PREFECTURE}${String(number + 1).padStart(2, '0')}`;
  const middle = { x: random.between(0.1, 0.9) * side, y: random.between(0.1, 0.9) * side };
  const town = (i: number): Spot => ({
    code: `${code}${String(101 + i)}`,
    ...(i === 0
      ? middle
      : i < TOWNS - OUTER_TOWNS
        ? ring(random, middle, 4_000, 18_000)
        : ring(random, middle, 22_000, 34_000)),
  });
  const towns = Array.from({ length: TOWNS }, (_, i) => town(i));
  return {
    code,
    ...middle,
    weight: random.between(0.5, 2),
    towns: towns.slice(0, -OUTER_TOWNS),
    outer: towns.slice(-OUTER_TOWNS),
    parks: Array.from({ length: PARKS }, () => {
      const spot = ring(random, middle, 3_000, 11_000);
      return { ...spot, code: random.pick(towns.slice(1, -OUTER_TOWNS)).code };
    }),
  };
}

/** Some people and adverts give coordinates, some only a division, a few nothing. */
function given(random: Random, at: { x: number; y: number }, county: County, town: Spot): PlaceGiven {
  const known = random.weighted([
    ['both', 76],
    ['coordinates', 4],
    ['town', 11],
    ['county', 7],
    ['prefecture', 1],
    ['nothing', 1],
  ]);
  const coordinates = known === 'both' || known === 'coordinates' ? rounded(toDegrees(at.x, at.y)) : null;
  switch (known) {
    case 'both':
    case 'town':
      return { coordinates, region: town.code };
    case 'county':
      return { coordinates, region: county.code };
    case 'prefecture':
      return { coordinates, region: PREFECTURE };
    case 'coordinates':
    case 'nothing':
      return { coordinates, region: null };
  }
}

/** `counties` 1 is a county of 40 km by 40 km, more of them fill a prefecture of 150 km by 150 km. */
export function buildCity(seed: number, counties: number): City {
  const random = new Random(seedOf(seed, 'city', counties));
  const side = counties === 1 ? 40_000 : 150_000;
  const all = Array.from({ length: counties }, (_, i) => buildCounty(random, i, side));
  const byWeight = new Lottery(
    all,
    all.map(({ weight }) => weight),
  );
  const centres = new Map<string, Coordinates>([[PREFECTURE, toDegrees(side / 2, side / 2)]]);
  for (const county of all) {
    for (const spot of [county, ...county.towns, ...county.outer]) {
      centres.set(spot.code, toDegrees(spot.x, spot.y));
    }
  }
  /** Shares of centre, towns, outer towns, and parks. */
  const settle =
    (centre: number, towns: number, outer: number, parks: number, spread: number) =>
    (own: Random): PlaceGiven => {
      const county = byWeight.draw(own);
      const where = own.weighted([
        ['centre', centre],
        ['town', towns],
        ['outer', outer],
        ['park', parks],
      ]);
      switch (where) {
        case 'centre': {
          const town = county.towns[0] ?? county;
          return given(own, around(own, county, spread), county, town);
        }
        case 'town': {
          const town = own.pick(county.towns);
          return given(own, around(own, town, spread / 2), county, town);
        }
        case 'outer': {
          const town = own.pick(county.outer);
          return given(own, around(own, town, spread / 2), county, town);
        }
        case 'park': {
          const park = own.pick(county.parks);
          return given(own, around(own, park, 900), county, park);
        }
      }
    };
  return {
    code: PREFECTURE,
    counties: all.map(({ code }) => code),
    centre: (code) => centres.get(code) ?? null,
    home: settle(46, 36, 8, 10, 4_000),
    workplace: settle(42, 17, 1, 40, 3_500),
  };
}
