import { sql, type Insertable, type Updateable } from 'kysely';
import type { MessageLane, MessagePurpose } from '@yizhan/domain';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';
import type { Report } from './drivers/driver.ts';

type MessageChange = Updateable<DB['messages']>;

export async function insertMessages(
  trx: Transaction,
  rows: ReadonlyArray<Insertable<DB['messages']>>,
): Promise<void> {
  if (rows.length > 0) await trx.insertInto('messages').values(rows).execute();
}

/** A claimed message. */
export interface ClaimedMessage {
  readonly id: string;
  readonly lane: string;
  readonly template: string;
  readonly locale: string;
  readonly payload: Buffer | null;
  /** Its former status: one that was `sending` or `asking` lost its holder. */
  readonly was: string;
  /** This time included. */
  readonly attempts: number;
  readonly asks: number;
  readonly attempted_at: Date | null;
  readonly expires_at: Date | null;
  readonly provider_ref: string | null;
}

/**
 * Claims up to `limit` due messages of a lane, until `until`. Several processes may do so at once: a row that another
 * one is claiming is skipped, and one whose holder fell silent is due again when its lease ends.
 */
export async function claimMessages(
  db: Reader,
  lane: MessageLane,
  lease: { readonly by: string; readonly now: Date; readonly until: Date; readonly limit: number },
): Promise<ClaimedMessage[]> {
  const { rows } = await sql<ClaimedMessage>`
    with due as (
      select id, status from messages
      where lane = ${lane} and due_at <= ${lease.now}
      order by due_at, id
      limit ${lease.limit}
      for update skip locked
    )
    update messages m set
      status = case when due.status = 'asking' then 'asking' else 'sending' end,
      reason = null,
      claimed_by = ${lease.by}, claimed_until = ${lease.until}, due_at = ${lease.until},
      attempts = m.attempts + case when due.status = 'asking' then 0 else 1 end,
      asks = m.asks + case when due.status = 'asking' then 1 else 0 end,
      attempted_at = case when due.status in ('waiting', 'held') then ${lease.now} else m.attempted_at end
    from due where m.id = due.id
    returning m.id, m.lane, m.template, m.locale, m.payload, due.status as was, m.attempts, m.asks, m.attempted_at, m.expires_at,
      m.provider_ref`.execute(db);
  return rows;
}

/**
 * Records the outcome of a claimed message. Returns false when the lease was lost: then another process holds it, and
 * its result counts.
 */
export async function settleMessage(
  db: Reader,
  id: string,
  claimedBy: string,
  change: MessageChange,
): Promise<boolean> {
  const result = await db
    .updateTable('messages')
    .set({ ...change, claimed_by: null, claimed_until: null })
    .where('id', '=', id)
    .where('claimed_by', '=', claimedBy)
    .where('status', 'in', ['sending', 'asking'])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Messages queued for each phone between two moments, codes excluded; unsent ones do not count. */
export async function countQueued(
  trx: Transaction,
  phones: readonly Buffer[],
  day: { readonly from: Date; readonly before: Date },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ phone: Buffer; n: number }>`
    select phone_hmac as phone, count(*)::int as n from messages
    where phone_hmac = any(${phones}::bytea[])
      and created_at >= ${new Date(day.from.getTime() - DAY_MS)}
      and coalesce(not_before, created_at) >= ${day.from} and coalesce(not_before, created_at) < ${day.before}
      and lane <> 'code' and status not in ('refused', 'cancelled', 'dead')
    group by phone_hmac`.execute(trx);
  return new Map(rows.map(({ phone, n }) => [phone.toString('hex'), n]));
}

const DAY_MS = 86_400_000;

/** Codes sent to a phone since a moment. */
export async function countCodes(trx: Transaction, phone: Buffer, since: Date): Promise<number> {
  const { n } = await trx
    .selectFrom('messages')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('phone_hmac', '=', phone)
    .where('created_at', '>=', since)
    .where('lane', '=', 'code')
    .executeTakeFirstOrThrow();
  return n;
}

/** Whether a message of a topic has left the house since a moment. */
export async function hasLeftSince(trx: Transaction, topic: string, since: Date): Promise<boolean> {
  const found = await trx
    .selectFrom('messages')
    .select('id')
    .where('topic', '=', topic)
    .where('created_at', '>=', since)
    .where('status', 'in', LEFT)
    .executeTakeFirst();
  return found !== undefined;
}

/** Statuses of messages that have left the house, or may have. */
const LEFT = ['sending', 'asking', 'sent', 'delivered', 'undelivered', 'unknown'] as const;
const STILL_HERE = ['waiting', 'held'] as const;

type Cancelled = 'taken_back' | 'superseded' | 'erased';
type Refused = 'no_phone' | 'no_consent' | 'do_not_contact' | 'record_closed';

