import type { Reader, Transaction } from '../../app/db/database.ts';

/** What tells whether two accounts of staff belong to one person, or one could be used by the other. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly phone_hmac: Buffer | null;
  readonly person_id: string | null;
  readonly password_giver_id: string | null;
  readonly password_set_at: Date | null;
}

export async function findPersons(
  db: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KnownPerson>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name', 'phone_hmac', 'person_id', 'password_giver_id', 'password_set_at'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Names of other accounts of the same person: declared, or with the same phone. */
export async function listSamePerson(
  db: Reader,
  id: string,
): Promise<Array<{ id: string; name: string; login: string; declared: boolean }>> {
  const own = (await findPersons(db, [id])).get(id);
  if (own === undefined) return [];
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name', 'login', 'person_id'])
    .where('id', '<>', id)
    .where((eb) =>
      eb.or([
        ...(own.phone_hmac === null ? [] : [eb('phone_hmac', '=', own.phone_hmac)]),
        ...(own.person_id === null ? [] : [eb('person_id', '=', own.person_id)]),
      ]),
    )
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    login: row.login,
    declared: own.person_id !== null && row.person_id === own.person_id,
  }));
}

/** Declares accounts to be one person's, or no longer. */
export async function setPerson(
  trx: Transaction,
  ids: readonly string[],
  personId: string | null,
): Promise<void> {
  await trx
    .updateTable('staff')
    .set({ person_id: personId })
    .where('id', 'in', [...ids])
    .execute();
}
