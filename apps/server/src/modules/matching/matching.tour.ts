import { system } from '../../app/actor.ts';
import { newId, type Ref } from '../../app/ids.ts';
import type { Transaction } from '../../app/db/database.ts';
import { runEach, tourOf } from '../../test-support/tour/tour.ts';
import type { World } from '../../test-support/tour/world.ts';
import * as feedback from './list-feedback.repository.ts';
import * as matching from './matching.repository.ts';

const both = (w: World, of: (half: World['a']) => Ref) => [of(w.a), of(w.b)];
const BY = system('王芳');

const mark = (seeker: Ref, vacancy: Ref, at: Date): feedback.NewFeedback => ({
  seeker,
  vacancy,
  list: 'seeker',
  kind: 'pin',
  reason: null,
  note: '',
  features: {},
  by: BY,
  at,
});
/** A pin in each prefecture, the second on a vacancy of the other one. */
async function setup(trx: Transaction, w: World): Promise<void> {
  await feedback.insertFeedback(trx, mark(w.a.seeker, w.a.vacancy, w.now));
  await feedback.insertFeedback(trx, mark(w.b.seeker, w.a.vacancy, w.now));
}

export const tours = [
  tourOf(feedback)(
    {
      listFeedback: (w) => [
        ...w.each((half): [feedback.FeedbackSelection] => [{ seeker: half.seeker }]),
        ...w.each((half): [feedback.FeedbackSelection] => [{ vacancy: half.vacancy }]),
      ],
      listHides: (w) => w.each((half) => [half.seeker]),
      findFeedbackForUpdate: (w) => w.each((half) => [{ prefecture: half.prefecture, id: newId() }]),
      insertFeedback: (w) => w.each((half, other) => [mark(half.worker, other.vacancy, w.now)]),
      undoFeedbackRow: (w) => w.each((half) => [{ prefecture: half.prefecture, id: newId() }, BY, w.now]),
      listAnswers: (w) => w.each((half) => [half.seeker]),
      insertAnswer: (w) =>
        w.each((half) => [
          { seeker: half.seeker, kind: 'travel', proposal: '再远一点', accepted: true, by: BY, at: w.now },
        ]),
      listHideReasons: () => [[new Date(0)]],
      findQueue: (w) => w.each((half) => [half.vacancy]),
      countRecommended: (w) => w.each((half) => [half.vacancy, new Date(0)]),
    },
    setup,
  ),
  tourOf(matching)({
    listSidesOf: (w) => [[both(w, (half) => half.placement)]],
    listOpenPlacements: (w) => [[w.each((half, other) => ({ seeker: half.seeker, vacancy: other.vacancy }))]],
    insertBlock: (w) =>
      w.each((half, other) => [
        { seeker: half.seeker, employerId: other.employer.id, reason: '吵过架', by: BY, at: w.now },
      ]),
    listBlocks: runEach(async (trx, half, other, w) => {
      const block = { seeker: half.seeker, employerId: other.employer.id, reason: '', by: BY, at: w.now };
      await matching.insertBlock(trx, block);
      await matching.listBlocks(trx, half.seeker);
    }),
    mergeBlocks: (w) => w.each((half) => [half.seeker, half.worker]),
    mergeMarks: (w) => w.each((half) => [half.seeker, half.worker, w.now]),
    deleteBlocksOf: (w) => [[[w.a.employer.id, w.b.employer.id]]],
    deleteBlock: (w) => w.each((half) => [half.seeker, half.employer.id, null]),
  }),
];
