import { sql } from 'kysely';
import type { Database, Reader, Transaction } from '../../app/db/database.ts';

/** Parts removed at a time: about 16 MB. */
const SOME = 8;

/** The parts of a memory one after the other; ends where one is missing. */
export async function* readMemory(db: Reader, roundId: string): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part += 1) {
    const row = await db
      .selectFrom('round_memory')
      .select('bytes')
      .where('round_id', '=', roundId)
      .where('part', '=', part)
      .executeTakeFirst();
    if (row === undefined) return;
    yield row.bytes;
  }
}

/** Stores a part of a round's memory. False, without storing it, when somebody has ended the round meanwhile. */
export async function saveMemoryPart(
  db: Database,
  roundId: string,
  part: number,
  bytes: Uint8Array,
): Promise<boolean> {
  // As for checkpoints: the lock makes a concurrent end of the round wait until there is something to drop.
  const { numAffectedRows } = await sql`insert into round_memory (round_id, part, bytes)
    select id, ${part}::integer, ${Buffer.from(bytes)}::bytea from matching_rounds
    where id = ${roundId} and state in ('running', 'publishing') for share
    on conflict (round_id, part) do update set bytes = excluded.bytes`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function dropMemory(db: Database | Transaction, roundId: string): Promise<void> {
  await db.deleteFrom('round_memory').where('round_id', '=', roundId).execute();
}

/** Removes some parts of a round's memory. Returns how many. */
export async function dropSomeMemory(db: Database | Transaction, roundId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from round_memory where round_id = ${roundId}::uuid and part in (
      select part from round_memory where round_id = ${roundId}::uuid order by part limit ${SOME})`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0);
}

/** Ended rounds, not visible to readers, that still have a memory. */
export async function listForgotten(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from matching_rounds m
    where m.state in ('superseded', 'cancelled', 'failed')
      and exists (select from round_memory r where r.round_id = m.id)
      and not exists (select from published_rounds p where p.round_id = m.id)
    order by m.created_at`.execute(db);
  return rows.map(({ id }) => id);
}
