import { newId } from '../../app/ids.ts';
import { copyOf, runEach, tourOf } from '../../test-support/tour/tour.ts';
import * as callBacks from './call-backs.repository.ts';
import * as deadlines from './deadlines.repository.ts';

export const tours = [
  tourOf(deadlines)({ listWithoutDeadline: () => [[10]] }),
  tourOf(callBacks)({
    findCallBackRows: (w) => [[[w.a.callBack, w.b.callBack]]],
    findCallBack: (w) => w.each((half) => [half.callBack]),
    findCallBackNames: (w) => w.each((half) => [half.prefecture, [half.callBack.id]]),
    findCallBackForUpdate: (w) => w.each((half) => [half.callBack]),
    listCallBacksFrom: () => [
      ['seeker', [Buffer.alloc(32)]],
      ['employer', [Buffer.alloc(32)]],
    ],
    listCallBacksHandledBefore: () => [[new Date('2030-01-01')]],
    deleteCallBacks: (w) => [[[w.a.callBack, w.b.callBack]]],
    findOpenTwin: (w) =>
      w.each((half) => [
        { prefecture: half.prefecture, phone: Buffer.alloc(32), vacancyId: half.vacancy.id },
      ]),
    insertCallBack: runEach(async (trx, half) =>
      callBacks.insertCallBack(trx, await copyOf(trx, 'help_requests', half.callBack, { id: newId() })),
    ),
    findAsker: (w) => w.each((half) => [half.accountId, half.employer]),
  }),
];
