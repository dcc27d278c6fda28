/** Two-sided 95 %. */
export const Z95 = 1.959_963_984_540_054;

/** One-sided 95 %, and so two-sided 90 %. */
export const Z95_ONE_SIDED = 1.644_853_626_951_472;

/** A share with the interval in which the true one lies, all in 0–1. */
export interface Share {
  count: number;
  of: number;
  share: number;
  low: number;
  high: number;
}

/**
 * Wilson's interval of a share (Wilson 1927): unlike the usual one it stays within 0–1 and is accurate for few cases.
 * Null when there are none. `count` must lie in 0–`of`.
 */
export function wilson(count: number, of: number, z = Z95): Share | null {
  if (!(of > 0)) return null;
  const share = count / of;
  const spread = (z * z) / of;
  const centre = (share + spread / 2) / (1 + spread);
  const half = (z * Math.sqrt((share * (1 - share)) / of + spread / (4 * of))) / (1 + spread);
  return {
    count,
    of,
    share,
    // Rounding of the last digit may put an end a hair inside the share when nobody or everybody counts.
    low: Math.max(0, Math.min(share, centre - half)),
    high: Math.min(1, Math.max(share, centre + half)),
  };
}
