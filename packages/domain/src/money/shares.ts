/**
 * Shares a total out by weights so that the parts add up to it exactly: each gets its whole fen, and what is left goes
 * fen by fen to the largest remainders, the earlier of equal ones first.
 *
 * @throws RangeError when a weight is negative, or all are zero although there is something to share
 */
export function shareOut(fen: bigint, weights: readonly bigint[]): readonly bigint[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0n);
  if (weights.some((weight) => weight < 0n)) throw new RangeError('a weight below zero');
  if (all === 0n) {
    if (fen === 0n) return weights.map(() => 0n);
    throw new RangeError('nobody to share with');
  }
  const sign = fen < 0n ? -1n : 1n;
  const whole = fen * sign;
  const parts = weights.map((weight) => (whole * weight) / all);
  const left = Number(whole - parts.reduce((sum, part) => sum + part, 0n));
  const byRemainder = weights
    .map((weight, at) => ({ at, remainder: (whole * weight) % all }))
    .sort((a, b) => (a.remainder === b.remainder ? a.at - b.at : a.remainder > b.remainder ? -1 : 1));
  const favoured = new Set(byRemainder.slice(0, left).map(({ at }) => at));
  return parts.map((part, at) => sign * (part + (favoured.has(at) ? 1n : 0n)));
}
