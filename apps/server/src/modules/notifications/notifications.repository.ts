import { sql, type Selectable } from 'kysely';
import type { MessageLane, MessageStatus } from '@yizhan/domain';
import { decodeCursor, TimeCursor } from '../../app/db/cursor.ts';
import { inRegions, type DB, type Reader } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

export type MessageRow = Selectable<DB['messages']>;

/** Where the caller may look: region prefixes and sites. */
export interface MessageScope {
  readonly regions: readonly string[];
  readonly sites: readonly string[];
}

export interface MessageFilter {
  readonly status?: readonly MessageStatus[] | undefined;
  readonly lane?: MessageLane | undefined;
  readonly template?: string | undefined;
  readonly from: Date | null;
  readonly before: Date | null;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Newest first. */
export async function listMessageRows(
  db: Reader,
  scope: MessageScope,
  filter: MessageFilter,
): Promise<MessageRow[]> {
  const after = decodeCursor(filter.cursor, TimeCursor);
  return db
    .selectFrom('messages')
    .selectAll()
    .where(inRegions('region_code', scope.regions, { column: 'site_id', ids: scope.sites }))
    .$if(filter.status !== undefined, (query) => query.where('status', 'in', filter.status ?? []))
    .$if(filter.lane !== undefined, (query) => query.where('lane', '=', filter.lane ?? ''))
    .$if(filter.template !== undefined, (query) => query.where('template', '=', filter.template ?? ''))
    .$if(filter.from !== null, (query) => query.where('created_at', '>=', filter.from ?? new Date(0)))
    .$if(filter.before !== null, (query) => query.where('created_at', '<', filter.before ?? new Date(0)))
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(new Date(after?.[0] ?? 0), after?.[1] ?? '')),
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

/** How many messages of each day ended how; days of Shanghai. */
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
