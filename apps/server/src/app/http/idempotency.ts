import type { FastifyRequest } from 'fastify';
import type { RouteDefinition } from '@yizhan/contract';
import { actorStamp } from '../actor.ts';
import type { WriteContext } from '../context.ts';
import { AnsweredAlready, KeyReused } from '../errors.ts';
import { claimKey, getKeyedReply, keepReply, type KeyOwner } from './idempotency.repository.ts';
import { BodyUnreadable } from './problems.ts';

const MAX_KEY_LENGTH = 200;
/** Public ids of records, anywhere in a reply. */
const RECORD_ID = /"(\d{4}-[1-9A-HJ-NP-Za-km-z]{22})"/g;

export function idempotencyKey(request: FastifyRequest): string | null {
  const header = request.headers['idempotency-key'];
  if (typeof header !== 'string' || header === '') return null;
  if (header.length > MAX_KEY_LENGTH) throw BodyUnreadable();
  return header;
}

/**
 * A second request with the same key waits for the first one's commit and gets its reply.
 *
 * @throws KeyReused when it requests something else, AnsweredAlready when the first reply must not be given twice
 */
export async function claimOnce(
  ctx: WriteContext,
  route: RouteDefinition,
  key: string,
  input: unknown,
): Promise<{ key: KeyOwner; reply?: unknown }> {
  const stamp = actorStamp(ctx.actor);
  const owner = {
    actor: `${stamp.kind}:${stamp.id ?? ctx.services.cipher.hmac('code', 'public').toString('hex').slice(0, 8)}`,
    key,
  };
  // Keyed: the request may contain a phone number, and there are few enough of those to try them all.
  const hash = ctx.services.cipher.hmac('request', `${route.id}\n${JSON.stringify(input)}`);
  if (await claimKey(ctx.trx, owner, { route: route.id, hash, now: ctx.now })) return { key: owner };
  const earlier = await getKeyedReply(ctx.trx, owner);
  if (!earlier.request_hash.equals(hash)) throw KeyReused();
  if (earlier.reply === null) throw AnsweredAlready();
  return { key: owner, reply: ctx.services.cipher.decryptJson(earlier.reply) };
}

/** Stores a reply for a second request, sealed, with the records that it or the request mentions. */
export async function keepAnswer(
  ctx: WriteContext,
  owner: KeyOwner,
  input: unknown,
  reply: unknown,
): Promise<void> {
  const text = JSON.stringify(reply);
  const both = `${JSON.stringify(input)}${text}`;
  const records = new Set(Array.from(both.matchAll(RECORD_ID), ([, id = '']) => id));
  await keepReply(ctx.trx, owner, { reply: ctx.services.cipher.encrypt(text), records: [...records] });
}
