import { run, runEach, tourOf } from '../../test-support/tour/tour.ts';
import type { World } from '../../test-support/tour/world.ts';
import * as figures from './outcome-figures.repository.ts';
import * as outcomes from './outcomes.repository.ts';
import * as features from './pair-features.repository.ts';

const scope = (w: World): figures.OutcomeScope => ({
  from: '2026-01-01',
  to: '2026-12-31',
  today: w.today,
  regions: [w.a.region, w.b.prefecture],
  sites: [w.b.siteId],
});

export const tours = [
  tourOf(figures)({
    countProgress: (w) => [
      [scope(w), { by: 'all' }],
      [{ ...scope(w), regions: [''], sites: [] }, { by: 'group' }],
      [scope(w), { by: 'education' }],
      [scope(w), { by: 'region', digits: 4 }],
    ],
  }),
  tourOf(outcomes)({
    unitOf: run((_trx, w) => outcomes.unitOf(w.a.seeker)),
    pairOf: run((_trx, w) => outcomes.pairOf(w.a.seeker, w.b.vacancy)),
    listOutcomes: () => [['2027-06-01', 100]],
    countOutcomes: () => [[new Date(0)]],
  }),
  tourOf(features)({
    keepPairFeatures: runEach(async (trx, half, other, w) => {
      const placement = half.abroad;
      // Recorded when the placement began; here it begins once more.
      await trx.deleteFrom('match_features').where('placement_id', '=', placement.id).execute();
      const pair = { placement, seeker: half.seeker, vacancy: other.vacancy };
      const begun = {
        ...pair,
        origin: 'referral',
        via: 'list',
        features: { seeker: {}, employer: {} },
      } as const;
      await features.keepPairFeatures(trx, begun, w.now);
    }),
  }),
];
