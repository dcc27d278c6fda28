import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RouteDefinition } from '@yizhan/contract';
import { z } from 'zod';
import { isPortalVerb } from '@yizhan/domain';
import { PUBLIC, type Actor } from '../../app/actor.ts';
import type { WriteContext } from '../../app/context.ts';
import type { Reader } from '../../app/db/database.ts';
import { AgentEnded, PasswordChangeNeeded, SecondFactorNeeded, SignInNeeded } from '../../app/errors.ts';
import { newId, type Ref } from '../../app/ids.ts';
import { sha256 } from '../../app/security/cipher.ts';
import type { Services } from '../../app/services.ts';
import { findAccount, type AccountRow } from './accounts.repository.ts';
import { assertSamePerson, findAgentActor } from './acting.ts';
import {
  findSessionRow,
  insertSession,
  revokeSessions,
  touchSession,
  updateSession,
  type SessionSubject,
} from './sessions.repository.ts';
import { findEmployerPerson } from './parties.repository.ts';
import { findActiveStaff, listGrants } from './staff.repository.ts';

/** Console and portal keep separate sessions, so that a clerk can try the portal without signing out. */
export type Face = 'console' | 'portal';
const COOKIES = { console: 'yizhan_console', portal: 'yizhan_portal' } as const;

/** A working day for staff; a season for people, who would otherwise have to request a code again. */
const STAFF_SESSION_MS = 12 * 3_600_000;
const ACCOUNT_SESSION_MS = 60 * 24 * 3_600_000;
/** The shortest interval between two writes of `last_seen_at`. */
const SEEN_STEP_MS = 5 * 60_000;

/** Routes that a half-open session (second factor or first password pending) may still use. */
const HALF_OPEN_ROUTES = new Set(['identity.session', 'identity.secondFactor', 'identity.signOut']);
const FIRST_PASSWORD_ROUTES = new Set([...HALF_OPEN_ROUTES, 'identity.changePassword']);

export interface OpenSession {
  readonly sessionId: string;
  readonly face: Face;
  readonly actor: Actor;
  readonly secondFactor: 'off' | 'passed' | 'needed';
  readonly mustChangePassword: boolean;
  /** It acted for a person until that ended meanwhile; the actor is then its owner. */
  readonly actingEnded: boolean;
}

const FaceNamed = z.object({ face: z.enum(['console', 'portal']) });

/**
 * The face of a request: from its header, or from its address where a page cannot send headers (a picture in it), else
 * from the route, else from the cookie present.
 */
export function faceOf(request: FastifyRequest, route: RouteDefinition): Face {
  const header = request.headers['x-yizhan-face'];
  if (header === 'console' || header === 'portal') return header;
  const named = FaceNamed.safeParse(request.query);
  if (named.success) return named.data.face;
  if ('verb' in route.access) {
    if (isPortalVerb(route.access.verb)) return 'portal';
    if (route.access.verb !== 'session.use') return 'console';
  }
  return request.cookies[COOKIES.console] === undefined && request.cookies[COOKIES.portal] !== undefined
    ? 'portal'
    : 'console';
}

/** The session behind a request's cookie, or null. */
export async function findSession(
  services: Services,
  request: FastifyRequest,
  route: RouteDefinition,
): Promise<OpenSession | null> {
  const face = faceOf(request, route);
  const token = request.cookies[COOKIES[face]];
  if (token === undefined || token.length > 100) return null;
  const now = services.clock();
  const session = await findSessionRow(services.db, sha256(token), now);
  if (session === undefined) return null;
  if (now.getTime() - session.last_seen_at.getTime() > SEEN_STEP_MS) {
    await touchSession(services.db, session.id, now);
  }
  if (session.subject_kind === 'staff') {
    const staff = await findStaffActor(services.db, session.subject_id);
    if (staff === null) return null;
    const secondFactor = !staff.hasSecondFactor ? 'off' : session.second_factor_passed ? 'passed' : 'needed';
    return {
      sessionId: session.id,
      face,
      actor: staff.actor,
      secondFactor,
      mustChangePassword: staff.mustChangePassword,
      actingEnded: false,
    };
  }
  const account = await findAccount(services.db, session.subject_id);
  if (account === undefined) return null;
  const { acting_prefecture: prefecture, acting_id: id } = session;
  const isActing = prefecture !== null && id !== null;
  const agent = isActing ? await findAgentActor(services.db, account, { prefecture, id }, now) : null;
  return {
    sessionId: session.id,
    face,
    actor: agent ?? (await accountActor(services.db, account)),
    secondFactor: 'off',
    mustChangePassword: false,
    actingEnded: isActing && agent === null,
  };
}

