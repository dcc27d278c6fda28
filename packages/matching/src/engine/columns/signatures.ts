/**
 * The kinds of work a person names, as bits of one number, so that a search skips most people at a glance. A middle
 * group of the classification ('4-02') has one bit, shared with a few other groups; a title without a code is assigned
 * by its ending, which in Chinese names the work ('…司机').
 */
import { mixed } from './slot-table.ts';

const WORK_BITS = 30;
/** The person accepts any work. */
export const ANY_BIT = 30;
/** The person names no wish: every vacancy counts as unknown. */
export const LACKS_WISH_BIT = 31;
export const SIGNATURE_BITS = 32;

/** The bit of a wish or past job by its code, else by the last two characters of its title. */
export function workBit(code: string | null, pairs: readonly number[]): number {
  if (code === null) return mixed(pairs.at(-1) ?? 0) % WORK_BITS;
  return codeBit(code);
}

/** The bit of a code's middle group. */
export function codeBit(code: string): number {
  const [major, middle] = [Number(code.slice(0, 1)), Number(code.slice(2, 4))];
  return Number.isInteger(major) && Number.isInteger(middle) ? (7 * major + middle) % WORK_BITS : 0;
}
