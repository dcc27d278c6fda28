import { sql, type SqlBool } from 'kysely';
import { newId } from '../../app/ids.ts';
import { tourOf } from '../../test-support/tour/tour.ts';
import * as audit from './audit.repository.ts';
import * as setup from './setup.repository.ts';

export const tours = [
  tourOf(audit)({
    listStrayMonths: () => [[]],
    makeMonth: () => [['2029-05-01']],
    findAuditEntries: () => [[[newId()]]],
    findLatestEntries: (w) =>
      w.each((half) => [
        ['parameter.added', 'seeker.registered'],
        { prefectures: [half.prefecture], where: sql<SqlBool>`a.region_code like ${`${half.region}%`}` },
      ]),
  }),
  tourOf(setup)({ lockSetup: () => [[]] }),
];
