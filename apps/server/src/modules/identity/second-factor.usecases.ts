import { Secret, TOTP } from 'otpauth';
import QRCode from 'qrcode';
import type { StaffActor } from '../../app/actor.ts';
import type { WriteContext } from '../../app/context.ts';
import { SecondFactorOn, SecondFactorWrong, SignInLocked } from './identity.errors.ts';
import { LOCK_MS, MAX_FAILED, staffOnly } from './lock.ts';
import { updateSession } from './sessions.repository.ts';
import { findSecondFactorForUpdate, updateStaffRow } from './staff.repository.ts';
import { auditSignIn } from './staff-trail.ts';
import { checkPassword } from './sign-in.usecases.ts';

const TOTP_STEP_SECONDS = 30;

/** Creates a new secret; it counts only after `confirmSecondFactor`. */
export async function beginSecondFactor(
  ctx: WriteContext,
): Promise<{ secret: string; uri: string; qrSvg: string }> {
  const actor = staffOnly(ctx.actor);
  const staff = await findSecondFactorForUpdate(ctx.trx, actor.staffId);
  // Re-enrolling would disable the second factor without asking for the password.
  if (staff === undefined || staff.totp_confirmed_at !== null) throw SecondFactorOn();
  const secret = new Secret({ size: 20 });
  await updateStaffRow(ctx.trx, actor.staffId, {
    totp_secret: ctx.services.cipher.encrypt(secret.base32),
    totp_confirmed_at: null,
    totp_last_step: null,
  });
  await auditSignIn(ctx, 'staff.second_factor_begun', actor.staffId);
  const uri = totp(secret.base32, actor.login).toString();
  return { secret: secret.base32, uri, qrSvg: await QRCode.toString(uri, { type: 'svg', margin: 1 }) };
}

export async function confirmSecondFactor(ctx: WriteContext, sessionId: string, code: string): Promise<void> {
  const actor = staffOnly(ctx.actor);
  await spendTotp(ctx, actor, code);
  await updateStaffRow(ctx.trx, actor.staffId, { totp_confirmed_at: ctx.now });
  await updateSession(ctx.trx, sessionId, { second_factor_passed: true });
  await auditSignIn(ctx, 'staff.second_factor_on', actor.staffId);
}

export async function passSecondFactor(ctx: WriteContext, sessionId: string, code: string): Promise<void> {
  const actor = staffOnly(ctx.actor);
  await spendTotp(ctx, actor, code);
  await updateSession(ctx.trx, sessionId, { second_factor_passed: true });
  await auditSignIn(ctx, 'session.second_factor_passed', actor.staffId);
}

export async function removeSecondFactor(ctx: WriteContext, password: string): Promise<void> {
  const actor = staffOnly(ctx.actor);
  await checkPassword(ctx, actor.login, password);
  await updateStaffRow(ctx.trx, actor.staffId, {
    totp_secret: null,
    totp_confirmed_at: null,
    totp_last_step: null,
  });
  await auditSignIn(ctx, 'staff.second_factor_off', actor.staffId);
}

function totp(secret: string, login: string): TOTP {
  return new TOTP({ issuer: 'Yizhan', label: login, secret, period: TOTP_STEP_SECONDS });
}

/** A code counts once: its time step must be later than the last one used. Wrong tries count towards the lock. */
async function spendTotp(ctx: WriteContext, actor: StaffActor, code: string): Promise<void> {
  const staff = await findSecondFactorForUpdate(ctx.trx, actor.staffId);
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
    await updateStaffRow(ctx.trx, actor.staffId, {
      failed_sign_ins: locked ? 0 : failed,
      locked_until: locked ? new Date(timestamp + LOCK_MS) : null,
    });
    throw SecondFactorWrong({}, { keepWrites: true });
  }
  await updateStaffRow(ctx.trx, actor.staffId, { totp_last_step: step, failed_sign_ins: 0 });
}
