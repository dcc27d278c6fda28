import { randomInt, timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import QRCode from 'qrcode';
import { sql } from 'kysely';
import { normalisePhone, maskPhone, type Grant } from '@yizhan/domain';
import type { z } from 'zod';
import type { GrantInput, StaffCreate, StaffUpdate } from '@yizhan/contract';
import { may, type Actor, type StaffActor } from '../../app/actor.ts';
import type { WriteContext } from '../../app/context.ts';
import { violatedConstraint } from '../../app/db/database.ts';
import { AccessDenied, OutOfRegion, RecordChanged } from '../../app/errors.ts';
import { fromShortId, newId, shortId } from '../../app/ids.ts';
import { sendMessage } from '../../app/outbox.ts';
import { sha256 } from '../../app/security/cipher.ts';
import { hashPassword, passwordMatches } from '../../app/security/passwords.ts';
import { REGIONS } from '../reference/index.ts';
import { findSitePlace } from '../sites/index.ts';
import {
  CodeTooSoon,
  CodeWrong,
  GrantBeyondOwn,
  LoginTaken,
  MobileNeeded,
  SecondFactorWrong,
  SignInLocked,
  SignInWrong,
  StaffUnknown,
} from './identity.errors.ts';
import { closeOtherSessions, readGrants } from './sessions.ts';

const MAX_FAILED = 5;
const LOCK_MS = 15 * 60_000;
const CODE_LIFE_MS = 10 * 60_000;
const CODE_PAUSE_MS = 60_000;
const CODE_ATTEMPTS = 5;
const TOTP_STEP_SECONDS = 30;
/** Compared against when the login does not exist, so that both answers take the same time. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$GpZ3sK/oH9p7VIiV56G/64Zo/8GaUw434IimaPqxwCo';

/** Checks login and password; returns the account's id. Failures are counted even though the answer is an error. */
export async function checkPassword(ctx: WriteContext, login: string, password: string): Promise<string> {
  const staff = await ctx.trx
    .selectFrom('staff')
    .select(['id', 'password_hash', 'failed_sign_ins', 'locked_until', 'disabled_at'])
    .where('login', '=', login.toLowerCase())
    .forUpdate()
    .executeTakeFirst();
  if (staff === undefined || staff.disabled_at !== null) {
    await passwordMatches(password, NOBODYS_HASH);
    throw SignInWrong();
  }
  if (staff.locked_until !== null && staff.locked_until > ctx.now) {
    throw SignInLocked({ minutes: Math.ceil((staff.locked_until.getTime() - ctx.now.getTime()) / 60_000) });
  }
  if (!(await passwordMatches(password, staff.password_hash))) {
    const failed = staff.failed_sign_ins + 1;
    await ctx.trx
      .updateTable('staff')
      .set(
        failed >= MAX_FAILED
          ? { failed_sign_ins: 0, locked_until: new Date(ctx.now.getTime() + LOCK_MS) }
          : { failed_sign_ins: failed },
      )
      .where('id', '=', staff.id)
      .execute();
    await ctx.audit({ action: 'session.refused', entity: { kind: 'staff', id: shortId(staff.id) } });
    throw SignInWrong({}, { keepWrites: true });
  }
  await ctx.trx
    .updateTable('staff')
    .set({ failed_sign_ins: 0, locked_until: null })
    .where('id', '=', staff.id)
    .execute();
  return staff.id;
}

/** Sends a six-digit code to a mobile. Returns the code itself only for demonstration mode. */
export async function requestPhoneCode(
  ctx: WriteContext,
  input: { phone: string; as: 'seeker' | 'employer' },
): Promise<{ retryAfter: number; code: string }> {
  const { phone, hmac } = mobile(ctx, input.phone);
  const latest = await ctx.trx
    .selectFrom('sign_in_codes')
    .select('created_at')
    .where('kind', '=', input.as)
    .where('phone_hmac', '=', hmac)
    .where('used_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (latest !== undefined && ctx.now.getTime() - latest.created_at.getTime() < CODE_PAUSE_MS) {
    throw CodeTooSoon({
      seconds: Math.ceil((CODE_PAUSE_MS - (ctx.now.getTime() - latest.created_at.getTime())) / 1000),
    });
  }
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await ctx.trx
    .insertInto('sign_in_codes')
    .values({
      id: newId(),
      kind: input.as,
      phone_hmac: hmac,
      code_hash: sha256(`${phone}:${code}`),
      created_at: ctx.now,
      expires_at: new Date(ctx.now.getTime() + CODE_LIFE_MS),
    })
    .execute();
  await sendMessage(ctx, {
    phone,
    text:
      ctx.locale === 'en'
        ? `${code} is your sign-in code, valid for 10 minutes. Do not give it to anybody.`
        : `登录验证码：${code}，10分钟内有效。请不要告诉别人。`,
  });
  return { retryAfter: CODE_PAUSE_MS / 1000, code };
}

/** Checks a code and finds or opens the account of the phone; returns the account's id. */
export async function checkPhoneCode(
  ctx: WriteContext,
  input: { phone: string; as: 'seeker' | 'employer'; code: string },
): Promise<string> {
  const { phone, hmac } = mobile(ctx, input.phone);
  const sent = await ctx.trx
    .selectFrom('sign_in_codes')
    .select(['id', 'code_hash', 'attempts'])
    .where('kind', '=', input.as)
    .where('phone_hmac', '=', hmac)
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .orderBy('created_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  if (sent === undefined || sent.attempts >= CODE_ATTEMPTS) throw CodeWrong();
  if (!timingSafeEqual(sent.code_hash, sha256(`${phone}:${input.code}`))) {
    await ctx.trx
      .updateTable('sign_in_codes')
      .set({ attempts: sent.attempts + 1 })
      .where('id', '=', sent.id)
      .execute();
    throw CodeWrong({}, { keepWrites: true });
  }
  await ctx.trx.updateTable('sign_in_codes').set({ used_at: ctx.now }).where('id', '=', sent.id).execute();
  await ctx.trx
    .insertInto('accounts')
    .values({
      id: newId(),
      kind: input.as,
      phone_hmac: hmac,
      phone_cipher: ctx.services.cipher.encrypt(phone),
      phone_mask: maskPhone(phone),
      created_at: ctx.now,
    })
    .onConflict((conflict) => conflict.constraint('accounts_phone_is_unique').doNothing())
    .execute();
  const account = await ctx.trx
    .selectFrom('accounts')
    .selectAll()
    .where('kind', '=', input.as)
    .where('phone_hmac', '=', hmac)
    .executeTakeFirstOrThrow();
  if (account.party_id === null && input.as === 'seeker') {
    // Staff may have registered this person before; the phone leads to the same record.
    const known = await ctx.trx
      .selectFrom('person_keys')
      .select(['prefecture', 'seeker_id'])
      .where('kind', '=', 'phone')
      .where('value_hmac', '=', hmac)
      .executeTakeFirst();
    if (known !== undefined) {
      await ctx.trx
        .updateTable('accounts')
        .set({ prefecture: known.prefecture, party_id: known.seeker_id })
        .where('id', '=', account.id)
        .execute();
    }
  }
  return account.id;
}

function mobile(ctx: WriteContext, text: string): { phone: string; hmac: Buffer } {
  const result = normalisePhone(text);
  if (!result.ok || result.phone.kind !== 'mobile') throw MobileNeeded();
  return { phone: result.phone.number, hmac: ctx.services.cipher.hmac('phone', result.phone.number) };
}

/** Opens a staff account. The first password must be changed unless `firstPassword` is false (first run). */
export async function createStaff(
  ctx: WriteContext,
  input: z.output<typeof StaffCreate>,
  options: { firstPassword: boolean } = { firstPassword: true },
): Promise<string> {
  const grants = await resolveGrants(ctx, input.grants);
  const id = newId();
  try {
    await ctx.trx
      .insertInto('staff')
      .values({
        id,
        login: input.login,
        name: input.name,
        password_hash: await hashPassword(input.password),
        must_change_password: options.firstPassword,
        created_at: ctx.now,
        updated_at: ctx.now,
      })
      .execute();
  } catch (error) {
    if (violatedConstraint(error) === 'staff_login_is_unique') throw LoginTaken();
    throw error;
  }
  await writeGrants(ctx, id, grants);
  await ctx.audit({
    action: 'staff.created',
    entity: { kind: 'staff', id: shortId(id) },
    region: grants[0]?.region ?? null,
    summary: { login: input.login, roles: grants.map((grant) => `${grant.role}@${grant.region}`) },
  });
  return id;
}

export async function updateStaff(
  ctx: WriteContext,
  id: string,
  input: z.output<typeof StaffUpdate>,
): Promise<void> {
  const own = await readGrants(ctx.trx, id);
  assertManages(ctx.actor, own);
  const grants = await resolveGrants(ctx, input.grants);
  const updated = await ctx.trx
    .updateTable('staff')
    .set({
      name: input.name,
      disabled_at: input.disabled ? ctx.now : null,
      version: sql`version + 1`,
      updated_at: ctx.now,
    })
    .where('id', '=', id)
    .where('version', '=', input.version)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) {
    const exists = await ctx.trx.selectFrom('staff').select('id').where('id', '=', id).executeTakeFirst();
    throw exists === undefined ? StaffUnknown() : RecordChanged();
  }
  await ctx.trx.deleteFrom('staff_grants').where('staff_id', '=', id).execute();
  await writeGrants(ctx, id, grants);
  if (input.disabled) await closeOtherSessions(ctx, { kind: 'staff', id }, null);
  await ctx.audit({
    action: 'staff.updated',
    entity: { kind: 'staff', id: shortId(id) },
    region: grants[0]?.region ?? null,
    summary: { disabled: input.disabled, roles: grants.map((grant) => `${grant.role}@${grant.region}`) },
  });
}

export async function resetPassword(ctx: WriteContext, id: string, password: string): Promise<void> {
  const own = await readGrants(ctx.trx, id);
  assertManages(ctx.actor, own);
  const updated = await ctx.trx
    .updateTable('staff')
    .set({
      password_hash: await hashPassword(password),
      must_change_password: true,
      failed_sign_ins: 0,
      locked_until: null,
      updated_at: ctx.now,
    })
    .where('id', '=', id)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw StaffUnknown();
  await closeOtherSessions(ctx, { kind: 'staff', id }, null);
  await ctx.audit({
    action: 'staff.password_reset',
    entity: { kind: 'staff', id: shortId(id) },
    region: own[0]?.region ?? null,
  });
}

export async function changePassword(
  ctx: WriteContext,
  sessionId: string,
  input: { current: string; next: string },
): Promise<void> {
  const actor = staffOnly(ctx.actor);
  await checkPassword(ctx, actor.login, input.current);
  await ctx.trx
    .updateTable('staff')
    .set({ password_hash: await hashPassword(input.next), must_change_password: false, updated_at: ctx.now })
    .where('id', '=', actor.staffId)
    .execute();
  await closeOtherSessions(ctx, { kind: 'staff', id: actor.staffId }, sessionId);
  await ctx.audit({
    action: 'staff.password_changed',
    entity: { kind: 'staff', id: shortId(actor.staffId) },
  });
}

/** Makes a new secret; it counts only after `confirmSecondFactor`. */
export async function beginSecondFactor(
  ctx: WriteContext,
): Promise<{ secret: string; uri: string; qrSvg: string }> {
  const actor = staffOnly(ctx.actor);
  const secret = new Secret({ size: 20 });
  await ctx.trx
    .updateTable('staff')
    .set({
      totp_secret: ctx.services.cipher.encrypt(secret.base32),
      totp_confirmed_at: null,
      totp_last_step: null,
    })
    .where('id', '=', actor.staffId)
    .execute();
  await ctx.audit({
    action: 'staff.second_factor_begun',
    entity: { kind: 'staff', id: shortId(actor.staffId) },
  });
  const uri = totp(secret.base32, actor.login).toString();
  return { secret: secret.base32, uri, qrSvg: await QRCode.toString(uri, { type: 'svg', margin: 1 }) };
}

export async function confirmSecondFactor(ctx: WriteContext, sessionId: string, code: string): Promise<void> {
  const actor = staffOnly(ctx.actor);
  await spendTotp(ctx, actor, code);
  await ctx.trx
    .updateTable('staff')
    .set({ totp_confirmed_at: ctx.now })
    .where('id', '=', actor.staffId)
    .execute();
  await ctx.trx
    .updateTable('sessions')
    .set({ second_factor_passed: true })
    .where('id', '=', sessionId)
    .execute();
  await ctx.audit({
    action: 'staff.second_factor_on',
    entity: { kind: 'staff', id: shortId(actor.staffId) },
  });
}

export async function passSecondFactor(ctx: WriteContext, sessionId: string, code: string): Promise<void> {
  const actor = staffOnly(ctx.actor);
  await spendTotp(ctx, actor, code);
  await ctx.trx
    .updateTable('sessions')
    .set({ second_factor_passed: true })
    .where('id', '=', sessionId)
    .execute();
  await ctx.audit({
    action: 'session.second_factor_passed',
    entity: { kind: 'staff', id: shortId(actor.staffId) },
  });
}

export async function removeSecondFactor(ctx: WriteContext, password: string): Promise<void> {
  const actor = staffOnly(ctx.actor);
  await checkPassword(ctx, actor.login, password);
  await ctx.trx
    .updateTable('staff')
    .set({ totp_secret: null, totp_confirmed_at: null, totp_last_step: null })
    .where('id', '=', actor.staffId)
    .execute();
  await ctx.audit({
    action: 'staff.second_factor_off',
    entity: { kind: 'staff', id: shortId(actor.staffId) },
  });
}

function totp(secret: string, login: string): TOTP {
  return new TOTP({ issuer: 'Yizhan', label: login, secret, period: TOTP_STEP_SECONDS });
}

/** A code counts once: its time step must be later than the last one used. Wrong tries count towards the lock. */
async function spendTotp(ctx: WriteContext, actor: StaffActor, code: string): Promise<void> {
  const staff = await ctx.trx
    .selectFrom('staff')
    .select(['totp_secret', 'totp_last_step', 'failed_sign_ins', 'locked_until'])
    .where('id', '=', actor.staffId)
    .forUpdate()
    .executeTakeFirst();
  if (staff === undefined || staff.totp_secret === null) throw SecondFactorWrong();
  if (staff.locked_until !== null && staff.locked_until > ctx.now) {
    throw SignInLocked({ minutes: Math.ceil((staff.locked_until.getTime() - ctx.now.getTime()) / 60_000) });
  }
  const timestamp = ctx.now.getTime();
  const delta = totp(ctx.services.cipher.decrypt(staff.totp_secret), actor.login).validate({
    token: code,
    timestamp,
    window: 1,
  });
  const step = Math.floor(timestamp / 1000 / TOTP_STEP_SECONDS) + (delta ?? 0);
  if (delta === null || (staff.totp_last_step !== null && step <= staff.totp_last_step)) {
    const failed = staff.failed_sign_ins + 1;
    const locked = failed >= MAX_FAILED;
    await ctx.trx
      .updateTable('staff')
      .set({
        failed_sign_ins: locked ? 0 : failed,
        locked_until: locked ? new Date(timestamp + LOCK_MS) : null,
      })
      .where('id', '=', actor.staffId)
      .execute();
    throw SecondFactorWrong({}, { keepWrites: true });
  }
  await ctx.trx
    .updateTable('staff')
    .set({ totp_last_step: step, failed_sign_ins: 0 })
    .where('id', '=', actor.staffId)
    .execute();
}

/** The signed-in member of staff. @throws AccessDenied for anybody else */
function staffOnly(actor: Actor): StaffActor {
  if (actor.kind !== 'staff') throw AccessDenied();
  return actor;
}

/**
 * Grants as stored. A site grant reaches the county of the site (see `grantsAllow`). Nobody grants beyond what he
 * holds himself: the region must lie within his, and only an administrator makes administrators.
 */
async function resolveGrants(
  ctx: WriteContext,
  inputs: ReadonlyArray<z.output<typeof GrantInput>>,
): Promise<Grant[]> {
  const regions = ctx.services.use(REGIONS);
  const grants: Grant[] = [];
  for (const input of inputs) {
    let region = input.region;
    let siteId: string | null = null;
    if (input.siteId !== null) {
      const place = await findSitePlace(ctx, fromShortId(input.siteId));
      siteId = place.id;
      region = place.regionCode.slice(0, 6);
    } else if (region !== '') {
      regions.need(region);
    }
    const grant: Grant = { role: input.role, region, siteId };
    if (!mayGrant(ctx.actor, grant)) throw GrantBeyondOwn();
    grants.push(grant);
  }
  return grants;
}

/** From narrow to wide; a grantor may give roles up to the widest he holds over the place. */
const RANK: Readonly<Record<Grant['role'], number>> = {
  operator: 0,
  site_staff: 0,
  site_manager: 1,
  auditor: 1,
  county_officer: 2,
  prefecture_officer: 3,
  province_officer: 4,
  administrator: 5,
};

function mayGrant(actor: Actor, grant: Grant): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'staff') return false;
  return actor.grants.some(
    (held) =>
      may({ ...actor, grants: [held] }, 'staff.manage') &&
      grant.region.startsWith(held.region) &&
      RANK[grant.role] <= RANK[held.role],
  );
}

/** An account is managed by whoever may grant everything it holds. @throws OutOfRegion */
function assertManages(actor: Actor, grants: readonly Grant[]): void {
  if (!managesAll(actor, grants)) throw OutOfRegion();
}

export function managesAll(actor: Actor, grants: readonly Grant[]): boolean {
  return grants.every((grant) => mayGrant(actor, grant));
}

async function writeGrants(ctx: WriteContext, staffId: string, grants: readonly Grant[]): Promise<void> {
  for (const grant of grants) {
    await ctx.trx
      .insertInto('staff_grants')
      .values({
        id: newId(),
        staff_id: staffId,
        role: grant.role,
        region_code: grant.region,
        site_id: grant.siteId,
        created_at: ctx.now,
      })
      .onConflict((conflict) => conflict.constraint('staff_grants_are_unique').doNothing())
      .execute();
  }
}
