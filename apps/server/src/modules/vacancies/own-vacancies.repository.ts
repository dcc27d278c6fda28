import type { InsertObject } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

/** Who rings back whom: the phone that signed in and the name the employer goes by. */
export async function findAsker(db: Reader, accountId: string, employer: Ref) {
  const account = await db
    .selectFrom('accounts')
    .select(['phone_cipher', 'phone_hmac', 'phone_mask'])
    .where('id', '=', accountId)
    .executeTakeFirst();
  const record = await db
    .selectFrom('employers')
    .select(['name', 'contact_name'])
    .where('prefecture', '=', employer.prefecture)
    .where('id', '=', employer.id)
    .executeTakeFirst();
  return account === undefined || record === undefined ? undefined : { ...account, ...record };
}

export async function insertHelpRequest(
  trx: Transaction,
  row: InsertObject<DB, 'help_requests'>,
): Promise<void> {
  await trx.insertInto('help_requests').values(row).execute();
}
