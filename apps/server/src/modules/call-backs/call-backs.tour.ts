import { newId } from '../../app/ids.ts';
import { copyOf, runEach, tourOf } from '../../test-support/tour/tour.ts';
import * as callBacks from './call-backs.repository.ts';

export const tours = [
  tourOf(callBacks)({
    listCallBackRows: (w) => [
      [{ regions: [w.a.region, w.b.prefecture], sites: [w.a.siteId], status: 'open', limit: 10 }],
      [{ regions: [''], sites: [], status: 'open', siteId: w.a.siteId, limit: 10 }],
    ],
    countOpenCallBacks: (w) => [
      [{ regions: [w.a.region, w.b.prefecture], sites: [w.a.siteId], siteId: undefined }],
      [{ regions: [''], sites: [], siteId: w.a.siteId }],
    ],
    findCallBack: (w) => w.each((half) => [half.callBack]),
    findCallBackForUpdate: (w) => w.each((half) => [half.callBack]),
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
