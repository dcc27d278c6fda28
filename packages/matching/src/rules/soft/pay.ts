import { comparePay, offerRange } from '../../pay.ts';
import type { ComparedPay } from '../../pay.ts';
import type { Pair } from '../../pair.ts';
import type { SoftReason, SoftRule } from '../rule.ts';
import { UNKNOWN } from '../rule.ts';

/** Unstated pay is slightly worse than the unknown value: people do not ring about it. */
export const PAY_UNSTATED = 4_500;

/** 0 at this share of the wish and below. */
export const ZERO_AT = 0.75;
/** Full marks at this share of the wish and above. */
export const FULL_AT = 1.2;

/** Rises with the share of the wish: 0 at 75 %, 7,000 when the wish is met, 10,000 at 120 %. */
function shareValue(share: number): number {
  if (share >= 1) return 7_000 + (3_000 * (Math.min(share, FULL_AT) - 1)) / (FULL_AT - 1);
  return (7_000 * Math.max(0, share - ZERO_AT)) / (1 - ZERO_AT);
}

/** The lower end is certain, the upper end hoped for; both rise with better pay. Integer 0–10,000. */
export function payValue(low: number, high: number, asked: number): number {
  return Math.floor(0.5 * shareValue(low / asked) + 0.5 * shareValue(high / asked));
}

/** The amount the person compares with: the wish, else the floor. */
function compared(pair: Pair): ComparedPay | null {
  const { wanted, floor } = pair.seeker.input.pay;
  return comparePay(wanted ?? floor, pair.vacancy.input.pay);
}

/** Pay compared with what the person hopes for. */
export const pay: SoftRule = {
  name: 'pay',
  side: 'seeker',
  source: 'requirements 5.4；月计薪天数 21.75 天，劳社部发〔2008〕3号',
  value: (pair) => {
    const comparison = compared(pair);
    if (comparison !== null) return payValue(comparison.low, comparison.high, comparison.asked);
    return offerRange(pair.vacancy.input.pay) === null ? PAY_UNSTATED : UNKNOWN;
  },
  reason: (pair): SoftReason => {
    const comparison = compared(pair);
    if (comparison === null) {
      const stated = offerRange(pair.vacancy.input.pay) !== null;
      return { variant: stated ? 'incomparable' : 'unstated', sign: '0', params: {} };
    }
    const { unit, asked, low, high } = comparison;
    if (low > asked) return { variant: 'above', sign: '+', params: { unit, difference: low - asked } };
    if (low === asked) return { variant: 'meets', sign: '+', params: { unit, amount: low } };
    if (high >= asked) return { variant: 'reaches', sign: '+', params: { unit, low, high } };
    return { variant: 'below', sign: '-', params: { unit, difference: asked - high } };
  },
};
