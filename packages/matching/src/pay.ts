/** Pay made comparable: monthly equivalents in fen. */
import type { PayAmount, PayOffer, PayUnit } from './types.ts';

/** Paid days in a month and hours in a day: 人社部发〔2008〕3号 (劳社部发〔2008〕3号), 月计薪天数 21.75 天. */
const DAYS_A_MONTH = 21.75;
const HOURS_A_DAY = 8;

/** The factor from one unit to a month; NaN for piece work and one-off sums, which have no monthly equivalent. */
export const MONTHLY_FACTOR: Readonly<Record<PayUnit, number>> = {
  month: 1,
  day: DAYS_A_MONTH,
  hour: HOURS_A_DAY * DAYS_A_MONTH,
  year: 1 / 12,
  piece: NaN,
  once: NaN,
};

/** Fen per month for an amount; null where there is no monthly equivalent. */
export function monthlyFen(amount: number, unit: PayUnit): number | null {
  const factor = MONTHLY_FACTOR[unit];
  return !Number.isFinite(amount) || amount < 0 || Number.isNaN(factor) ? null : Math.round(amount * factor);
}

/** The unit for display and both amounts in it. */
export interface ComparedPay {
  unit: PayUnit;
  asked: number;
  /** Lower end of the offer. */
  low: number;
  /** Upper end of the offer, not below `low`. */
  high: number;
}

/** The ends of an offer in its own unit; null when nothing usable is stated ('negotiable', zero, NaN). */
export function offerRange(offer: PayOffer | null): { low: number; high: number } | null {
  if (offer === null) return null;
  const usable = (value: number | null): number | null =>
    value !== null && Number.isFinite(value) && value > 0 ? value : null;
  const min = usable(offer.min);
  const max = usable(offer.max);
  if (min === null && max === null) return null;
  // A lone upper end ('up to 8,000') promises nothing below it; a lone lower end is all that is certain.
  const low = min ?? Math.round((max ?? 0) / 2);
  return { low, high: Math.max(low, max ?? low) };
}

/**
 * Converts the wanted and the offered pay to one unit: their own when they agree, else month. Null when either is
 * missing or they cannot be compared (piece work against a month).
 */
export function comparePay(asked: PayAmount | null, offer: PayOffer | null): ComparedPay | null {
  const range = offerRange(offer);
  if (asked === null || offer === null || range === null) return null;
  if (!Number.isFinite(asked.amount) || asked.amount <= 0) return null;
  if (asked.unit === offer.unit) return { unit: asked.unit, asked: asked.amount, ...range };
  const askedMonthly = monthlyFen(asked.amount, asked.unit);
  const low = monthlyFen(range.low, offer.unit);
  const high = monthlyFen(range.high, offer.unit);
  if (askedMonthly === null || low === null || high === null || askedMonthly === 0) return null;
  return { unit: 'month', asked: askedMonthly, low, high };
}
