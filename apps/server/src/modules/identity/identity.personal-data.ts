import { holds, type Holding } from '../../records/personal-data/index.ts';
import { deleteAccounts } from './accounts.repository.ts';
import { deleteSessionsOf } from './sessions.repository.ts';
import { deleteCodesOf } from './sign-in-codes.repository.ts';

/** What signing in stores about people. */
export const identityHoldings: readonly Holding[] = [
  holds('sign_in_codes', {
    of: 'seeker',
    by: null,
    columns: { phone_hmac: 'number' },
    codes: ['kind', 'code_hash'],
    erase: (ctx, { phones }) => deleteCodesOf(ctx.trx, 'seeker', phones),
  }),
  holds('sessions', {
    of: 'seeker',
    by: null,
    columns: { subject_id: 'whose' },
    codes: ['subject_kind', 'token_hash'],
    erase: (ctx, { accounts }) => deleteSessionsOf(ctx.trx, 'account', accounts),
  }),
  holds('accounts', {
    of: 'seeker',
    by: { column: 'party_id', only: { kind: 'seeker' } },
    columns: { phone_hmac: 'number', phone_cipher: 'number', phone_mask: 'number' },
    codes: ['kind', 'prefecture'],
    erase: (ctx, { accounts }) => deleteAccounts(ctx.trx, accounts),
  }),
];
