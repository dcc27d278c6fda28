import type { FastifyRequest } from 'fastify';
import type { HandlerReply, partnerRoutes, RouteDefinition } from '@yizhan/contract';
import { keyStateOn, shanghaiDate } from '@yizhan/domain';
import type { Actor } from '../../app/actor.ts';
import type { AnyContext } from '../../app/context.ts';
import { bearerOf } from '../../app/http/bearer.ts';
import type { Services } from '../../app/services.ts';
import { KeyMeter } from './key-meter.ts';
import { hashSecret, parseKey, secretMatches } from './key-text.ts';
import { findKeyByPrefix, touchKey, type CallingKey } from './keys.repository.ts';
import {
  KeyExpired,
  KeyNeeded,
  KeyNotHere,
  KeyRevoked,
  KeyTooOften,
  KeyWrong,
  PartnerOver,
  PartnerPaused,
} from './partners.errors.ts';
import { listGrantsOf } from './partners.repository.ts';
import { grantViews } from './partners.views.ts';

/** Compared with where no key has the prefix, so that both take as long. */
const NOBODYS = hashSecret('');
const meters = new WeakMap<Services, KeyMeter>();

/**
 * The partner that calls with the key of the request. Nothing is remembered between two requests: a key that was
 * revoked, a partner that was paused or a verb that was taken away counts with the next one. Cookies are not looked at,
 * and no session is opened.
 *
 * @throws KeyWrong, KeyRevoked, KeyExpired, PartnerPaused, PartnerOver, KeyTooOften, KeyNotHere
 */
export async function authenticatePartner(
  services: Services,
  text: string,
  route: RouteDefinition,
): Promise<Actor> {
  const key = await getCallingKey(services, text);
  if (!meterOf(services).mayCall(key.id, key.per_minute, services.clock()))
    throw KeyTooOften({ limit: key.per_minute });
  if ('public' in route.access && /^\/session(\/|$)/.test(route.path)) throw KeyNotHere();
  const today = shanghaiDate(services.clock());
  if (key.last_used_on !== today) await touchKey(services.db, key.id, today);
  return {
    kind: 'partner',
    partnerId: key.partner_id,
    name: key.name,
    grants: (await listGrantsOf(services.db, [key.partner_id])).get(key.partner_id) ?? [],
  };
}

/** Only whoever has the whole key is told why it does not work. */
async function getCallingKey(services: Services, text: string): Promise<CallingKey> {
  const parts = parseKey(text);
  if (parts === null) throw KeyWrong();
  const key = await findKeyByPrefix(services.db, parts.prefix);
  const matches = secretMatches(parts.secret, key?.secret_hash ?? NOBODYS);
  if (key === undefined || !matches) throw KeyWrong();
  const state = keyStateOn(
    { lastDay: key.last_day, revoked: key.revoked_at !== null },
    shanghaiDate(services.clock()),
  );
  if (state === 'revoked') throw KeyRevoked();
  if (state === 'expired') throw KeyExpired({ day: key.last_day });
  if (key.status === 'paused') throw PartnerPaused();
  if (key.status === 'ended') throw PartnerOver();
  return key;
}

/** What a key may do, for the partner that holds it. @throws KeyNeeded */
export async function describeOwnKey(
  ctx: AnyContext,
  request: FastifyRequest,
): Promise<HandlerReply<(typeof partnerRoutes)['own']>> {
  const text = bearerOf(request);
  if (ctx.actor.kind !== 'partner' || text === null) throw KeyNeeded();
  const key = await getCallingKey(ctx.services, text);
  return {
    name: key.name,
    grants: grantViews(ctx, ctx.actor.grants),
    perMinute: key.per_minute,
    key: { label: key.label, prefix: key.prefix, lastDay: key.last_day },
  };
}

function meterOf(services: Services): KeyMeter {
  const known = meters.get(services);
  if (known !== undefined) return known;
  const made = new KeyMeter();
  meters.set(services, made);
  return made;
}
