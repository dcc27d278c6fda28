import type { Actor, StaffActor } from '../../app/actor.ts';
import { AccessDenied } from '../../app/errors.ts';

/** Consecutive wrong passwords or codes after which an account is locked, and for how long. */
export const MAX_FAILED = 5;
export const LOCK_MS = 15 * 60_000;

/** The signed-in member of staff. @throws AccessDenied for anybody else */
export function staffOnly(actor: Actor): StaffActor {
  if (actor.kind !== 'staff') throw AccessDenied();
  return actor;
}
