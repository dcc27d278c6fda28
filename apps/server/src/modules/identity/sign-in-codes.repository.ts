import type { Transaction } from '../../app/db/database.ts';
import { newId } from '../../app/ids.ts';

interface Phone {
  readonly kind: 'seeker' | 'employer';
  readonly hmac: Buffer;
}

/** When the latest unused code was sent. */
export async function findLastSent(trx: Transaction, phone: Phone): Promise<Date | undefined> {
  const row = await trx
    .selectFrom('sign_in_codes')
    .select('created_at')
    .where('kind', '=', phone.kind)
    .where('phone_hmac', '=', phone.hmac)
    .where('used_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.created_at;
}

export async function insertCode(
  trx: Transaction,
  phone: Phone,
  code: { code_hash: Buffer; created_at: Date; expires_at: Date },
): Promise<void> {
  await trx
    .insertInto('sign_in_codes')
    .values({ id: newId(), kind: phone.kind, phone_hmac: phone.hmac, ...code })
    .execute();
}

/** The latest valid code. */
export async function findCodeForUpdate(
  trx: Transaction,
  phone: Phone,
  now: Date,
): Promise<{ id: string; code_hash: Buffer; attempts: number } | undefined> {
  return trx
    .selectFrom('sign_in_codes')
    .select(['id', 'code_hash', 'attempts'])
    .where('kind', '=', phone.kind)
    .where('phone_hmac', '=', phone.hmac)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateCode(
  trx: Transaction,
  id: string,
  change: { attempts: number } | { used_at: Date },
): Promise<void> {
  await trx.updateTable('sign_in_codes').set(change).where('id', '=', id).execute();
}

export async function deleteCodesOf(
  trx: Transaction,
  kind: Phone['kind'],
  phones: readonly Buffer[],
): Promise<number> {
  if (phones.length === 0) return 0;
  const result = await trx
    .deleteFrom('sign_in_codes')
    .where('kind', '=', kind)
    .where('phone_hmac', 'in', [...phones])
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
