import { EMPLOYER_ROLES, type EmployerRole } from '@yizhan/domain';
import type { Reader } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

/** The record created by staff for a phone, if any. */
export async function findSeekerOfPhone(db: Reader, phoneHmac: Buffer): Promise<Ref | undefined> {
  return db
    .selectFrom('person_keys')
    .select(['prefecture', 'seeker_id as id'])
    .where('kind', '=', 'phone')
    .where('value_hmac', '=', phoneHmac)
    .executeTakeFirst();
}

/** Name and role of an account's person within its employer; undefined when they do not belong to it. */
export async function findEmployerPerson(
  db: Reader,
  employer: Ref,
  accountId: string,
): Promise<{ name: string; role: EmployerRole } | undefined> {
  const row = await db
    .selectFrom('employer_people')
    .select(['name', 'role'])
    .where('prefecture', '=', employer.prefecture)
    .where('employer_id', '=', employer.id)
    .where('account_id', '=', accountId)
    .where('joined_at', 'is not', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  const role = EMPLOYER_ROLES.find((name) => name === row?.role);
  return row === undefined || role === undefined ? undefined : { name: row.name, role };
}

/** Name of the party behind an account. */
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
