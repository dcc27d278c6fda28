import { randomInt, timingSafeEqual } from 'node:crypto';
import { CODE_MINUTES, maskPhone, normalisePhone, shanghaiDate, shanghaiInstant } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { sha256 } from '../../app/security/cipher.ts';
import { hashPassword, passwordMatches } from '../../app/security/passwords.ts';
import { regradePerson } from '../../records/countables/index.ts';
import { LOCKS } from '../../records/flow/locks.ts';
import { countCodes, tellPhone } from '../../records/notifications/index.ts';
import { linkAccount, openAccount } from './accounts.repository.ts';
import {
  CodesSpent,
  CodeTooSoon,
  CodeWrong,
  MobileNeeded,
  SignInLocked,
  SignInWrong,
} from './identity.errors.ts';
import { LOCK_MS, MAX_FAILED, staffOnly } from './lock.ts';
import { findSeekerOfPhone } from './parties.repository.ts';
import { revokeSessions } from './sessions.repository.ts';
import { findCodeForUpdate, findLastSent, insertCode, updateCode } from './sign-in-codes.repository.ts';
import { findStaffForSignIn, updateStaffRow } from './staff.repository.ts';
import { auditSignIn } from './staff-trail.ts';

const CODE_PAUSE_MS = 60_000;
const CODE_ATTEMPTS = 5;
/** Per phone, whatever it signs in as: more would be another person's doing. */
const CODES_A_DAY = 20;
/** Compared with when the login does not exist, so that both answers take the same time. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$GpZ3sK/oH9p7VIiV56G/64Zo/8GaUw434IimaPqxwCo';

/** Checks login and password; returns the account's id. Failures are counted even though the reply is an error. */
export async function checkPassword(ctx: WriteContext, login: string, password: string): Promise<string> {
  const staff = await findStaffForSignIn(ctx.trx, login);
  if (staff === undefined || staff.disabled_at !== null) {
    await passwordMatches(password, NOBODYS_HASH);
    throw SignInWrong();
  }
  if (staff.locked_until !== null && staff.locked_until > ctx.now) {
    throw SignInLocked({ minutes: Math.ceil((staff.locked_until.getTime() - ctx.now.getTime()) / 60_000) });
  }
  if (!(await passwordMatches(password, staff.password_hash))) {
    const failed = staff.failed_sign_ins + 1;
    await updateStaffRow(
      ctx.trx,
      staff.id,
      failed >= MAX_FAILED
        ? { failed_sign_ins: 0, locked_until: new Date(ctx.now.getTime() + LOCK_MS) }
        : { failed_sign_ins: failed },
    );
    await auditSignIn(ctx, 'session.refused', staff.id);
    throw SignInWrong({}, { keepWrites: true });
  }
  await updateStaffRow(ctx.trx, staff.id, { failed_sign_ins: 0, locked_until: null });
  return staff.id;
}

/** Sends a six-digit code to a mobile. Returns the code itself only in demonstration mode. */
export async function requestPhoneCode(
  ctx: WriteContext,
  input: { phone: string; as: 'seeker' | 'employer' },
): Promise<{ retryAfter: number; code: string }> {
  const { phone, hmac } = mobile(ctx, input.phone);
  const sent = await findLastSent(ctx.trx, { kind: input.as, hmac });
  const pause = sent === undefined ? 0 : CODE_PAUSE_MS - (ctx.now.getTime() - sent.getTime());
  if (pause > 0) throw CodeTooSoon({ seconds: Math.ceil(pause / 1000) });
  const day = shanghaiDate(ctx.now);
  if ((await countCodes(ctx.trx, hmac, shanghaiInstant(day))) >= CODES_A_DAY) throw CodesSpent();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const expiresAt = new Date(ctx.now.getTime() + CODE_MINUTES * 60_000);
  await insertCode(
    ctx.trx,
    { kind: input.as, hmac },
    { code_hash: sha256(`${phone}:${code}`), created_at: ctx.now, expires_at: expiresAt },
  );
  await tellPhone(ctx, 'sign_in.code', phone, { code, minutes: CODE_MINUTES });
  return { retryAfter: CODE_PAUSE_MS / 1000, code };
}

/** Checks a code and finds or creates the account of the phone; returns the account's id. */
export async function checkPhoneCode(
  ctx: WriteContext,
  input: { phone: string; as: 'seeker' | 'employer'; code: string },
): Promise<string> {
  const { phone, hmac } = mobile(ctx, input.phone);
  const sent = await findCodeForUpdate(ctx.trx, { kind: input.as, hmac }, ctx.now);
  if (sent === undefined || sent.attempts >= CODE_ATTEMPTS) throw CodeWrong();
  if (!timingSafeEqual(sent.code_hash, sha256(`${phone}:${input.code}`))) {
    await updateCode(ctx.trx, sent.id, { attempts: sent.attempts + 1 });
    throw CodeWrong({}, { keepWrites: true });
  }
  await updateCode(ctx.trx, sent.id, { used_at: ctx.now });
  const account = await openAccount(ctx.trx, {
    kind: input.as,
    phone_hmac: hmac,
    phone_cipher: ctx.services.cipher.encrypt(phone),
    phone_mask: maskPhone(phone),
    created_at: ctx.now,
  });
  if (account.party_id === null && input.as === 'seeker') {
    // Staff may have registered this person before; the phone leads to the same record.
    const known = await findSeekerOfPhone(ctx.trx, hmac);
    if (known !== undefined) {
      await linkAccount(ctx.trx, account.id, known);
      await ctx.services.use(LOCKS.seeker)(ctx.trx, known);
      await regradePerson(ctx, known);
    }
  }
  return account.id;
}

function mobile(ctx: WriteContext, text: string): { phone: string; hmac: Buffer } {
  const result = normalisePhone(text);
  if (!result.ok || result.phone.kind !== 'mobile') throw MobileNeeded();
  return { phone: result.phone.number, hmac: ctx.services.cipher.hmac('phone', result.phone.number) };
}

/** Sets a new password after checking the old one; every other session of the account ends. */
export async function changePassword(
  ctx: WriteContext,
  sessionId: string,
  input: { current: string; next: string },
): Promise<void> {
  const actor = staffOnly(ctx.actor);
  await checkPassword(ctx, actor.login, input.current);
  await updateStaffRow(ctx.trx, actor.staffId, {
    password_hash: await hashPassword(input.next),
    must_change_password: false,
    updated_at: ctx.now,
  });
  await revokeSessions(ctx.trx, { kind: 'staff', id: actor.staffId }, sessionId, ctx.now);
  await auditSignIn(ctx, 'staff.password_changed', actor.staffId);
}
