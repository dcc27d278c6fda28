import type { InsertObject } from 'kysely';
import { json, type DB, type Transaction } from '../../app/db/database.ts';
import { newId } from '../../app/ids.ts';
import { runEach, tourOf } from '../../test-support/tour/tour.ts';
import type { Half, World } from '../../test-support/tour/world.ts';
import * as answers from './answers.repository.ts';
import * as given from './given-forms.repository.ts';
import * as versions from './versions.repository.ts';

const VERSION = newId();
const ANSWER = newId();

const answerOf = (half: Half, world: World): InsertObject<DB, 'form_answers'> => ({
  prefecture: half.prefecture,
  id: ANSWER,
  code: 'employer_visit',
  number: 1,
  subject: 'employer',
  employer_id: half.employer.id,
  region_code: half.region,
  site_id: half.siteId,
  on_day: world.today,
  answers: json({}),
  said: '',
  status: 'given',
  created_at: world.now,
  updated_at: world.now,
  given_by_kind: 'staff',
});

const versionOf = (half: Half, world: World): InsertObject<DB, 'form_versions'> => ({
  prefecture: half.prefecture,
  id: VERSION,
  code: 'yard_visit',
  number: 1,
  subject: 'employer',
  region_code: half.prefecture,
  definition: json({ title: {}, fields: [] }),
  status: 'draft',
  created_at: world.now,
  updated_at: world.now,
  created_by_kind: 'staff',
});

async function begin(trx: Transaction, world: World): Promise<void> {
  for (const half of [world.a, world.b]) await versions.insertFormVersion(trx, versionOf(half, world));
}

async function fillIn(trx: Transaction, world: World): Promise<void> {
  for (const half of [world.a, world.b]) await answers.insertFormAnswer(trx, answerOf(half, world));
}

export const tours = [
  tourOf(versions)(
    {
      insertFormVersion: runEach(async (trx, half, _other, world) =>
        versions.insertFormVersion(trx, {
          ...versionOf(half, world),
          id: newId(),
          number: 2,
          status: 'discarded',
        }),
      ),
      findFormVersionForUpdate: (w) => w.each((half) => [{ prefecture: half.prefecture, id: VERSION }]),
      listFormVersions: (w) => w.each((half) => [half.prefecture, 'yard_visit']),
      nextFormNumber: (w) => w.each((half) => [half.prefecture, 'yard_visit']),
      updateFormDraft: (w) =>
        w.each((half) => [
          { prefecture: half.prefecture, id: VERSION },
          { reason: null, updated_at: w.now },
        ]),
      printOfForm: (w) => w.each((half) => [{ prefecture: half.prefecture, id: VERSION }]),
      countFormAnswers: (w) => w.each((half) => [{ prefecture: half.prefecture, id: VERSION }]),
      findFormVersion: (w) => w.each((half) => [{ prefecture: half.prefecture, id: VERSION }]),
      findPublishedForm: (w) => w.each((half) => [half.prefecture, 'employer_visit']),
    },
    begin,
  ),
  tourOf(given)(
    {
      findGivenForms: (w) => w.each((half) => [[{ prefecture: half.prefecture, id: ANSWER }]]),
    },
    fillIn,
  ),
  tourOf(answers)(
    {
      insertFormAnswer: runEach(async (trx, half, _other, world) =>
        answers.insertFormAnswer(trx, { ...answerOf(half, world), id: newId() }),
      ),
      findFormAnswer: (w) => w.each((half) => [{ prefecture: half.prefecture, id: ANSWER }]),
      findFormAnswerForUpdate: (w) => w.each((half) => [{ prefecture: half.prefecture, id: ANSWER }]),
      findSentAnswer: (w) => w.each((half) => [half.prefecture, newId()]),
      listFormAnswers: (w) =>
        w.each((half) => [{ by: 'employer_id', ref: half.employer, code: 'employer_visit' }, 10]),
    },
    fillIn,
  ),
];
