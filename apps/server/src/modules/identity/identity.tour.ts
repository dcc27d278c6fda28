import { newId, shortId } from '../../app/ids.ts';
import { run, runEach, tourOf } from '../../test-support/tour/tour.ts';
import * as accounts from './accounts.repository.ts';
import * as holders from './holders.repository.ts';
import * as nearest from './nearest-staff.repository.ts';
import * as persons from './persons.repository.ts';
import * as parties from './parties.repository.ts';
import * as sessions from './sessions.repository.ts';
import * as codes from './sign-in-codes.repository.ts';
import * as directory from './staff-directory.repository.ts';
import * as staff from './staff.repository.ts';

const NUMBER = Buffer.alloc(32, 7);
const PHONE = { kind: 'seeker', hmac: NUMBER } as const;
const GRANT = { role: 'site_staff', region: '430304', siteId: null } as const;

export const tours = [
  tourOf(persons)({
    findPersons: () => [[[newId()]]],
    listSamePerson: runEach(async (trx) => {
      const { id } = await trx.selectFrom('staff').select('id').limit(1).executeTakeFirstOrThrow();
      await persons.setPerson(trx, [id], newId());
      await persons.listSamePerson(trx, id);
    }),
    setPerson: () => [[[newId()], newId()]],
  }),
  tourOf(nearest)({
    findNearestStaff: run(async (trx, w) => {
      for (const half of [w.a, w.b])
        await nearest.findNearestStaff({ db: trx }, 'call_backs.handle', {
          region: half.region,
          siteId: half.siteId,
        });
    }),
  }),
  tourOf(holders)({
    listHolders: (w) =>
      w.each((half) => [
        'seekers.reveal',
        { region: half.region, siteId: half.siteId },
        { after: ['王', newId()], limit: 3 },
      ]),
    countHolders: (w) => w.each((half) => ['seekers.reveal', { region: half.region, siteId: null }]),
    listCarryingGrants: (w) =>
      w.each((half) => ['seekers.reveal', { region: half.region, siteId: half.siteId }, [newId()]]),
  }),
  tourOf(directory)({
    listOpenMembers: run((trx) => directory.listOpenMembers({ db: trx })),
    findMembers: run((trx) => directory.findMembers({ db: trx }, [newId(), newId()])),
    listGrantedAt: run(async (trx, w) => {
      for (const half of [w.a, w.b])
        await directory.listGrantedAt(
          { db: trx },
          {
            region: half.region,
            siteId: half.siteId,
          },
        );
    }),
  }),
  tourOf(staff)({
    findStaffRows: () => [[[newId()]]],
    listLogins: () => [[]],
    findStaffRow: () => [[newId()]],
    findStaffForSignIn: () => [['nobody']],
    findSecondFactorForUpdate: () => [[newId()]],
    findStaffByLogin: () => [['nobody']],
    findActiveStaff: () => [[newId()]],
    insertStaff: (w) => [
      [
        {
          id: newId(),
          login: shortId(newId()).toLowerCase().slice(0, 20),
          name: '王芳',
          password_hash: 'none',
          created_at: w.now,
          updated_at: w.now,
        },
      ],
    ],
    updateStaffRow: (w) => [[newId(), { failed_sign_ins: 0, updated_at: w.now }]],
    updateStaffVersion: (w) => [[newId(), 1, { name: '王芳', disabled_at: null, updated_at: w.now }]],
    listGrants: () => [[newId()]],
    replaceGrants: runEach(async (trx, half, _other, w) => {
      const id = newId();
      const row = { id, login: `t${shortId(id).toLowerCase()}`, name: '王芳', password_hash: 'none' };
      await staff.insertStaff(trx, { ...row, created_at: w.now, updated_at: w.now });
      await staff.replaceGrants(
        trx,
        id,
        [GRANT, { ...GRANT, region: half.region, siteId: half.siteId }],
        { kind: 'system', name: 'tour' },
        w.now,
      );
    }),
  }),
  tourOf(accounts)({
    listAccountsOf: (w) => w.each((half) => ['seeker', half.prefecture, [half.applicant.id]]),
    deleteAccounts: (w) => [[[w.a.accountId, w.b.accountId]]],
    findAccount: (w) => w.each((half) => [half.accountId]),
    getAccountForUpdate: (w) => w.each((half) => [half.accountId]),
    findAccountPhone: (w) => w.each((half) => [half.accountId]),
    openAccount: (w) => [
      [{ kind: 'seeker', phone_hmac: NUMBER, phone_cipher: NUMBER, phone_mask: '1**', created_at: w.now }],
    ],
    linkAccount: (w) => w.each((half) => [half.accountId, half.seeker]),
    leaveParty: (w) => w.each((half) => [half.accountId, half.seeker]),
    lockAccount: (w) => w.each((half) => [half.accountId]),
  }),
  tourOf(sessions)({
    deleteSessionsOf: (w) => [['account', [w.a.accountId]]],
    findSessionRow: (w) => [[NUMBER, w.now]],
    touchSession: (w) => [[newId(), w.now]],
    insertSession: (w) => [
      [
        {
          id: newId(),
          token_hash: NUMBER,
          subject_kind: 'account',
          subject_id: w.a.accountId,
          created_at: w.now,
          last_seen_at: w.now,
          expires_at: w.now,
        },
      ],
    ],
    updateSession: (w) => [
      [newId(), { revoked_at: w.now }],
      [newId(), { second_factor_passed: true }],
      [newId(), { acting_prefecture: null, acting_id: null }],
    ],
    revokeSessions: (w) => [
      [{ kind: 'account', id: w.a.accountId }, newId(), w.now],
      [{ kind: 'staff', id: newId() }, null, w.now],
    ],
  }),
  tourOf(codes)({
    deleteCodesOf: () => [['seeker', [Buffer.alloc(32)]]],
    findLastSent: () => [[PHONE]],
    insertCode: (w) => [[PHONE, { code_hash: NUMBER, created_at: w.now, expires_at: w.now }]],
    findCodeForUpdate: (w) => [[PHONE, w.now]],
    updateCode: (w) => [
      [newId(), { attempts: 1 }],
      [newId(), { used_at: w.now }],
    ],
  }),
  tourOf(parties)({
    findSeekerOfPhone: () => [[NUMBER]],
    findStandingAgent: (w) => w.each((half) => [{ ...half.seeker, id: newId() }, w.today]),
    holdStandingAgent: (w) => w.each((half) => [{ ...half.seeker, id: newId() }, w.today]),
    findEmployerPerson: (w) => w.each((half) => [half.employer, half.accountId]),
    findPartyName: (w) => [
      ...w.each((half): ['seekers', typeof half.seeker] => ['seekers', half.seeker]),
      ...w.each((half): ['employers', typeof half.employer] => ['employers', half.employer]),
    ],
  }),
];
