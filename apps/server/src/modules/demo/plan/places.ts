import type { Regions } from '../../reference/index.ts';
import type { PlannedPlace } from './planned.ts';
import type { Chance } from './random.ts';

const DAY_MS = 86_400_000;
/** How far back the network's history goes. */
export const HISTORY_DAYS = 182;

/** Where people live and firms are, by weight; the three prefectures named in the reports. */
const COUNTIES: ReadonlyArray<readonly [string, number]> = [
  ['430302', 14],
  ['430304', 16],
  ['430321', 7],
  ['430381', 6],
  ['430382', 3],
  ['431202', 14],
  ['431221', 2],
  ['431222', 3],
  ['431224', 5],
  ['431225', 1],
  ['431226', 2],
  ['431228', 3],
  ['431281', 2],
  ['433101', 9],
  ['433122', 2],
  ['433123', 4],
  ['433124', 3],
  ['433125', 1],
  ['433126', 1],
  ['433127', 2],
  ['433130', 2],
];

/** Generates places: a county by weight, a town in it, a point near its centre. */
export function placeMaker(chance: Chance, regions: Regions): () => PlannedPlace {
  const roads = [
    '建设路',
    '人民路',
    '解放路',
    '芙蓉路',
    '迎宾路',
    '车站路',
    '工业路',
    '学府路',
    '河东大道',
    '朝阳路',
  ] as const;
  return () => {
    const county = chance.weighted(COUNTIES);
    const towns = regions.index.children(county);
    const town = towns.length > 0 && chance.is(0.85) ? chance.pick(towns) : null;
    const centre = regions.centre(county);
    const spread = county.endsWith('02') || county.endsWith('04') || county === '433101' ? 0.03 : 0.09;
    return {
      county,
      region: town?.code ?? county,
      address: `${regions.ref(town?.code ?? county).name}${chance.pick(roads)}${chance.int(1, 288)}号`,
      point:
        centre === null || !chance.is(0.9)
          ? null
          : {
              lng: round(centre.lng + chance.normal() * spread * 0.6),
              lat: round(centre.lat + chance.normal() * spread * 0.5),
            },
    };
  };
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

/** More recent days are more likely: a growing network. */
export function pastDate(chance: Chance, now: Date, days = HISTORY_DAYS): Date {
  const ago = days * (1 - Math.sqrt(chance.next()));
  const day = new Date(now.getTime() - Math.floor(ago) * DAY_MS);
  // Office hours in Shanghai: 08:30 to 17:30 are 00:30 to 09:30 UTC.
  const at = new Date(
    Date.UTC(
      day.getUTCFullYear(),
      day.getUTCMonth(),
      day.getUTCDate(),
      0,
      30 + chance.int(0, 540),
      chance.int(0, 59),
    ),
  );
  return at < now ? at : new Date(now.getTime() - chance.int(10, 600) * 60_000);
}
