import { newId } from '../../app/ids.ts';
import { run, tourOf } from '../../test-support/tour/tour.ts';
import * as nearest from './nearest-staff.repository.ts';
import * as identity from './identity.repository.ts';

export const tours = [
  tourOf(nearest)({
    findNearestStaff: run(async (trx, w) => {
      for (const half of [w.a, w.b])
        await nearest.findNearestStaff({ db: trx }, 'call_backs.handle', {
          region: half.region,
          siteId: half.siteId,
        });
    }),
  }),
  tourOf(identity)({
    listStaffRows: (w) => [
      [{ regions: [w.a.region, w.b.region], limit: 10 }],
      [{ regions: [''], q: 'u', siteId: w.a.siteId, limit: 10 }],
    ],
    findStaffRow: () => [[newId()]],
  }),
];
