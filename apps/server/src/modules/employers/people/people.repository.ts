import { sql, type InsertObject, type Selectable, type UpdateObject } from 'kysely';
import type { DB, Reader, Transaction } from '../../../app/db/database.ts';
import type { Ref } from '../../../app/ids.ts';

export type PersonRow = Selectable<DB['employer_people']>;

/** People of an employer, invited ones included, owners first. */
export async function listPeople(db: Reader, employer: Ref): Promise<PersonRow[]> {
  return db
    .selectFrom('employer_people')
    .selectAll()
    .where('prefecture', '=', employer.prefecture)
    .where('employer_id', '=', employer.id)
    .where('ended_at', 'is', null)
    .orderBy(sql`joined_at is null`)
    .orderBy(sql`array_position(array['owner', 'manager', 'recruiter', 'viewer'], role)`)
    .orderBy('invited_at')
    .orderBy('id')
    .execute();
}

export async function findPersonForUpdate(trx: Transaction, ref: Ref): Promise<PersonRow | undefined> {
  return trx
    .selectFrom('employer_people')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .forUpdate()
    .executeTakeFirst();
}

export async function insertPerson(
  trx: Transaction,
  row: InsertObject<DB, 'employer_people'>,
): Promise<void> {
  await trx.insertInto('employer_people').values(row).execute();
}

export async function updatePerson(
  trx: Transaction,
  ref: Ref,
  change: UpdateObject<DB, 'employer_people'>,
): Promise<void> {
  await trx
    .updateTable('employer_people')
    .set(change)
    .set({ version: sql`version + 1` })
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .execute();
}

/** When a phone was last invited to act for an employer. */
export async function findLastInvited(db: Reader, employer: Ref, phone: Buffer): Promise<Date | undefined> {
  const row = await db
    .selectFrom('employer_people')
    .select('invited_at')
    .where('prefecture', '=', employer.prefecture)
    .where('employer_id', '=', employer.id)
    .where('phone_hmac', '=', phone)
    .orderBy('invited_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.invited_at;
}

/** An open invitation, with its sender. */
export async function findInvitation(db: Reader, ref: Ref) {
  return db
    .selectFrom('employer_people as p')
    .innerJoin('employers as e', (join) =>
      join.onRef('e.prefecture', '=', 'p.prefecture').onRef('e.id', '=', 'p.employer_id'),
    )
    .select([
      'p.prefecture',
      'p.id',
      'p.role',
      'p.invited_at',
      'p.invited_by_name',
      'e.name as employer_name',
    ])
    .where('p.prefecture', '=', ref.prefecture)
    .where('p.id', '=', ref.id)
    .where('p.joined_at', 'is', null)
    .where('p.ended_at', 'is', null)
    .executeTakeFirst();
}

/** Keys of the invitations of a phone, oldest first. */
export async function listInvitationRefs(db: Reader, phone: Buffer): Promise<Ref[]> {
  return db
    .selectFrom('employer_invitations')
    .select(['prefecture', 'person_id as id'])
    .where('phone_hmac', '=', phone)
    .orderBy('created_at')
    .orderBy('person_id')
    .execute();
}

export async function insertInvitation(
  trx: Transaction,
  row: InsertObject<DB, 'employer_invitations'>,
): Promise<void> {
  await trx.insertInto('employer_invitations').values(row).execute();
}

export async function deleteInvitation(trx: Transaction, phone: Buffer, personId: string): Promise<void> {
  await trx
    .deleteFrom('employer_invitations')
    .where('phone_hmac', '=', phone)
    .where('person_id', '=', personId)
    .execute();
}

/** Lets go of phones that were asked to act for some employers of one prefecture. */
export async function deleteInvitationsOf(
  trx: Transaction,
  prefecture: string,
  employers: readonly string[],
): Promise<number> {
  const people = await trx
    .selectFrom('employer_people')
    .select('id')
    .where('prefecture', '=', prefecture)
    .where('employer_id', 'in', [...employers])
    .execute();
  if (people.length === 0) return 0;
  const result = await trx
    .deleteFrom('employer_invitations')
    .where('prefecture', '=', prefecture)
    .where(
      'person_id',
      'in',
      people.map(({ id }) => id),
    )
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Digests of the phones of everybody who belongs or belonged to an employer. */
export async function listPhonesOf(db: Reader, employer: Ref): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('employer_people')
    .select('phone_hmac')
    .where('prefecture', '=', employer.prefecture)
    .where('employer_id', '=', employer.id)
    .execute();
  return rows.map(({ phone_hmac: hmac }) => hmac);
}
