import { tourOf } from '../../test-support/tour/tour.ts';
import * as audit from './audit.repository.ts';

export const tours = [
  tourOf(audit)({
    listStrayMonths: () => [[]],
    makeMonth: () => [['2029-05-01']],
  }),
];
