import { holds, type Holding } from '../../records/personal-data/index.ts';
import { deleteAccounts } from './accounts.repository.ts';
import { deleteSessionsOf } from './sessions.repository.ts';
import { deleteCodesOf } from './sign-in-codes.repository.ts';

const ofParties = (of: 'seeker' | 'employer'): readonly Holding[] => [
  holds('sign_in_codes', {
    of,
    by: null,
    columns: { phone_hmac: 'number' },
    codes: ['kind', 'code_hash'],
    keep: { days: 30, since: 'expires_at' },
    erase: (ctx, { phones }) => deleteCodesOf(ctx.trx, of, phones),
  }),
  holds('sessions', {
    of,
    by: null,
    columns: { subject_id: 'whose' },
    codes: ['subject_kind', 'token_hash', 'acting_prefecture'],
    keep: { days: 90, since: 'expires_at' },
    erase: (ctx, { accounts }) => deleteSessionsOf(ctx.trx, 'account', accounts),
  }),
  holds('accounts', {
    of,
    by: { column: 'party_id', only: { kind: of } },
    columns: { phone_hmac: 'number', phone_cipher: 'number', phone_mask: 'number' },
    codes: ['kind'],
    merge: 'repoint',
    erase: (ctx, { accounts }) => deleteAccounts(ctx.trx, accounts),
  }),
];

/** What signing in stores about people. */
export const identityHoldings: readonly Holding[] = [
  ...ofParties('seeker'),
  ...ofParties('employer'),
  holds('staff', {
    of: 'staff',
    by: 'id',
    columns: {
      name: 'name',
      login: 'name',
      password_hash: 'facts',
      totp_secret: 'facts',
      phone_hmac: 'number',
      phone_mask: 'number',
    },
    erase: { kept: 'who works for the network, named in every history; an account is closed, not erased' },
  }),
  holds('staff_grants', {
    of: 'staff',
    by: 'staff_id',
    columns: {
      role: 'facts',
      region_code: 'facts',
      granted_by_kind: 'facts',
      granted_by_id: 'facts',
      granted_by_name: 'name',
    },
    erase: { kept: 'what somebody was allowed when' },
  }),
];
