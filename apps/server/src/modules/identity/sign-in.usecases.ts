import { randomInt, timingSafeEqual } from 'node:crypto';
import { CODE_MINUTES, maskPhone, normalisePhone, shanghaiDate, shanghaiInstant } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { newId } from '../../app/ids.ts';
import { sha256 } from '../../app/security/cipher.ts';
import { hashPassword, passwordMatches } from '../../app/security/passwords.ts';
import { countCodes, tellPhone } from '../../records/notifications/index.ts';
import {
  CodesSpent,
  CodeTooSoon,
  CodeWrong,
  MobileNeeded,
  SignInLocked,
  SignInWrong,
} from './identity.errors.ts';
import { LOCK_MS, MAX_FAILED, staffOnly } from './lock.ts';
import { closeOtherSessions } from './sessions.ts';
import { auditSignIn } from './staff-trail.ts';

const CODE_PAUSE_MS = 60_000;
const CODE_ATTEMPTS = 5;
/** To one phone, whatever it signs in as: more would be somebody else's doing. */
const CODES_A_DAY = 20;
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
    await auditSignIn(ctx, 'session.refused', staff.id);
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
  const day = shanghaiDate(ctx.now);
  if ((await countCodes(ctx.trx, hmac, shanghaiInstant(day))) >= CODES_A_DAY) throw CodesSpent();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const expiresAt = new Date(ctx.now.getTime() + CODE_MINUTES * 60_000);
  await ctx.trx
    .insertInto('sign_in_codes')
    .values({
      id: newId(),
      kind: input.as,
      phone_hmac: hmac,
      code_hash: sha256(`${phone}:${code}`),
      created_at: ctx.now,
      expires_at: expiresAt,
    })
    .execute();
  await tellPhone(ctx, 'sign_in.code', phone, { code, minutes: CODE_MINUTES });
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

/** Sets a new password after the old one was given; every other session of the account ends. */
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
  await auditSignIn(ctx, 'staff.password_changed', actor.staffId);
}
