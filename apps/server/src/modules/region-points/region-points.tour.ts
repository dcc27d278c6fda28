import { tourOf } from '../../test-support/tour/tour.ts';
import type { World } from '../../test-support/tour/world.ts';
import * as points from './region-points.repository.ts';

const POINT = { lng: 112.95, lat: 28 };
const codes = (w: World) => [w.a.region, w.b.region];

export const tours = [
  tourOf(points)({
    readOwnPoints: (w) => [[codes(w)]],
    upsertOwnPoints: (w) => [[codes(w).map((code) => ({ code, point: POINT })), w.now]],
    deleteOwnPoint: (w) => w.each((half) => [half.region]),
    readPointRows: (w) => [[codes(w)]],
    replaceLearned: (w) =>
      w.each((half) => [
        half.prefecture,
        [{ code: half.region, point: POINT, samples: 9, spread: 100 }],
        w.now,
      ]),
    listLearningPrefectures: () => [[]],
    readWorkplaces: (w) => w.each((half) => [half.prefecture]),
  }),
];
