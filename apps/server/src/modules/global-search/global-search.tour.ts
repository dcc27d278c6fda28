import { tourOf } from '../../test-support/tour/tour.ts';
import * as search from './global-search.repository.ts';

export const tours = [
  tourOf(search)({
    searchEmployers: (w) => [
      [
        {
          regions: [w.a.region, w.b.prefecture],
          sites: [w.a.siteId],
          query: `'安居'`,
          code: '91430300MA0000000X',
          limit: 10,
        },
      ],
    ],
    searchSites: () => [['驿站', 5]],
  }),
];
