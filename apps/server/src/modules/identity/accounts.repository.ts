import type { Selectable } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import { newId, type Ref } from '../../app/ids.ts';

/** A phone that signs in, as a seeker or as an employer. */
export type AccountRow = Selectable<DB['accounts']>;

export async function findAccount(db: Reader, id: string): Promise<AccountRow | undefined> {
  return db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Locks an account that is there. @throws Error when it is not */
export async function getAccountForUpdate(trx: Transaction, id: string): Promise<AccountRow> {
  return trx.selectFrom('accounts').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

export async function findAccountPhone(
  db: Reader,
  id: string,
): Promise<{ cipher: Buffer; hmac: Buffer; mask: string } | undefined> {
  return db
    .selectFrom('accounts')
    .select(['phone_cipher as cipher', 'phone_hmac as hmac', 'phone_mask as mask'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The account of a phone, created if there is none. */
export async function openAccount(
  trx: Transaction,
  phone: {
    kind: 'seeker' | 'employer';
    phone_hmac: Buffer;
    phone_cipher: Buffer;
    phone_mask: string;
    created_at: Date;
  },
): Promise<AccountRow> {
  await trx
    .insertInto('accounts')
    .values({ id: newId(), ...phone })
    .onConflict((conflict) => conflict.constraint('accounts_phone_is_unique').doNothing())
    .execute();
  return trx
    .selectFrom('accounts')
    .selectAll()
    .where('kind', '=', phone.kind)
    .where('phone_hmac', '=', phone.phone_hmac)
    .executeTakeFirstOrThrow();
}

/** Sets the party to which an account belongs. */
export async function linkAccount(trx: Transaction, id: string, party: Ref): Promise<void> {
  await trx
    .updateTable('accounts')
    .set({ prefecture: party.prefecture, party_id: party.id })
    .where('id', '=', id)
    .execute();
}

/** The account, locked. */
export async function lockAccount(trx: Transaction, id: string): Promise<AccountRow | undefined> {
  return trx.selectFrom('accounts').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Detaches the account from the party, if it was the party's. */
export async function leaveParty(trx: Transaction, id: string, party: Ref): Promise<void> {
  await trx
    .updateTable('accounts')
    .set({ prefecture: null, party_id: null })
    .where('id', '=', id)
    .where('prefecture', '=', party.prefecture)
    .where('party_id', '=', party.id)
    .execute();
}

/** The accounts of some records of one prefecture, with their phones. */
export async function listAccountsOf(
  db: Reader,
  kind: 'seeker' | 'employer',
  prefecture: string,
  partyIds: readonly string[],
): Promise<Array<{ id: string; phone_hmac: Buffer }>> {
  return db
    .selectFrom('accounts')
    .select(['id', 'phone_hmac'])
    .where('kind', '=', kind)
    .where('prefecture', '=', prefecture)
    .where('party_id', 'in', [...partyIds])
    .execute();
}

export async function deleteAccounts(trx: Transaction, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const result = await trx
    .deleteFrom('accounts')
    .where('id', 'in', [...ids])
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
