import type { Reader } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

/** The record staff made for a phone, if any. */
export async function findSeekerOfPhone(db: Reader, phoneHmac: Buffer): Promise<Ref | undefined> {
  return db
    .selectFrom('person_keys')
    .select(['prefecture', 'seeker_id as id'])
    .where('kind', '=', 'phone')
    .where('value_hmac', '=', phoneHmac)
    .executeTakeFirst();
}

/** Whose record an account stands for, by name. */
export async function findPartyName(
  db: Reader,
  table: 'seekers' | 'employers',
  ref: Ref,
): Promise<string | null> {
  const row = await db
    .selectFrom(table)
    .select('name')
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .executeTakeFirst();
  return row?.name ?? null;
}
