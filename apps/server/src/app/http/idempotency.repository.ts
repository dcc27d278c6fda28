import { sql, type SqlBool } from 'kysely';
import type { Transaction } from '../db/database.ts';

/** The sender of a write, and the key under which it takes effect once. */
export interface KeyOwner {
  /** Kind and id of the actor. */
  readonly actor: string;
  readonly key: string;
}

/** Claims a key for a request; false when an earlier one has it. Waits for the commit of a concurrent one. */
export async function claimKey(
  trx: Transaction,
  owner: KeyOwner,
  request: { readonly route: string; readonly hash: Buffer; readonly now: Date },
): Promise<boolean> {
  const claimed = await trx
    .insertInto('idempotency_keys')
    .values({
      ...owner,
      route: request.route,
      request_hash: request.hash,
      reply: null,
      created_at: request.now,
    })
    .onConflict((conflict) => conflict.columns(['actor', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  return claimed !== undefined;
}

/** The request and reply stored under a claimed key. @throws Error when it is not claimed */
export function getKeyedReply(
  trx: Transaction,
  { actor, key }: KeyOwner,
): Promise<{ request_hash: Buffer; reply: Buffer | null }> {
  return trx
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'reply'])
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
}

/** Stores a sealed reply, with the public ids of the records it mentions. */
export async function keepReply(
  trx: Transaction,
  { actor, key }: KeyOwner,
  kept: { readonly reply: Buffer; readonly records: string[] },
): Promise<void> {
  await trx
    .updateTable('idempotency_keys')
    .set(kept)
    .where('actor', '=', actor)
    .where('key', '=', key)
    .execute();
}

/** Drops stored replies to an actor, and those that mention some records; a repeated request gets AnsweredAlready. */
export async function dropReplies(
  trx: Transaction,
  of: { readonly actors: readonly string[]; readonly records: readonly string[] },
): Promise<number> {
  const result = await trx
    .updateTable('idempotency_keys')
    .set({ reply: null, records: [] })
    .where((eb) =>
      eb.or([
        eb('actor', 'in', of.actors.length === 0 ? [''] : [...of.actors]),
        sql<SqlBool>`records && ${[...of.records]}::text[]`,
      ]),
    )
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
