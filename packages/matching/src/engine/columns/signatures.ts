/**
 * The kinds of work that somebody names, as bits of one number, so that a search passes over most people at one look.
 * A middle group of the classification ('4-02') has one bit, some share theirs; what has no code has bits of its own.
 */
const FAMILY_BITS = 28;
/** A wish or past job without a code. */
export const UNCODED_BIT = 28;
/** Any work will do. */
export const ANY_BIT = 29;
/** No wish is named: every vacancy is as good as unknown. */
export const LACKS_WISH_BIT = 30;
export const SIGNATURE_BITS = 31;

/** The bit of a code's middle group. */
export function familyBit(code: string): number {
  const [major, middle] = [Number(code.slice(0, 1)), Number(code.slice(2, 4))];
  return Number.isInteger(major) && Number.isInteger(middle) ? (5 * major + middle) % FAMILY_BITS : 0;
}

/** What the bit of a wish or past job is told by. */
interface NamedWorks {
  /** Below 0 where there is no code. */
  readonly ownCode: Int32Array;
  readonly ownAny: Uint8Array;
  readonly codeBits: Uint8Array;
}

/** The bit of one wish or past job. */
export function workBit({ ownCode, ownAny, codeBits }: NamedWorks, own: number): number {
  if (ownAny[own] === 1) return ANY_BIT;
  const code = ownCode[own]!;
  return code < 0 ? UNCODED_BIT : codeBits[code]!;
}
