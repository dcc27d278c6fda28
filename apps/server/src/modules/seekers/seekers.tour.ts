import { newId } from '../../app/ids.ts';
import { copyOf, run, runEach, tourOf } from '../../test-support/tour/tour.ts';
import * as recipients from './recipients.repository.ts';
import * as seekers from './seekers.repository.ts';

export const tours = [
  tourOf(recipients)({
    readSeekerRecipients: run((trx, w) =>
      recipients.readSeekerRecipients({ db: trx }, [w.a.seeker, w.b.seeker]),
    ),
  }),
  tourOf(seekers)({
    findSeekerRow: (w) => w.each((half) => [half.seeker, w.today]),
    findSeekerRows: (w) => w.each((half) => [half.prefecture, [half.seeker.id, half.worker.id], w.today]),
    findSeekerTitles: (w) => w.each((half) => [half.prefecture, [half.seeker.id, half.worker.id]]),
    findSeekerForUpdate: (w) => w.each((half) => [half.seeker]),
    insertSeeker: runEach(async (trx, half) =>
      seekers.insertSeeker(trx, await copyOf(trx, 'seekers', half.seeker, { id: newId() })),
    ),
    updateSeekerRow: (w) => w.each((half) => [half.seeker, { note: '常来', updated_at: w.now }]),
    touchSeeker: (w) => w.each((half) => [half.seeker, w.now]),
    findPersonKey: () => [['phone', Buffer.alloc(32)]],
    claimPersonKey: (w) => w.each((half) => ['phone', Buffer.from(half.seeker.id), half.seeker]),
    releasePersonKey: (w) => w.each((half) => ['phone', half.seeker]),
    hasOpenPlacement: (w) => w.each((half) => [half.seeker]),
    listMergedInto: (w) => w.each((half) => [half.seeker]),
    listGroups: (w) => w.each((half) => [half.seeker]),
    latestConsents: (w) => w.each((half) => [half.seeker]),
    listHomesByDivision: (w) => w.each((half) => [half.prefecture, [half.region], null, 10]),
    findNamesakes: (w) => w.each((half) => [half.prefecture, '王秀英', half.seeker.id]),
  }),
];
