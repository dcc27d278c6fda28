import { sql, type Selectable } from 'kysely';
import { inRegions, type DB, type Reader } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

export type MessageRow = Selectable<DB['messages']>;

/** The caller's scope: region prefixes and sites. */
export interface MessageScope {
  readonly regions: readonly string[];
  readonly sites: readonly string[];
}

/** By id, in no order. */
export async function findMessageRows(db: Reader, ids: readonly string[]): Promise<MessageRow[]> {
  return db
    .selectFrom('messages')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
}

/** Number of messages by day and outcome; days in Shanghai. */
export async function countMessageDays(
  db: Reader,
  scope: MessageScope,
  period: { readonly from: Date; readonly before: Date },
): Promise<Array<{ day: string; status: string; count: number }>> {
  const day = sql<string>`to_char(created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;
  return db
    .selectFrom('messages')
    .select([day.as('day'), 'status', sql<number>`count(*)::int`.as('count')])
    .where(inRegions('region_code', scope.regions, { column: 'site_id', ids: scope.sites }))
    .where('created_at', '>=', period.from)
    .where('created_at', '<', period.before)
    .groupBy([day, 'status'])
    .orderBy('day', 'desc')
    .orderBy('status')
    .execute();
}

export async function findMessageRow(db: Reader, id: string): Promise<MessageRow | undefined> {
  return db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The latest messages of a person or employer, newest first. */
export async function listMessagesOf(db: Reader, party: Ref, limit: number): Promise<MessageRow[]> {
  return db
    .selectFrom('messages')
    .selectAll()
    .where('prefecture', '=', party.prefecture)
    .where('party_id', '=', party.id)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
