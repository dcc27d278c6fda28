/**
 * Money is whole fen, as bigint. Rates per piece are 厘 (a thousandth of a yuan, a tenth of a fen), because some do not
 * fit into fen: 0.077 yuan an order.
 */
const LI_PER_FEN = 10n;

/** `numerator / denominator` to the nearest whole, halves away from zero. @throws RangeError below one for the denominator */
export function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('a fraction needs a denominator above zero');
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** A count times a rate in 厘, rounded once to fen: 1,234,567 orders at 77 厘 are 9,506,166 fen. */
export function fenAtRate(count: bigint, li: bigint): bigint {
  return roundHalfUp(count * li, LI_PER_FEN);
}

/** A part of an amount, rounded once: two thirds of the fee. */
export function partOfFen(fen: bigint, numerator: bigint, denominator: bigint): bigint {
  return roundHalfUp(fen * numerator, denominator);
}
