import { sql, type InsertObject, type UpdateObject } from 'kysely';
import type { Grant, StaffRole } from '@yizhan/domain';
import type { Actor } from '../../app/actor.ts';
import { type DB, type Reader, type Transaction } from '../../app/db/database.ts';
import { newId } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { takenFromGrant, verbsOfTaken } from './grants.sql.ts';

export interface StaffRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly disabled_at: Date | null;
  readonly totp_confirmed_at: Date | null;
  readonly version: number;
  readonly last_seen_at: Date | null;
  readonly phone_mask: string | null;
}

/** By id, in no order. */
export async function findStaffRows(db: Reader, ids: readonly string[]): Promise<StaffRow[]> {
  return db
    .selectFrom('staff')
    .select(['staff.id', 'login', 'name', 'disabled_at', 'totp_confirmed_at', 'version', 'phone_mask'])
    .select((eb) =>
      eb
        .selectFrom('sessions')
        .select(sql<Date | null>`max(last_seen_at)`.as('seen'))
        .whereRef('sessions.subject_id', '=', 'staff.id')
        .as('last_seen_at'),
    )
    .where('staff.id', 'in', [...ids])
    .execute();
}

export async function findStaffRow(db: Reader, id: string): Promise<StaffRow | undefined> {
  return db
    .selectFrom('staff')
    .select(['id', 'login', 'name', 'disabled_at', 'totp_confirmed_at', 'version', 'phone_mask'])
    .select(sql<Date | null>`null::timestamptz`.as('last_seen_at'))
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Logins of all staff in the network. */
export async function listLogins(db: Reader): Promise<string[]> {
  const rows = await db.selectFrom('staff').select('login').execute();
  return rows.map(({ login }) => login);
}

/** The account with a login, open or not. */
export async function findStaffByLogin(db: Reader, login: string): Promise<{ id: string } | undefined> {
  return db.selectFrom('staff').select('id').where('login', '=', login.toLowerCase()).executeTakeFirst();
}

/** The columns needed for signing in. */
export async function findStaffForSignIn(trx: Transaction, login: string) {
  return trx
    .selectFrom('staff')
    .select(['id', 'password_hash', 'failed_sign_ins', 'locked_until', 'disabled_at'])
    .where('login', '=', login.toLowerCase())
    .forUpdate()
    .executeTakeFirst();
}

/** State of the second factor of an account. */
export async function findSecondFactorForUpdate(trx: Transaction, id: string) {
  return trx
    .selectFrom('staff')
    .select(['totp_secret', 'totp_confirmed_at', 'totp_last_step', 'failed_sign_ins', 'locked_until'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** An account that is not disabled. */
export async function findActiveStaff(db: Reader, id: string) {
  return db
    .selectFrom('staff')
    .select(['id', 'login', 'name', 'totp_confirmed_at', 'must_change_password'])
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
}

export async function insertStaff(trx: Transaction, row: InsertObject<DB, 'staff'>): Promise<void> {
  await trx.insertInto('staff').values(row).execute();
}

/** False when there is no such account. */
export async function updateStaffRow(
  trx: Transaction,
  id: string,
  change: UpdateObject<DB, 'staff'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('staff')
    .set(change)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** False when the account is gone or has another version by now. */
export async function updateStaffVersion(
  trx: Transaction,
  id: string,
  version: number,
  change: {
    name: string;
    disabled_at: Date | null;
    updated_at: Date;
    phone_hmac?: Buffer | null;
    phone_mask?: string | null;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('staff')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function listGrants(db: Reader, staffId: string): Promise<Grant[]> {
  const rows = await db
    .selectFrom('staff_grants as g')
    .select(['g.role', 'g.region_code', 'g.site_id', takenFromGrant.as('taken')])
    .where('g.staff_id', '=', staffId)
    .orderBy('g.created_at')
    .orderBy('g.id')
    .execute();
  return rows.map((row) => ({
    role: row.role as StaffRole,
    region: row.region_code,
    siteId: row.site_id,
    without: verbsOfTaken(row.taken),
  }));
}

/** Gives an account exactly these grants. Those that it has already stay as they are, with who gave them when. */
export async function replaceGrants(
  trx: Transaction,
  staffId: string,
  grants: readonly Grant[],
  by: Actor,
  now: Date,
): Promise<void> {
  const held = await trx
    .selectFrom('staff_grants')
    .select(['id', 'role', 'region_code', 'site_id'])
    .where('staff_id', '=', staffId)
    .execute();
  const gone = held.filter(
    (row) =>
      !grants.some(
        (grant) =>
          grant.role === row.role && grant.region === row.region_code && grant.siteId === row.site_id,
      ),
  );
  if (gone.length > 0) {
    const ids = gone.map(({ id }) => id);
    await trx.deleteFrom('staff_grants').where('staff_id', '=', staffId).where('id', 'in', ids).execute();
  }
  for (const grant of grants) {
    await trx
      .insertInto('staff_grants')
      .values({
        id: newId(),
        staff_id: staffId,
        role: grant.role,
        region_code: grant.region,
        site_id: grant.siteId,
        created_at: now,
        ...stamped('granted', by),
      })
      .onConflict((conflict) => conflict.constraint('staff_grants_are_unique').doNothing())
      .execute();
  }
}
