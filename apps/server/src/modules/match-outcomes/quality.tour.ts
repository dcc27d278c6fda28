import { sql } from 'kysely';
import { DEFAULT_POLICY } from '@yizhan/matching';
import { newId } from '../../app/ids.ts';
import { run, tourOf } from '../../test-support/tour/tour.ts';
import type { World } from '../../test-support/tour/world.ts';
import * as course from './course.repository.ts';
import * as figures from './figures.repository.ts';
import * as outcomes from './outcomes.repository.ts';
import * as policies from './policies.repository.ts';

const frame = (w: World): figures.QualityFrame => ({
  from: '2026-01-01',
  to: '2026-12-31',
  today: w.today,
  regions: [w.a.region, w.b.prefecture],
  sites: [w.b.siteId],
});

export const tours = [
  tourOf(course)({
    courseOn: run((trx, w) =>
      sql`select course.* from placements p, ${course.courseOn(w.today)} where ${course.NOT_MISTAKEN}`.execute(
        trx,
      ),
    ),
  }),
  tourOf(figures)({
    readQuality: (w) => [
      [frame(w), { by: 'all' }],
      [{ ...frame(w), regions: [''], sites: [] }, { by: 'group' }],
      [frame(w), { by: 'education' }],
      [frame(w), { by: 'region', digits: 4 }],
    ],
  }),
  tourOf(outcomes)({
    unitOf: run((_trx, w) => outcomes.unitOf(w.a.seeker)),
    pairOf: run((_trx, w) => outcomes.pairOf(w.a.seeker, w.b.vacancy)),
    listOutcomes: () => [['2027-06-01', 100]],
    countOutcomes: () => [[new Date(0)]],
  }),
  tourOf(policies)({
    lockPolicies: () => [[]],
    readActivePolicy: () => [[]],
    findActive: () => [[]],
    findPolicy: () => [[newId()]],
    findDeclared: () => [[]],
    findTrained: () => [[]],
    listPolicies: () => [[10]],
    insertPolicy: (w) => [
      [
        {
          source: 'declared',
          weights_source: 'declared',
          weights: DEFAULT_POLICY.weights,
          group_bonus: DEFAULT_POLICY.groupBonus,
          report: null,
          note: '',
          state: 'proposed',
          by: '王芳',
          at: w.now,
        },
      ],
    ],
    activatePolicy: (w) => [[newId(), '王芳', w.now]],
    setPolicyState: () => [[newId(), 'rejected']],
    retireProposals: () => [[]],
  }),
];
