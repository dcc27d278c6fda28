import { regradePerson } from '../../records/countables/index.ts';
import { inline } from '../../records/events/handlers.ts';
import type { AnyEventHandler } from '../../records/events/types.ts';
import { deleteAccounts, listAccountsOf } from './accounts.repository.ts';
import { findSeekerOfPhone } from './parties.repository.ts';
import { deleteSessionsOf } from './sessions.repository.ts';

/** What becomes of accounts when a person changes. */
export const identityHandlers: readonly AnyEventHandler[] = [
  // Whoever holds the old number now may be somebody else: its account goes, and signing in with it opens a new one.
  inline(
    'seeker.phone_changed',
    'identity.close_accounts',
    async (ctx, { subject }) => {
      const gone: string[] = [];
      for (const account of await listAccountsOf(ctx.trx, 'seeker', subject.prefecture, [subject.id])) {
        const holder = await findSeekerOfPhone(ctx.trx, account.phone_hmac);
        if (holder?.id !== subject.id) gone.push(account.id);
      }
      await deleteSessionsOf(ctx.trx, 'account', gone);
      await deleteAccounts(ctx.trx, gone);
      // Signing in with the old number was the proof that the person knows of the record.
      if (gone.length > 0) await regradePerson(ctx, subject);
    },
    { undo: 'never' },
  ),
];
