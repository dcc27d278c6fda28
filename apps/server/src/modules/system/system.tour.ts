import { newId } from '../../app/ids.ts';
import { tourOf } from '../../test-support/tour/tour.ts';
import * as audit from './audit.repository.ts';
import * as setup from './setup.repository.ts';

export const tours = [
  tourOf(audit)({
    listStrayMonths: () => [[]],
    makeMonth: () => [['2029-05-01']],
    listAuditEntries: (w) => [
      [{ regions: [''], after: null, limit: 20 }],
      [
        {
          regions: [w.a.region, w.b.prefecture],
          action: 'vacancy.',
          entityId: w.a.vacancy.id,
          after: [w.now.toISOString(), newId()],
          limit: 20,
        },
      ],
    ],
  }),
  tourOf(setup)({ lockSetup: () => [[]] }),
];
