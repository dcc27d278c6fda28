import { newId } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { runEach, tourOf } from '../../test-support/tour/tour.ts';
import * as restrictions from './role-restrictions.repository.ts';

const BY = { kind: 'system', name: 'tour' } as const;

export const tours = [
  tourOf(restrictions)({
    listHolding: (w) => w.each((half) => [half.region]),
    listAround: (w) => w.each((half) => [half.region, { after: [w.now.toISOString(), newId()], limit: 3 }]),
    findRestrictionForUpdate: () => [[newId()]],
    insertRestriction: (w) =>
      w.each((half) => [
        {
          id: newId(),
          region_code: half.region,
          role: 'site_staff',
          verb: 'lists.export',
          reason: 'tour',
          ...stamped('set', BY),
          set_at: w.now,
        },
      ]),
    liftRestriction: runEach(async (trx, half, _other, w) => {
      const id = newId();
      await restrictions.insertRestriction(trx, {
        id,
        region_code: half.region,
        role: 'site_staff',
        verb: 'seekers.reveal',
        reason: 'tour',
        ...stamped('set', BY),
        set_at: w.now,
      });
      await restrictions.liftRestriction(trx, id, {
        ...stamped('lifted', BY),
        lifted_at: w.now,
        lifted_reason: 'tour',
      });
    }),
  }),
];
