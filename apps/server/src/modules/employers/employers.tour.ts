import { newId } from '../../app/ids.ts';
import { copyOf, run, runEach, tourOf } from '../../test-support/tour/tour.ts';
import * as employers from './employers.repository.ts';
import * as recipients from './recipients.repository.ts';
import * as imports from './import.repository.ts';

const CODE = '91430300MA0000000X';

export const tours = [
  tourOf(recipients)({
    readEmployerRecipients: run((trx, w) =>
      recipients.readEmployerRecipients({ db: trx }, [w.a.employer, w.b.employer]),
    ),
  }),
  tourOf(employers)({
    findEmployerRows: (w) => [[[w.a.employer, w.b.employer]]],
    findEmployerRow: (w) => w.each((half) => [half.employer]),
    findEmployerForUpdate: (w) => w.each((half) => [half.employer]),
    insertEmployer: runEach(async (trx, half) =>
      employers.insertEmployer(trx, await copyOf(trx, 'employers', half.employer, { id: newId() })),
    ),
    updateEmployer: (w) => w.each((half) => [half.employer, { industry: '物业', updated_at: w.now }]),
    claimKey: (w) =>
      w.each((half) => [{ kind: 'credit_code', value: `${CODE}${half.prefecture}` }, half.employer]),
    findByKey: () => [[{ kind: 'credit_code', value: CODE }]],
    listForgottenPersons: () => [[new Date('2030-01-01'), 10]],
    listIdNumbersOf: (w) => w.each((half) => [half.employer]),
    releaseKeys: (w) => w.each((half) => [half.employer, 'credit_code', CODE]),
    listEndedVerifications: () => [['2030-01-01', 10]],
  }),
  tourOf(imports)({
    listNamed: (w) => [
      [
        ['430304安居物业服务有限公司', '430102安居物业服务有限公司'],
        [w.a.prefecture, w.b.prefecture],
      ],
      [['430304安居物业服务有限公司'], null],
    ],
    listByCode: () => [[[CODE]]],
  }),
];
