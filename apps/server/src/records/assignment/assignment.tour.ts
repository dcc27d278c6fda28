import { newId } from '../../app/ids.ts';
import { runEach, tourOf } from '../../test-support/tour/tour.ts';
import type { Half, World } from '../../test-support/tour/world.ts';
import * as confidential from './confidential.repository.ts';
import * as assignment from './assignment.repository.ts';

const STAFF = newId();

function row(half: Half, world: World) {
  return {
    prefecture: half.prefecture,
    id: newId(),
    noun: 'seeker',
    record_id: half.seeker.id,
    staff_id: STAFF,
    region_code: half.region,
    site_id: half.siteId,
    assigned_at: world.now,
    assigned_by_kind: 'system',
  };
}

export const tours = [
  tourOf(assignment)({
    listAssignments: (w) => w.each((half) => ['seeker', half.seeker]),
    insertAssignment: (w) => w.each((half) => [row(half, w)]),
    updateAssignment: runEach(async (trx, half, _other, w) => {
      const made = row(half, w);
      await assignment.insertAssignment(trx, made);
      await assignment.updateAssignment(trx, made, {
        ended_at: w.now,
        ended_as: 'released',
        ended_by_kind: 'system',
      });
    }),
    moveAssignments: (w) =>
      w.each((half) => ['seeker', half.seeker, { region_code: half.region, site_id: null }]),
    listRecordsOf: () => [[newId(), 'seeker', 10]],
    listOpenOf: (w) => [
      [STAFF, null, 10],
      [STAFF, { regions: [w.a.region, w.b.prefecture], sites: [w.b.siteId] }, 10],
    ],
    deleteAssignments: (w) => w.each((half) => [half.prefecture, [half.seeker.id]]),
    listLeft: (w) => [
      [{ regions: [w.a.prefecture, w.b.region], sites: [w.a.siteId] }],
      [{ regions: [''], sites: [] }],
    ],
  }),
  tourOf(confidential)({
    listHidden: (w) => [
      ['seeker', [w.a.prefecture, w.b.prefecture], { staffId: STAFF, directs: [w.a.region, ''] }],
      ['seeker', null, { staffId: STAFF, directs: [] }],
    ],
    isKeptFrom: (w) => w.each((half) => ['seeker', half.seeker, { staffId: STAFF, directs: [half.region] }]),
    findConfidential: (w) => w.each((half) => ['seeker', half.seeker]),
    insertConfidential: (w) =>
      w.each((half) => [
        {
          prefecture: half.prefecture,
          noun: 'seeker',
          record_id: half.seeker.id,
          purpose: 'wages',
          region_code: half.region,
          seen_from: 6,
          set_at: w.now,
          set_by_kind: 'staff',
        },
      ]),
    updateConfidential: (w) => w.each((half) => ['seeker', half.seeker, { seen_from: 4 }]),
    deleteConfidentialOf: (w) => w.each((half) => [half.prefecture, [half.seeker.id]]),
    deleteConfidential: (w) => w.each((half) => ['seeker', half.seeker]),
  }),
];
