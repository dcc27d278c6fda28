import { newId } from '../../app/ids.ts';
import { runEach, tourOf } from '../../test-support/tour/tour.ts';
import type { Half, World } from '../../test-support/tour/world.ts';
import * as events from './events.repository.ts';

const EVENT = newId();
const key = (half: Half): events.DeliveryKey => ({ prefecture: half.prefecture, id: EVENT, handler: 'test' });
const LATER = new Date('2030-01-01');

export const tours = [
  tourOf(events)(
    {
      listDue: () => [[LATER, 10]],
      claimDelivery: (w) => w.each((half) => [key(half), LATER]),
      findEvent: (w) => w.each((half) => [{ prefecture: half.prefecture, id: EVENT }]),
      endDelivery: (w) => w.each((half) => [key(half), 'done', w.now]),
      countFailure: (w) =>
        w.each((half) => [key(half), { attempts: 1, next: LATER, error: 'broken', at: w.now }]),
      dropDeliveries: (w) => w.each((half) => [{ prefecture: half.prefecture, id: EVENT }, w.now]),
      listParked: runEach(async (trx, half, _other, w) => {
        await events.endDelivery(trx, key(half), 'parked', w.now);
        await events.listParked(trx, 10);
      }),
      countParked: () => [[10]],
      blankDeliveries: (w) => w.each((half) => [half.prefecture, [half.vacancy.id]]),
      listPrefecturesBefore: () => [[LATER]],
      listDelivered: (w) => w.each((half) => [half.prefecture, LATER, 10]),
      deleteEvents: (w) => w.each((half) => [half.prefecture, [EVENT]]),
      unpark: (w) => w.each((half) => [key(half), w.now]),
    },
    async (trx, w: World) => {
      for (const { prefecture, vacancy } of [w.a, w.b]) {
        await trx
          .insertInto('events')
          .values({
            prefecture,
            id: EVENT,
            name: 'vacancy.filled',
            subject_id: vacancy.id,
            actor_kind: 'system',
            actor_name: 'test',
            at: w.now,
          })
          .execute();
        await trx
          .insertInto('event_deliveries')
          .values({ prefecture, event_id: EVENT, handler: 'test', next_attempt_at: w.now })
          .execute();
      }
    },
  ),
];
