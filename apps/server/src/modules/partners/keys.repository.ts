import type { InsertObject, Selectable } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import type { Stamped } from '../../app/stamps.ts';

export type KeyRow = Selectable<DB['partner_keys']>;

/** A key with the partner that calls with it. */
export interface CallingKey extends Pick<
  KeyRow,
  'id' | 'partner_id' | 'label' | 'prefix' | 'secret_hash' | 'last_day' | 'last_used_on' | 'revoked_at'
> {
  readonly name: string;
  readonly status: DB['partners']['status'];
  readonly per_minute: number;
}

export async function findKeyByPrefix(db: Reader, prefix: string): Promise<CallingKey | undefined> {
  return db
    .selectFrom('partner_keys as k')
    .innerJoin('partners as p', 'p.id', 'k.partner_id')
    .select([
      'k.id',
      'k.partner_id',
      'k.label',
      'k.prefix',
      'k.secret_hash',
      'k.last_day',
      'k.last_used_on',
      'k.revoked_at',
      'p.name',
      'p.status',
      'p.per_minute',
    ])
    .where('k.prefix', '=', prefix)
    .executeTakeFirst();
}

/** Notes the day on which a key is used, once a day; outside the request's transaction, which may be read-only. */
export async function touchKey(db: Reader, id: string, day: string): Promise<void> {
  await db
    .updateTable('partner_keys')
    .set({ last_used_on: day })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('last_used_on', 'is', null), eb('last_used_on', '<', day)]))
    .execute();
}

/** The keys of partners, the newest first. */
export async function listKeysOf(db: Reader, partnerIds: readonly string[]): Promise<KeyRow[]> {
  return db
    .selectFrom('partner_keys')
    .selectAll()
    .where('partner_id', 'in', [...partnerIds])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function insertKey(trx: Transaction, row: InsertObject<DB, 'partner_keys'>): Promise<void> {
  await trx.insertInto('partner_keys').values(row).execute();
}

/** Lets a key end on a day. */
export async function shortenKey(trx: Transaction, id: string, lastDay: string): Promise<void> {
  await trx.updateTable('partner_keys').set({ last_day: lastDay }).where('id', '=', id).execute();
}

/** Withdraws a key of a partner, or all of them (`keyId` null); returns how many were not withdrawn before. */
export async function revokeKeys(
  trx: Transaction,
  partnerId: string,
  keyId: string | null,
  revoked: Stamped<'revoked'> & { readonly revoked_at: Date },
): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('partner_keys')
    .set(revoked)
    .where('partner_id', '=', partnerId)
    .$if(keyId !== null, (query) => query.where('id', '=', keyId ?? ''))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
