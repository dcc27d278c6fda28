import { randomBytes, timingSafeEqual } from 'node:crypto';
import { sha256 } from '../../app/security/cipher.ts';

/** What a key consists of: a name by which anybody may recognise it, and the secret. */
interface KeyParts {
  readonly prefix: string;
  readonly secret: string;
}

/** Recognised by scanners for secrets that were published by mistake. */
const MARK = 'yzk';
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
const PREFIX_LETTERS = 8;
/** 43 letters of 55: 248 bits. */
const SECRET_LETTERS = 43;
const KEY = new RegExp(`^${MARK}_([${LETTERS}]{${PREFIX_LETTERS}})_([${LETTERS}]{${SECRET_LETTERS}})$`);

export function newKey(): KeyParts & { readonly text: string } {
  const prefix = letters(PREFIX_LETTERS);
  const secret = letters(SECRET_LETTERS);
  return { prefix, secret, text: `${MARK}_${prefix}_${secret}` };
}

/** Null for a text that is no key. */
export function parseKey(text: string): KeyParts | null {
  const [, prefix, secret] = KEY.exec(text) ?? [];
  return prefix === undefined || secret === undefined ? null : { prefix, secret };
}

/** A secret of so many random bits needs no slow hash. */
export function hashSecret(secret: string): Buffer {
  return sha256(secret);
}

/** Takes as long for a wrong secret as for a right one. */
export function secretMatches(secret: string, hash: Buffer): boolean {
  return timingSafeEqual(hashSecret(secret), hash);
}

function letters(count: number): string {
  let text = '';
  // Bytes above the last whole multiple would favour the first letters.
  const most = 256 - (256 % LETTERS.length);
  while (text.length < count)
    for (const byte of randomBytes(count)) if (byte < most) text += LETTERS[byte % LETTERS.length] ?? '';
  return text.slice(0, count);
}
