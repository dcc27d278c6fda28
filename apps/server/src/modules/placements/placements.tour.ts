import { newId, type Ref } from '../../app/ids.ts';
import { copyOf, runEach, tourOf } from '../../test-support/tour/tour.ts';
import type { World } from '../../test-support/tour/world.ts';
import * as followUps from './follow-ups.repository.ts';
import * as interviews from './interviews.repository.ts';
import * as own from './own-employer.repository.ts';
import * as placements from './placements.repository.ts';

const both = (w: World, of: (half: World['a']) => Ref) => [of(w.a), of(w.b)];

export const tours = [
  tourOf(placements)({
    blankCopiesOf: (w) => [[[w.a.employer.id, w.b.employer.id]]],
    placementsFrom: () => [[]],
    findPlacementRow: (w) => w.each((half) => [half.placement]),
    findPlacementRows: (w) => [[[w.a.placement, w.b.placement]]],
    listOwnRows: (w) => w.each((half) => [half.seeker, { limit: 10 }]),
    findSeekersForUpdate: (w) => [[both(w, (half) => half.seeker)], [[w.a.seeker]]],
    holdVacancies: (w) => [[both(w, (half) => half.vacancy)]],
    insertPlacement: runEach(async (trx, half, other) =>
      placements.insertPlacement(
        trx,
        await copyOf(trx, 'placements', half.placement, {
          id: newId(),
          vacancy_prefecture: other.prefecture,
          vacancy_id: other.draft.id,
        }),
      ),
    ),
    findPlacementForUpdate: (w) => w.each((half) => [half.placement]),
    listActions: (w) => [[both(w, (half) => half.placement)]],
    listWaitingOf: (w) => w.each((half) => [half.vacancy]),
    listDoubles: (w) => w.each((half) => [half.seeker, half.worker]),
    findOpenOfPair: (w) =>
      w.each((half) => [
        { prefecture: half.prefecture, seeker_id: half.seeker.id, vacancy_id: half.vacancy.id },
      ]),
  }),
  tourOf(interviews)({
    insertInterview: (w) =>
      w.each((half) => [
        {
          prefecture: half.prefecture,
          id: newId(),
          placement_id: half.placement.id,
          starts_at: w.now,
          minutes: 30,
          mode: 'phone',
          created_at: w.now,
        },
      ]),
    lockInterview: (w) => w.each((half) => [half.interview]),
    listBooked: (w) => w.each((half) => [half.interview]),
    listInterviews: (w) => [[both(w, (half) => half.interview)]],
  }),
  tourOf(followUps)({
    insertFollowUp: (w) =>
      w.each((half) => [
        {
          prefecture: half.prefecture,
          id: newId(),
          placement_id: half.placement.id,
          seeker_id: half.seeker.id,
          region_code: half.region,
          day: 7,
          due_on: '2026-12-01',
          created_at: w.now,
        },
      ]),
    lockFollowUp: (w) => w.each((half) => [half.followUp]),
    listOpenFollowUpsOf: (w) => w.each((half) => [half.worker]),
    listFollowUpRefs: (w) => w.each((half) => [half.hired, 'open']),
    findFollowUp: (w) => w.each((half) => [half.followUp]),
    listFollowUpsOf: (w) => w.each((half) => [half.hired]),
    findFollowUpRows: (w) => [[[w.a.followUp, w.b.followUp]]],
  }),
  tourOf(own)({
    listCandidates: (w) => w.each((half) => [half.vacancy]),
    findCandidate: (w) => w.each((half) => [half.placement]),
  }),
];
