/**
 * The kinds of work that somebody names, as bits of one number, so that a search passes over most people at one look.
 * A middle group of the classification ('4-02') has one bit, which it shares with a few others; what has no code goes by
 * the end of its title, which in Chinese names the work ('…司机').
 */
import { mixed } from './slot-table.ts';

const WORK_BITS = 30;
/** Any work will do. */
export const ANY_BIT = 30;
/** No wish is named: every vacancy is as good as unknown. */
export const LACKS_WISH_BIT = 31;
export const SIGNATURE_BITS = 32;

/** The bit of a wish or past job by its code, else by the last pair of characters of its title. */
export function workBit(code: string | null, pairs: readonly number[]): number {
  if (code === null) return mixed(pairs.at(-1) ?? 0) % WORK_BITS;
  return codeBit(code);
}

/** The bit of a code's middle group. */
export function codeBit(code: string): number {
  const [major, middle] = [Number(code.slice(0, 1)), Number(code.slice(2, 4))];
  return Number.isInteger(major) && Number.isInteger(middle) ? (7 * major + middle) % WORK_BITS : 0;
}
