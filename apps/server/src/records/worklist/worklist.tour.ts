import { sql } from 'kysely';
import { runEach, tourOf } from '../../test-support/tour/tour.ts';
import * as worklist from './worklist.repository.ts';

export const tours = [
  tourOf(worklist)({
    countWaiting: runEach((trx, half) =>
      worklist.countWaiting(
        trx,
        trx
          .selectFrom('follow_ups')
          .select(sql<boolean>`due_on < now()`.as('overdue'))
          .where('prefecture', '=', half.prefecture),
      ),
    ),
  }),
];
