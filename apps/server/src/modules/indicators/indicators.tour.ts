import { tourOf } from '../../test-support/tour/tour.ts';
import * as indicators from './indicators.repository.ts';

export const tours = [
  tourOf(indicators)({
    readRecordWords: (w) => [
      ['vacancy', [w.a.vacancy, w.b.vacancy]],
      ['seeker', [w.a.seeker, w.b.seeker]],
      ['placement', [w.a.placement, w.b.placement]],
    ],
    readSiteNames: (w) => [[[w.a.siteId, w.b.siteId]]],
  }),
];
