import { EMPLOYER_ROLES, type EmployerRole } from '@yizhan/domain';
import type { Reader, Transaction } from '../../app/db/database.ts';
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

/** The authority of an agent, where it counts on that day and the person's record is open. */
export async function findStandingAgent(db: Reader, ref: Ref, today: string) {
  return db
    .selectFrom('seeker_agents as a')
    .innerJoin('seekers as s', (join) =>
      join.onRef('s.prefecture', '=', 'a.prefecture').onRef('s.id', '=', 'a.seeker_id'),
    )
    .select([
      'a.prefecture',
      'a.id',
      'a.seeker_id',
      'a.name',
      'a.phone_hmac',
      'a.scopes',
      'a.valid_until',
      's.region_code',
    ])
    .where('a.prefecture', '=', ref.prefecture)
    .where('a.id', '=', ref.id)
    .where('a.status', '=', 'active')
    .where('a.valid_until', '>=', today)
    .where('s.status', 'not in', ['merged', 'erased'])
    .executeTakeFirst();
}

/** Whether an authority counts on that day; it stays so until the transaction ends. */
export async function holdStandingAgent(trx: Transaction, ref: Ref, today: string): Promise<boolean> {
  const row = await trx
    .selectFrom('seeker_agents')
    .select('id')
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .where('status', '=', 'active')
    .where('valid_until', '>=', today)
    .forShare()
    .executeTakeFirst();
  return row !== undefined;
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
