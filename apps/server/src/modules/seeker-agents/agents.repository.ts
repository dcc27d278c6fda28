import { sql, type Insertable, type Selectable } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import { byPrefecture, type Ref } from '../../app/ids.ts';

export type AgentRecord = Selectable<DB['seeker_agents']>;

/** An authority with the person it is for. */
export interface ClientRow extends AgentRecord {
  readonly person: string;
  /** Where the person lives. */
  readonly region: string;
}

/** Everybody who acts for a person, was asked to, or did: those in force first, then the latest. */
export async function listAgents(db: Reader, seeker: Ref): Promise<AgentRecord[]> {
  return db
    .selectFrom('seeker_agents')
    .selectAll()
    .where('prefecture', '=', seeker.prefecture)
    .where('seeker_id', '=', seeker.id)
    .orderBy(sql`status = 'ended'`)
    .orderBy('given_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

export async function findAgent(db: Reader, ref: Ref): Promise<AgentRecord | undefined> {
  return db
    .selectFrom('seeker_agents')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .executeTakeFirst();
}

export async function findAgentForUpdate(trx: Transaction, ref: Ref): Promise<AgentRecord | undefined> {
  return trx
    .selectFrom('seeker_agents')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .forUpdate()
    .executeTakeFirst();
}

export async function insertAgent(
  trx: Transaction,
  row: Insertable<DB['seeker_agents']> & { phone_hmac: Buffer },
): Promise<void> {
  await trx.insertInto('seeker_agents').values(row).execute();
  await trx
    .insertInto('agent_phones')
    .values({ phone_hmac: row.phone_hmac, agent_id: row.id, prefecture: row.prefecture })
    .execute();
}

/** Sets whose they are, for some of one prefecture. */
export async function repointAgents(trx: Transaction, keep: Ref, drop: Ref): Promise<number> {
  const result = await trx
    .updateTable('seeker_agents')
    .set({ seeker_id: keep.id, version: sql`version + 1` })
    .where('prefecture', '=', drop.prefecture)
    .where('seeker_id', '=', drop.id)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** The authorities of a phone that are in force or offered, in any prefecture, oldest first. */
export async function listClients(db: Reader, phone: Buffer): Promise<ClientRow[]> {
  const rows: ClientRow[] = [];
  // One query per prefecture, so that each goes to the one place where its rows lie.
  for (const [prefecture, ids] of byPrefecture(await listRefsOfPhones(db, [phone]))) {
    rows.push(
      ...(await db
        .selectFrom('seeker_agents as a')
        .innerJoin('seekers as s', (join) =>
          join.onRef('s.prefecture', '=', 'a.prefecture').onRef('s.id', '=', 'a.seeker_id'),
        )
        .selectAll('a')
        .select(['s.name as person', 's.region_code as region'])
        .where('a.prefecture', '=', prefecture)
        .where('a.id', 'in', ids)
        .where('a.status', '<>', 'ended')
        .where('s.status', 'not in', ['merged', 'erased'])
        .execute()),
    );
  }
  return rows.sort((a, b) => a.given_at.getTime() - b.given_at.getTime() || (a.id < b.id ? -1 : 1));
}

/** Keys of everything that phones were ever asked to, ended ones too. */
export async function listRefsOfPhones(db: Reader, phones: readonly Buffer[]): Promise<Ref[]> {
  if (phones.length === 0) return [];
  return db
    .selectFrom('agent_phones')
    .select(['prefecture', 'agent_id as id'])
    .where('phone_hmac', 'in', [...phones])
    .execute();
}

/** Keys of everybody who acts or acted for some people of one prefecture. */
export async function listRefsOfSeekers(
  db: Reader,
  prefecture: string,
  seekers: readonly string[],
): Promise<Ref[]> {
  return db
    .selectFrom('seeker_agents')
    .select(['prefecture', 'id'])
    .where('prefecture', '=', prefecture)
    .where('seeker_id', 'in', [...seekers])
    .execute();
}

/** Those whose last day is before `today`, and offers that nobody answered since `before`; at most so many. */
export async function listLapsed(db: Reader, today: string, before: Date, limit: number): Promise<Ref[]> {
  return db
    .selectFrom('seeker_agents')
    .select(['prefecture', 'id'])
    .where('status', '<>', 'ended')
    .where((eb) =>
      eb.or([
        eb('valid_until', '<', today),
        eb.and([eb('status', '=', 'offered'), eb('given_at', '<', before)]),
      ]),
    )
    .orderBy('valid_until')
    .limit(limit)
    .execute();
}

/** Those that ended before a moment. */
export async function listEndedBefore(db: Reader, before: Date): Promise<Ref[]> {
  return db
    .selectFrom('seeker_agents')
    .select(['prefecture', 'id'])
    .where('status', '=', 'ended')
    .where('ended_at', '<', before)
    .limit(5_000)
    .execute();
}

/** Takes name, number and paper out of ended ones; returns how many there were. */
export async function blankAgents(trx: Transaction, refs: readonly Ref[]): Promise<number> {
  let blanked = 0;
  for (const [prefecture, ids] of byPrefecture(refs)) {
    const result = await trx
      .updateTable('seeker_agents')
      .set({
        name: '',
        phone_hmac: null,
        phone_cipher: null,
        phone_mask: null,
        paper_number: null,

        version: sql`version + 1`,
      })
      .where('prefecture', '=', prefecture)
      .where('id', 'in', ids)
      .executeTakeFirst();
    blanked += Number(result.numUpdatedRows);
  }
  await deletePhonesOf(trx, refs);
  return blanked;
}

export async function deleteAgents(trx: Transaction, refs: readonly Ref[]): Promise<number> {
  let deleted = 0;
  await deletePhonesOf(trx, refs);
  for (const [prefecture, ids] of byPrefecture(refs)) {
    const result = await trx
      .deleteFrom('seeker_agents')
      .where('prefecture', '=', prefecture)
      .where('id', 'in', ids)
      .executeTakeFirst();
    deleted += Number(result.numDeletedRows);
  }
  return deleted;
}

async function deletePhonesOf(trx: Transaction, refs: readonly Ref[]): Promise<void> {
  for (const [prefecture, ids] of byPrefecture(refs)) {
    await trx
      .deleteFrom('agent_phones')
      .where('prefecture', '=', prefecture)
      .where('agent_id', 'in', ids)
      .execute();
  }
}

/** When a phone was last asked to act for a person. */
export async function findLastAsked(db: Reader, seeker: Ref, phone: Buffer): Promise<Date | undefined> {
  const row = await db
    .selectFrom('seeker_agents')
    .select('given_at')
    .where('prefecture', '=', seeker.prefecture)
    .where('seeker_id', '=', seeker.id)
    .where('phone_hmac', '=', phone)
    .orderBy('given_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.given_at;
}

/** Who acted for whom, by authority, for histories. */
export async function listAgentNames(
  db: Reader,
  refs: readonly Ref[],
): Promise<Array<Ref & { name: string; person: string }>> {
  const rows: Array<Ref & { name: string; person: string }> = [];
  for (const [prefecture, ids] of byPrefecture(refs)) {
    rows.push(
      ...(await db
        .selectFrom('seeker_agents as a')
        .innerJoin('seekers as s', (join) =>
          join.onRef('s.prefecture', '=', 'a.prefecture').onRef('s.id', '=', 'a.seeker_id'),
        )
        .select(['a.prefecture', 'a.id', 'a.name', 's.name as person'])
        .where('a.prefecture', '=', prefecture)
        .where('a.id', 'in', ids)
        .execute()),
    );
  }
  return rows;
}
