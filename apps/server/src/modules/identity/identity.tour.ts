import { newId } from '../../app/ids.ts';
import { tourOf } from '../../test-support/tour/tour.ts';
import * as identity from './identity.repository.ts';

export const tours = [
  tourOf(identity)({
    listStaffRows: (w) => [
      [{ regions: [w.a.region, w.b.region], limit: 10 }],
      [{ regions: [''], q: 'u', siteId: w.a.siteId, limit: 10 }],
    ],
    findStaffRow: () => [[newId()]],
  }),
];
