import { newId } from '../../../app/ids.ts';
import { runEach, tourOf } from '../../../test-support/tour/tour.ts';
import type { Half, World } from '../../../test-support/tour/world.ts';
import * as people from './people.repository.ts';

const PHONE = Buffer.alloc(32, 9);

function invited(half: Half, world: World) {
  return {
    prefecture: half.prefecture,
    id: newId(),
    employer_id: half.employer.id,
    role: 'recruiter' as const,
    name: '刘经理',
    phone_hmac: PHONE,
    phone_cipher: PHONE,
    phone_mask: '138****1234',
    invited_at: world.now,
    invited_by_kind: 'employer',
  };
}

export const tours = [
  tourOf(people)({
    deleteInvitationsOf: (w) => w.each((half) => [half.prefecture, [half.employer.id]]),
    listPhonesOf: (w) => w.each((half) => [half.employer]),
    listPeople: (w) => w.each((half) => [half.employer]),
    findPersonForUpdate: (w) => w.each((half) => [{ ...half.employer, id: newId() }]),
    insertPerson: (w) => w.each((half) => [invited(half, w)]),
    updatePerson: runEach(async (trx, half, _other, w) => {
      const row = invited(half, w);
      await people.insertPerson(trx, row);
      await people.updatePerson(trx, row, { role: 'viewer' });
    }),
    findLastInvited: (w) => w.each((half) => [half.employer, PHONE]),
    findInvitation: (w) => w.each((half) => [{ ...half.employer, id: newId() }]),
    listInvitationRefs: () => [[PHONE]],
    insertInvitation: (w) =>
      w.each((half) => [
        { phone_hmac: PHONE, person_id: newId(), prefecture: half.prefecture, created_at: w.now },
      ]),
    deleteInvitation: () => [[PHONE, newId()]],
  }),
];
