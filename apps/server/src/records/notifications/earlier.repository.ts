import type { Reader, Transaction } from '../../app/db/database.ts';

/** Messages that an earlier version left, of which only the sealed text says whose they are; after one of them by id. */
export async function listUnaddressed(
  db: Reader,
  after: string | null,
  limit: number,
): Promise<Array<{ id: string; payload: Buffer }>> {
  return db
    .selectFrom('messages')
    .select(['id', 'payload'])
    .where('template', '=', 'earlier')
    .where('payload', 'is not', null)
    .where('phone_hmac', 'is', null)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(limit)
    .$narrowType<{ payload: Buffer }>()
    .execute();
}

export async function addressMessage(
  trx: Transaction,
  id: string,
  phone: { readonly hmac: Buffer; readonly mask: string },
): Promise<void> {
  await trx
    .updateTable('messages')
    .set({ phone_hmac: phone.hmac, phone_mask: phone.mask })
    .where('id', '=', id)
    .where('payload', 'is not', null)
    .execute();
}