/** Cancels the waiting messages of a topic. */
export async function cancelTopic(trx: Transaction, topic: string, now: Date): Promise<void> {
  await trx
    .updateTable('messages')
    .set(ended('cancelled', 'superseded', now))
    .where('topic', '=', topic)
    .where('status', 'in', STILL_HERE)
    .execute();
}

/** Cancels the waiting messages of some moves. */
export async function cancelOfActions(
  trx: Transaction,
  actions: readonly string[],
  now: Date,
): Promise<void> {
  await trx
    .updateTable('messages')
    .set(ended('cancelled', 'taken_back', now))
    .where('action_id', 'in', actions)
    .where('status', 'in', STILL_HERE)
    .execute();
}

/**
 * Whether a message of some moves has left. Waiting ones are locked first, so that the delivery skips them until the
 * write ends, and the answer stays true.
 */
export async function hasLeftOfActions(trx: Transaction, actions: readonly string[]): Promise<boolean> {
  await trx
    .selectFrom('messages')
    .select('id')
    .where('action_id', 'in', actions)
    .where('status', 'in', STILL_HERE)
    .orderBy('id')
    .forUpdate()
    .execute();
  const found = await trx
    .selectFrom('messages')
    .select('id')
    .where('action_id', 'in', actions)
    .where('status', 'in', LEFT)
    .executeTakeFirst();
  return found !== undefined;
}

/** Refuses waiting messages for a person or employer: for one purpose, or for all. */
export async function refuseWaiting(
  trx: Transaction,
  party: Ref,
  { reason, purpose }: { readonly reason: Refused; readonly purpose: MessagePurpose | null },
  now: Date,
): Promise<void> {
  await trx
    .updateTable('messages')
    .set(ended('refused', reason, now))
    .where('prefecture', '=', party.prefecture)
    .where('party_id', '=', party.id)
    .where('status', 'in', STILL_HERE)
    .where('lane', '<>', 'code')
    .where((eb) => eb.and(purpose === null ? [] : [eb('purpose', '=', purpose)]))
    .execute();
}

/** Texts and numbers of a record's waiting messages, locked, so that the delivery skips them until the write ends. */
export async function listWaitingOf(
  trx: Transaction,
  party: Ref,
): Promise<Array<{ id: string; payload: Buffer }>> {
  return trx
    .selectFrom('messages')
    .select(['id', 'payload'])
    .where('prefecture', '=', party.prefecture)
    .where('party_id', '=', party.id)
    .where('status', 'in', STILL_HERE)
    .where('payload', 'is not', null)
    .orderBy('id')
    .$narrowType<{ payload: Buffer }>()
    .forUpdate()
    .execute();
}

/** Sends a waiting message to another phone. */
export async function redirectMessage(
  trx: Transaction,
  id: string,
  to: { readonly payload: Buffer; readonly hmac: Buffer; readonly mask: string },
): Promise<void> {
  await trx
    .updateTable('messages')
    .set({ payload: to.payload, phone_hmac: to.hmac, phone_mask: to.mask })
    .where('id', '=', id)
    .execute();
}

function ended(status: 'cancelled' | 'refused', reason: Cancelled | Refused, now: Date) {
  return { status, reason, due_at: null, settled_at: now };
}

