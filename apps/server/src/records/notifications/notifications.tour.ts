import { newId } from '../../app/ids.ts';
import { tourOf } from '../../test-support/tour/tour.ts';
import * as messages from './messages.repository.ts';

const HOLDER = 'test';

export const tours = [
  tourOf(messages)({
    claimMessages: (w) => [
      ['personal', { by: HOLDER, now: new Date('2030-01-01'), until: new Date('2030-01-02'), limit: 10 }],
      ['bulk', { by: HOLDER, now: w.now, until: w.now, limit: 10 }],
    ],
    settleMessage: (w) => [[newId(), HOLDER, { status: 'sent', sent_at: w.now }]],
    insertMessages: () => [[[]]],
  }),
];
