import { json } from '../../app/db/database.ts';
import { newId } from '../../app/ids.ts';
import { copyOf, run, runEach, tourOf } from '../../test-support/tour/tour.ts';
import * as merges from './merge.repository.ts';
import * as groups from './groups.repository.ts';
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
    listForgottenSeekers: () => [
      [new Date('2030-01-01'), 10, { from: new Date(0), until: new Date('2030-01-01') }],
    ],
    listEndingSeekers: () => [[{ heardBefore: new Date('2030-01-01'), toldBefore: new Date(0) }, 10]],
    markEndingTold: (w) => w.each((half) => [half.seeker, w.now]),
    hasOpenPlacement: (w) => w.each((half) => [half.seeker]),
    listMergedInto: (w) => w.each((half) => [half.seeker]),
    listGroups: (w) => w.each((half) => [half.seeker]),
    insertConsent: (w) =>
      w.each((half) => [
        {
          prefecture: half.prefecture,
          id: newId(),
          seeker_id: half.seeker.id,
          purpose: 'sms',
          given: false,
          text_version: '2026-11',
          channel: 'phone',
          recorded_by_kind: 'system',
          recorded_by_name: 'tour',
          at: w.now,
        },
      ]),
    latestConsents: (w) => w.each((half) => [half.seeker]),
    listHomesByDivision: (w) => w.each((half) => [half.prefecture, [half.region], null, 10]),
    findNamesakes: (w) => w.each((half) => [half.prefecture, '王秀英', half.seeker.id]),
  }),
  tourOf(groups)({
    holdsGroup: (w) => w.each((half) => [half.seeker, 'veteran', w.today]),
    insertGroup: (w) =>
      w.each((half) => [
        {
          prefecture: half.prefecture,
          id: newId(),
          seeker_id: half.seeker.id,
          group: 'veteran',
          evidence: '退役证',
          valid_from: w.today,
          added_by_kind: 'system',
          added_by_name: 'tour',
          created_at: w.now,
        },
      ]),
    endMembership: (w) => w.each((half) => [half.seeker, newId(), { lastDay: w.today, reason: '登记错了' }]),
  }),
  tourOf(merges)({
    listByNameAndBirth: () => [['王秀英', '1980-05-06']],
    countHistory: (w) => w.each((half) => [half.seeker]),
    insertMerge: (w) =>
      w.each((half) => [
        {
          prefecture: half.prefecture,
          id: newId(),
          kept_id: half.seeker.id,
          dropped_id: half.worker.id,
          snapshot: json({}),
          reason: '同一个人',
          merged_by_kind: 'system',
          merged_by_name: 'tour',
          at: w.now,
        },
      ]),
  }),
];
