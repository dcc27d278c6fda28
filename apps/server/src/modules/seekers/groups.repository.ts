import type { InsertObject } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

/** Whether a person holds a group on a day or later. */
export async function holdsGroup(db: Reader, ref: Ref, group: string, from: string): Promise<boolean> {
  const row = await db
    .selectFrom('seeker_groups')
    .select('id')
    .where('prefecture', '=', ref.prefecture)
    .where('seeker_id', '=', ref.id)
    .where('group', '=', group)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>=', from)]))
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertGroup(trx: Transaction, row: InsertObject<DB, 'seeker_groups'>): Promise<void> {
  await trx.insertInto('seeker_groups').values(row).execute();
}

/** Ends a membership on its last day; the group, or null when the person has no such membership. */
export async function endMembership(
  trx: Transaction,
  ref: Ref,
  id: string,
  { lastDay, reason }: { lastDay: string; reason: string },
): Promise<string | null> {
  const ended = await trx
    .updateTable('seeker_groups')
    .set({ valid_until: lastDay, ended_reason: reason })
    .where('prefecture', '=', ref.prefecture)
    .where('seeker_id', '=', ref.id)
    .where('id', '=', id)
    .returning('group')
    .executeTakeFirst();
  return ended?.group ?? null;
}
