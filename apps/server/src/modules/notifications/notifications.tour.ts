import { newId } from '../../app/ids.ts';
import { tourOf } from '../../test-support/tour/tour.ts';
import * as notifications from './notifications.repository.ts';

const ALL_TIME = { from: new Date(0), before: new Date('2030-01-01') };

export const tours = [
  tourOf(notifications)({
    findMessageRows: () => [[[newId()]]],
    countMessageDays: (w) => [[{ regions: [w.a.region, w.b.prefecture], sites: [w.b.siteId] }, ALL_TIME]],
    findMessageRow: () => [[newId()]],
    listMessagesOf: (w) => w.each((half) => [half.seeker, 10]),
  }),
];
