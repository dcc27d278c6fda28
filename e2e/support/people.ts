import { randomInt } from 'node:crypto';

/**
 * An unused mobile number: a server that already existed keeps what earlier runs left. The demonstration's own numbers
 * lie below 1990000xxxx.
 */
export function newPhone(): string {
  return `199${String(randomInt(10_000_000, 99_999_999))}`;
}

/** Chinese digits of a random number, for unique names and titles. */
export function newMark(): string {
  return [...String(randomInt(1000, 9999))]
    .map((digit) => '零一二三四五六七八九'.charAt(Number(digit)))
    .join('');
}