/** Puts a message that ended without being sent back into its lane. Returns false when it no longer exists. */
export async function requeueMessage(trx: Transaction, id: string, now: Date): Promise<boolean> {
  const result = await trx
    .updateTable('messages')
    .set({
      status: 'waiting',
      reason: null,
      due_at: now,
      not_before: null,
      attempts: 0,
      asks: 0,
      last_error: null,
      provider_ref: null,
      sent_at: null,
      settled_at: null,
    })
    .where('id', '=', id)
    .where('status', 'in', ['dead', 'unknown', 'undelivered'])
    .where('payload', 'is not', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * Records a provider's later reports on messages. Delivered ones stay delivered, and messages that were never to be
 * sent are left alone.
 */
export async function applyReports(
  trx: Transaction,
  provider: string,
  reports: readonly Report[],
  now: Date,
) {
  for (const report of reports) {
    const isOurs = report.id !== undefined && UUID.test(report.id);
    await trx
      .updateTable('messages')
      .set((eb) => ({
        status: report.state,
        reason: null,
        due_at: null,
        claimed_by: null,
        claimed_until: null,
        settled_at: now,
        sent_at: eb.fn.coalesce('sent_at', eb.val(now)),
        last_error: report.state === 'delivered' ? null : report.why.slice(0, 300),
      }))
      .where((eb) =>
        isOurs
          ? eb('id', '=', report.id ?? '')
          : eb.and([eb('provider', '=', provider), eb('provider_ref', '=', report.providerRef ?? '')]),
      )
      .where('status', 'not in', ['delivered', 'refused', 'cancelled'])
      .execute();
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Accepted messages without a report: asked about after 3 minutes, half an hour and 5 hours. */
export async function listUnreported(db: Reader, provider: string, now: Date, limit: number) {
  const { rows } = await sql<{
    id: string;
    template: string;
    payload: Buffer;
    attempted_at: Date | null;
    provider_ref: string | null;
  }>`
    select id, template, payload, attempted_at, provider_ref from messages
    where status = 'sent' and provider = ${provider} and payload is not null and asks < 3
      and sent_at > ${new Date(now.getTime() - 2 * DAY_MS)}
      and sent_at + make_interval(secs => 180 * 10 ^ asks) <= ${now}
    order by sent_at limit ${limit}`.execute(db);
  return rows;
}

/** Counts one question about an accepted message, with its answer if there was one. */
export async function settleUnreported(
  db: Reader,
  id: string,
  answer: Pick<MessageChange, 'status' | 'last_error'>,
): Promise<void> {
  await db
    .updateTable('messages')
    .set({ ...answer, asks: sql`asks + 1` })
    .where('id', '=', id)
    .where('status', '=', 'sent')
    .execute();
}

/**
 * Messages that ended badly within a time: given up, or with unknown outcome. A code that arrived too late is not
 * counted.
 */
export async function countStuck(db: Reader, from: Date, before: Date): Promise<number> {
  const { n } = await db
    .selectFrom('messages')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('settled_at', '>=', from)
    .where('settled_at', '<', before)
    .where('status', 'in', ['dead', 'unknown'])
    .where((eb) => eb.or([eb('reason', 'is', null), eb('reason', '<>', 'expired')]))
    .executeTakeFirstOrThrow();
  return n;
}

/**
 * Drops data no longer needed: of a code everything that leads to its phone after `codesBefore`, of other messages text
 * and number after `textsBefore`. The message's existence and outcome stay.
 */
export async function dropPayloads(
  db: Reader,
  before: { readonly codes: Date; readonly texts: Date },
): Promise<number> {
  const codes = await db
    .updateTable('messages')
    .set({ payload: null })
    .where('lane', '=', 'code')
    .where('payload', 'is not', null)
    .where('settled_at', '<', before.codes)
    .executeTakeFirst();
  const texts = await db
    .updateTable('messages')
    .set({ payload: null, phone_hmac: null })
    .where((eb) => eb.or([eb('payload', 'is not', null), eb('phone_hmac', 'is not', null)]))
    .where('settled_at', '<', before.texts)
    .executeTakeFirst();
  return Number(codes.numUpdatedRows + texts.numUpdatedRows);
}

/** The phones (as HMAC) to which messages of a record went. */
export async function phonesOf(trx: Transaction, party: Ref): Promise<Buffer[]> {
  const rows = await trx
    .selectFrom('messages')
    .select('phone_hmac')
    .distinct()
    .where('prefecture', '=', party.prefecture)
    .where('party_id', '=', party.id)
    .where('phone_hmac', 'is not', null)
    .execute();
  return rows.flatMap(({ phone_hmac }) => (phone_hmac === null ? [] : [phone_hmac]));
}

/** What is left of an erased message: its existence, time and outcome. */
const ERASED = {
  payload: null,
  phone_hmac: null,
  phone_mask: null,
  party_kind: null,
  party_id: null,
  about_noun: null,
  about_id: null,
  topic: null,
  provider_ref: null,
  last_error: null,
  created_by_id: sql<string | null>`case when created_by_kind = 'staff' then created_by_id end`,
  created_by_name: sql<string>`case when created_by_kind = 'staff' then created_by_name else '' end`,
};

/** Empties the messages of a record; waiting ones are cancelled. */
export async function eraseMessagesOfParty(trx: Transaction, party: Ref, now: Date): Promise<number> {
  await cancelForErasure(trx, now, (query) =>
    query.where('prefecture', '=', party.prefecture).where('party_id', '=', party.id),
  );
  const result = await trx
    .updateTable('messages')
    .set(ERASED)
    .where('prefecture', '=', party.prefecture)
    .where('party_id', '=', party.id)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Empties the messages to some phones that belong to no other record: codes. */
export async function eraseMessagesOfPhones(
  trx: Transaction,
  phones: readonly Buffer[],
  now: Date,
): Promise<number> {
  if (phones.length === 0) return 0;
  await cancelForErasure(trx, now, (query) =>
    query.where('phone_hmac', 'in', phones).where('party_id', 'is', null),
  );
  const result = await trx
    .updateTable('messages')
    .set(ERASED)
    .where('phone_hmac', 'in', phones)
    .where('party_id', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

async function cancelForErasure(
  trx: Transaction,
  now: Date,
  narrow: (query: ReturnType<typeof waitingMessages>) => ReturnType<typeof waitingMessages>,
): Promise<void> {
  await narrow(waitingMessages(trx))
    .set(ended('cancelled', 'erased', now))
    .execute();
}

function waitingMessages(trx: Transaction) {
  return trx.updateTable('messages').where('status', 'in', STILL_HERE);
}
