/** Keys that a partner can have at the same time: two while one is replaced, more where several systems call. */
export const MOST_KEYS = 5;
/** Days for which a key is issued: by default, and at most. */
export const KEY_DAYS = { usual: 365, most: 730 } as const;
/** Days for which a replaced key goes on working, so that the partner can change over without a gap. */
export const KEY_OVERLAP_DAYS = { usual: 7, most: 30 } as const;
/** Requests that one key may make in a minute. */
export const KEY_PER_MINUTE = { usual: 120, most: 6_000 } as const;

export const KEY_STATES = ['valid', 'expired', 'revoked'] as const;
export type KeyState = (typeof KEY_STATES)[number];

/** @param today in Asia/Shanghai; a key is good to the end of its last day */
export function keyStateOn(
  key: { readonly lastDay: string; readonly revoked: boolean },
  today: string,
): KeyState {
  if (key.revoked) return 'revoked';
  return key.lastDay < today ? 'expired' : 'valid';
}