/**
 * @throws SecondFactorNeeded, PasswordChangeNeeded while the session is only half open; AgentEnded, OtherPerson where
 *   the step would count for somebody else than its page shows
 */
export async function authenticate(
  services: Services,
  request: FastifyRequest,
  route: RouteDefinition,
): Promise<Actor> {
  const session = await findSession(services, request, route);
  if (session === null) return PUBLIC;
  if (session.secondFactor === 'needed' && !HALF_OPEN_ROUTES.has(route.id)) {
    if ('public' in route.access) return PUBLIC;
    throw SecondFactorNeeded();
  }
  if (session.mustChangePassword && !FIRST_PASSWORD_ROUTES.has(route.id) && !('public' in route.access)) {
    throw PasswordChangeNeeded();
  }
  // What anybody may read stays readable.
  if ('public' in route.access && route.method === 'GET') return session.actingEnded ? PUBLIC : session.actor;
  assertSamePerson(request, route, session);
  return session.actor;
}

export async function findStaffActor(
  db: Reader,
  staffId: string,
): Promise<{
  actor: Extract<Actor, { kind: 'staff' }>;
  hasSecondFactor: boolean;
  mustChangePassword: boolean;
} | null> {
  const staff = await findActiveStaff(db, staffId);
  if (staff === undefined) return null;
  const grants = await listGrants(db, staffId);
  return {
    actor: { kind: 'staff', staffId: staff.id, login: staff.login, name: staff.name, grants },
    hasSecondFactor: staff.totp_confirmed_at !== null,
    mustChangePassword: staff.must_change_password,
  };
}

/** The person behind a phone account. For an employer it is one of its people, as long as they belong to it. */
export async function accountActor(
  db: Reader,
  account: AccountRow,
): Promise<Extract<Actor, { kind: 'seeker' | 'employer' }>> {
  const { id: accountId, phone_mask: phoneMask, prefecture, party_id } = account;
  const base = { accountId, phoneMask };
  if (account.kind === 'seeker') return { kind: 'seeker', ...base, prefecture, seekerId: party_id };
  const person =
    prefecture === null || party_id === null
      ? undefined
      : await findEmployerPerson(db, { prefecture, id: party_id }, accountId);
  return person === undefined
    ? { kind: 'employer', ...base, prefecture: null, employerId: null, name: '', role: null }
    : { kind: 'employer', ...base, prefecture, employerId: party_id, ...person };
}

/** Opens a session and sets its cookie; the token itself is never stored. */
export async function openSession(
  ctx: WriteContext,
  reply: FastifyReply,
  subject: SessionSubject,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const id = newId();
  const lifetime = subject.kind === 'staff' ? STAFF_SESSION_MS : ACCOUNT_SESSION_MS;
  await insertSession(ctx.trx, {
    id,
    token_hash: sha256(token),
    subject_kind: subject.kind,
    subject_id: subject.id,
    created_at: ctx.now,
    last_seen_at: ctx.now,
    expires_at: new Date(ctx.now.getTime() + lifetime),
  });
  reply.setCookie(subject.kind === 'staff' ? COOKIES.console : COOKIES.portal, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: ctx.services.config.secureCookies,
    maxAge: lifetime / 1000,
  });
  return id;
}

export async function closeSession(
  ctx: WriteContext,
  reply: FastifyReply,
  session: OpenSession,
): Promise<void> {
  await updateSession(ctx.trx, session.sessionId, { revoked_at: ctx.now });
  reply.clearCookie(COOKIES[session.face], { path: '/' });
}

/**
 * From now on the session behind a request acts under an authority, or for its owner; returns whom it acts as.
 *
 * @throws SignInNeeded, AgentEnded for an authority that is not theirs or does not count
 */
export async function chooseActing(
  ctx: WriteContext,
  request: FastifyRequest,
  route: RouteDefinition,
  authority: Ref | null,
): Promise<Actor> {
  const session = await findSession(ctx.services, request, route);
  if (session === null || !('accountId' in session.actor)) throw SignInNeeded();
  const account = await findAccount(ctx.trx, session.actor.accountId);
  if (account === undefined) throw SignInNeeded();
  const agent = authority === null ? null : await findAgentActor(ctx.trx, account, authority, ctx.now);
  if (authority !== null && agent === null) throw AgentEnded();
  await updateSession(ctx.trx, session.sessionId, {
    acting_prefecture: authority?.prefecture ?? null,
    acting_id: authority?.id ?? null,
  });
  return agent ?? accountActor(ctx.trx, account);
}

/** Signs a phone account out everywhere. */
export async function endAccountSessions(ctx: WriteContext, accountId: string): Promise<void> {
  await revokeSessions(ctx.trx, { kind: 'account', id: accountId }, null, ctx.now);
}
