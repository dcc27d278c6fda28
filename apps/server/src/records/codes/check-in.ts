import { timingSafeEqual } from 'node:crypto';
import type { CodeKind } from '@yizhan/domain';
import type { Cipher } from '../../app/security/cipher.ts';

/** How long one code is shown. The one before it still counts, for whoever scanned it as it changed. */
const STEP_MS = 30_000;
const TOLERANCE = 1;
/** Of the signature; 96 bits cannot be guessed within a minute. */
const MAC_BYTES = 12;
const FORM = /^(site|vacancy|paper)\.([\w-]{21,27})\.([0-9a-z]{1,9})\.([\w-]{16})$/;

/** Where somebody checks in, by the id in the address of its page. */
interface CheckInTarget {
  readonly kind: CodeKind;
  readonly id: string;
}
type ReadCheckIn =
  | { readonly state: 'current'; readonly target: CheckInTarget }
  /** Signed by us, but shown before. */
  | { readonly state: 'old' }
  | { readonly state: 'false' };

/** The code that a screen at the target shows at an instant, and until when it does. */
export function checkInCode(cipher: Cipher, target: CheckInTarget, at: Date): { code: string; until: Date } {
  const step = stepOf(at);
  return {
    code: `${target.kind}.${target.id}.${step.toString(36)}.${sign(cipher, target, step).toString('base64url')}`,
    until: new Date((step + 1) * STEP_MS),
  };
}

/** Whether a code was shown at its target just now. Its signature binds it to target and time; it holds nothing else. */
export function readCheckIn(cipher: Cipher, code: string, at: Date): ReadCheckIn {
  const [, kind, id = '', stepText = '', mac = ''] = FORM.exec(code) ?? [];
  if (kind !== 'site' && kind !== 'vacancy' && kind !== 'paper') return { state: 'false' };
  const target: CheckInTarget = { kind, id };
  const step = Number.parseInt(stepText, 36);
  if (!timingSafeEqual(sign(cipher, target, step), Buffer.from(mac, 'base64url'))) return { state: 'false' };
  const age = stepOf(at) - step;
  return age >= 0 && age <= TOLERANCE ? { state: 'current', target } : { state: 'old' };
}

const stepOf = (at: Date): number => Math.floor(at.getTime() / STEP_MS);

function sign(cipher: Cipher, { kind, id }: CheckInTarget, step: number): Buffer {
  return cipher.hmac('check_in', `${kind}:${id}:${step}`).subarray(0, MAC_BYTES);
}
