import { databaseOf, run, tourOf } from '../../test-support/tour/tour.ts';
import * as doctor from './doctor.repository.ts';

export const tours = [
  tourOf(doctor)({
    readServer: run((_trx, w) => databaseOf(w, (client) => doctor.readServer(client))),
    readExtensions: run((_trx, w) => databaseOf(w, (client) => doctor.readExtensions(client, ['pg_trgm']))),
    readMigrations: run((_trx, w) => databaseOf(w, (client) => doctor.readMigrations(client))),
    readSealed: run((_trx, w) => databaseOf(w, (client) => doctor.readSealed(client))),
    countMessages: run((_trx, w) => databaseOf(w, (client) => doctor.countMessages(client, 5))),
    readSettingValue: run((_trx, w) => databaseOf(w, (client) => doctor.readSettingValue(client, 'bureau'))),
    readProviderCode: run((_trx, w) =>
      databaseOf(w, (client) => doctor.readProviderCode(client, 'test', 'zh-CN')),
    ),
    countFailedJobs: run((_trx, w) => databaseOf(w, (client) => doctor.countFailedJobs(client, 1))),
  }),
];
