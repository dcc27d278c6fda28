import { z } from 'zod';
import {
  distanceMetres,
  FARTHEST_METRES,
  learnRegionPoint,
  levelOf,
  pointFault,
  type LngLat,
} from '@yizhan/domain';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import { REGIONS, type Regions } from '../reference/index.ts';
import {
  listLearningPrefectures,
  readWorkplaces,
  replaceLearned,
  type LearnedRow,
} from './region-points.repository.ts';
import { spread } from './region-points.usecases.ts';

/** Learns nightly where towns and counties lie from the network's own records; returns how many it knows. */
export async function learnRegionPoints(services: Services, signal?: AbortSignal): Promise<number> {
  const regions = services.use(REGIONS);
  let known = 0;
  for (const prefecture of await listLearningPrefectures(services.db)) {
    if (signal?.aborted === true) return known;
    const rows = learn(regions, await readWorkplaces(services.db, prefecture));
    known += rows.length;
    await runWrite(services, { actor: system('region-points') }, (ctx) =>
      replaceLearned(ctx.trx, prefecture, rows, ctx.now),
    );
  }
  await runWrite(services, { actor: system('region-points') }, spread);
  return known;
}

function learn(regions: Regions, places: ReadonlyArray<LngLat & { code: string }>): LearnedRow[] {
  const sound = places.filter((place) => isSound(regions, place));
  const ofTowns = Map.groupBy(
    sound.filter(({ code }) => code.length >= 9),
    ({ code }) => code.slice(0, 9),
  );
  const ofCounties = Map.groupBy(
    sound.filter(({ code }) => code.length >= 6),
    ({ code }) => code.slice(0, 6),
  );
  return [...ofTowns, ...ofCounties].flatMap(([code, points]) => {
    const level = levelOf(code);
    const learned =
      regions.find(code) === undefined || level === null ? null : learnRegionPoint(level, distinct(points));
    return learned === null ? [] : [{ code, ...learned }];
  });
}

/** Rejects a form's fillers, and points so far from their division that one of the two is wrong. */
function isSound(regions: Regions, { code, lng, lat }: LngLat & { code: string }): boolean {
  if (pointFault(lng, lat) !== null) return false;
  const centre = regions.centre(code);
  const away = distanceMetres(centre, { lng, lat });
  return away === null || away <= (FARTHEST_METRES[centre?.level ?? ''] ?? Infinity);
}

/** A place at the border of two towns counts for both, but is one place of the county. */
function distinct(points: readonly LngLat[]): LngLat[] {
  return [...new Map(points.map(({ lng, lat }) => [`${lng} ${lat}`, { lng, lat }])).values()];
}

export const learnPointsJob = defineJob({
  name: 'region-points.learn',
  payload: z.object({}).loose(),
  schedule: '20 3 * * *',
  run: async (services, _payload, signal) => {
    await learnRegionPoints(services, signal);
  },
});
