import { tourOf } from '../../test-support/tour/tour.ts';
import * as numbers from './numbers.repository.ts';

export const tours = [
  tourOf(numbers)({
    takeNumbers: (w) =>
      w.each(({ prefecture, region }) => [
        { prefecture, office: region, kind: 'referral_slip', year: 2026 },
        3,
      ]),
  }),
];
