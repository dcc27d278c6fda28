import { sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor } from '../../app/db/cursor.ts';
import { inRegions, type Reader } from '../../app/db/database.ts';

export interface StaffRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly disabled_at: Date | null;
  readonly totp_confirmed_at: Date | null;
  readonly version: number;
  readonly last_seen_at: Date | null;
}

const LoginCursor = z.tuple([z.string()]);

/** Accounts that hold a grant in one of the regions, by login. */
export async function listStaffRows(
  db: Reader,
  filter: {
    regions: readonly string[];
    q?: string | undefined;
    siteId?: string | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<StaffRow[]> {
  const after = decodeCursor(filter.cursor, LoginCursor);
  let query = db
    .selectFrom('staff')
    .select(['staff.id', 'login', 'name', 'disabled_at', 'totp_confirmed_at', 'version'])
    .select((eb) =>
      eb
        .selectFrom('sessions')
        .select(sql<Date | null>`max(last_seen_at)`.as('seen'))
        .whereRef('sessions.subject_id', '=', 'staff.id')
        .as('last_seen_at'),
    )
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('staff_grants')
          .select('staff_grants.id')
          .whereRef('staff_grants.staff_id', '=', 'staff.id')
          .where(inRegions('staff_grants.region_code', filter.regions))
          .$if(filter.siteId !== undefined, (inner) => inner.where('site_id', '=', filter.siteId ?? '')),
      ),
    )
    .orderBy('login')
    .limit(filter.limit + 1);
  if (after !== null) query = query.where('login', '>', after[0]);
  if (filter.q !== undefined && filter.q !== '') {
    const like = `%${filter.q.replaceAll(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) => eb.or([eb('login', 'ilike', like), eb('name', 'ilike', like)]));
  }
  return query.execute();
}

export async function findStaffRow(db: Reader, id: string): Promise<StaffRow | undefined> {
  return db
    .selectFrom('staff')
    .select(['id', 'login', 'name', 'disabled_at', 'totp_confirmed_at', 'version'])
    .select(sql<Date | null>`null::timestamptz`.as('last_seen_at'))
    .where('id', '=', id)
    .executeTakeFirst();
}
