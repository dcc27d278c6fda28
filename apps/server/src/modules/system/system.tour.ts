import { newId } from '../../app/ids.ts';
import { tourOf } from '../../test-support/tour/tour.ts';
import * as audit from './audit.repository.ts';
import * as setup from './setup.repository.ts';

export const tours = [
  tourOf(audit)({
    listStrayMonths: () => [[]],
    makeMonth: () => [['2029-05-01']],
    findAuditEntries: () => [[[newId()]]],
  }),
  tourOf(setup)({ lockSetup: () => [[]] }),
];
