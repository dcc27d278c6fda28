import { newId } from '../../app/ids.ts';
import { runEach, tourOf } from '../../test-support/tour/tour.ts';
import * as reveals from './reveals.repository.ts';

const STAFF = newId();

export const tours = [
  tourOf(reveals)({
    lockLooks: () => [[STAFF]],
    countLooks: (w) => [[{ actorId: STAFF, day: '2026-11-18', recordId: w.a.seeker.id, field: 'phone' }]],
    blankWords: (w) => [[[w.a.seeker.id, w.b.seeker.id]]],
    insertLook: runEach((trx, half, _other, w) =>
      reveals.insertLook(trx, {
        id: newId(),
        noun: 'seeker',
        prefecture: half.prefecture,
        record_id: half.seeker.id,
        field: 'phone',
        purpose: 'call',
        actor_kind: 'staff',
        actor_id: STAFF,
        actor_name: '王芳',
        day: '2026-11-18',
        at: w.now,
      }),
    ),
  }),
];
