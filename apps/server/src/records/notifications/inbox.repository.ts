import { sql, type InsertObject, type Selectable } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import { decodeCursor, TimeCursor } from '../../app/db/cursor.ts';
import type { Ref } from '../../app/ids.ts';

export type InboxRow = Selectable<DB['inbox_items']>;
export interface InboxOwner {
  readonly kind: 'staff' | 'seeker' | 'employer';
  readonly id: string;
}

/** Adds items; an unread item absorbs the next one of its group. */
export async function insertInboxItems(
  trx: Transaction,
  rows: ReadonlyArray<InsertObject<DB, 'inbox_items'>>,
): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .insertInto('inbox_items')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['recipient_kind', 'recipient_id', 'group_key'])
        .where('read_at', 'is', null)
        .doUpdateSet((eb) => ({
          times: sql`inbox_items.times + excluded.times`,
          data: eb.ref('excluded.data'),
          template: eb.ref('excluded.template'),
          about_noun: eb.ref('excluded.about_noun'),
          about_id: eb.ref('excluded.about_id'),
          seeker_prefecture: eb.ref('excluded.seeker_prefecture'),
          seeker_id: eb.ref('excluded.seeker_id'),
          action_ids: sql`inbox_items.action_ids || excluded.action_ids`,
          at: eb.ref('excluded.at'),
        })),
    )
    .execute();
}

/** Which members of staff have an item of a group in their inbox, read or not. */
export async function listHolders(
  db: Reader,
  staffIds: readonly string[],
  group: string,
): Promise<ReadonlySet<string>> {
  if (staffIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('inbox_items')
    .select('recipient_id')
    .where('recipient_kind', '=', 'staff')
    .where('recipient_id', 'in', staffIds)
    .where('group_key', '=', group)
    .execute();
  return new Set(rows.map(({ recipient_id }) => recipient_id));
}

/** Removes from inboxes what moves put there: an item that stands for others as well stays, with a lower count. */
export async function removeInboxItemsOf(trx: Transaction, actionIds: readonly string[]): Promise<void> {
  const caused = sql<boolean>`action_ids && ${actionIds}::uuid[]`;
  await trx.deleteFrom('inbox_items').where(caused).where('times', '=', 1).execute();
  await trx
    .updateTable('inbox_items')
    .set({
      times: sql`times - 1`,
      action_ids: sql`(select coalesce(array_agg(a), '{}') from unnest(action_ids) a where a <> all(${actionIds}::uuid[]))`,
    })
    .where(caused)
    .execute();
}

/** Newest first. */
export async function listInboxItems(
  db: Reader,
  owner: InboxOwner,
  page: { cursor?: string | undefined; limit: number; unread: boolean },
): Promise<InboxRow[]> {
  const after = decodeCursor(page.cursor, TimeCursor);
  return db
    .selectFrom('inbox_items')
    .selectAll()
    .where('recipient_kind', '=', owner.kind)
    .where('recipient_id', '=', owner.id)
    .$if(page.unread, (query) => query.where('read_at', 'is', null))
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('at', 'id'), '<', eb.tuple(new Date(after?.[0] ?? 0), after?.[1] ?? '')),
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
}

/** Marks some items as read, or all up to a moment. */
export async function markInboxRead(
  trx: Transaction,
  owner: InboxOwner,
  which: { readonly ids: readonly string[] } | { readonly until: Date },
  now: Date,
): Promise<void> {
  await trx
    .updateTable('inbox_items')
    .set({ read_at: now })
    .where('recipient_kind', '=', owner.kind)
    .where('recipient_id', '=', owner.id)
    .where('read_at', 'is', null)
    .where((eb) =>
      'ids' in which ? eb('id', '=', sql<string>`any(${which.ids}::uuid[])`) : eb('at', '<=', which.until),
    )
    .execute();
}

export async function deleteInboxOf(trx: Transaction, owner: InboxOwner): Promise<number> {
  const result = await trx
    .deleteFrom('inbox_items')
    .where('recipient_kind', '=', owner.kind)
    .where('recipient_id', '=', owner.id)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Deletes items about a person from other inboxes. */
export async function deleteInboxAbout(trx: Transaction, seeker: Ref): Promise<number> {
  const result = await trx
    .deleteFrom('inbox_items')
    .where('seeker_prefecture', '=', seeker.prefecture)
    .where('seeker_id', '=', seeker.id)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Moves the items of one record to another. */
export async function moveInbox(trx: Transaction, from: InboxOwner, to: InboxOwner): Promise<void> {
  // Two unread items of one group cannot be in one inbox; the dropped record's is the older one.
  await trx
    .deleteFrom('inbox_items as gone')
    .where('gone.recipient_kind', '=', from.kind)
    .where('gone.recipient_id', '=', from.id)
    .where('gone.read_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('inbox_items as kept')
          .select('kept.id')
          .where('kept.recipient_kind', '=', to.kind)
          .where('kept.recipient_id', '=', to.id)
          .where('kept.read_at', 'is', null)
          .whereRef('kept.group_key', '=', 'gone.group_key'),
      ),
    )
    .execute();
  await trx
    .updateTable('inbox_items')
    .set({ recipient_id: to.id })
    .where('recipient_kind', '=', from.kind)
    .where('recipient_id', '=', from.id)
    .execute();
}

export async function dropOldInboxItems(db: Reader, before: Date): Promise<number> {
  const result = await db.deleteFrom('inbox_items').where('at', '<', before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
