/**
 * What one amount of pay covers: `piece` is pay per piece, order or square metre; `once` a lump sum or pay per
 * occasion.
 */
export const PAY_UNITS = ['month', 'day', 'hour', 'piece', 'year', 'once'] as const;
export type PayUnit = (typeof PAY_UNITS)[number];

/**
 * Pay as stated. Money in fen, null where not stated. Without any amount `unit` is only a default: see `statedUnit`.
 */
export type Pay = {
  min: number | null;
  max: number | null;
  unit: PayUnit;
  /** Monthly salaries paid per year (12, 13, 14 …), null where not stated. */
  months: number | null;
  negotiable: boolean;
};

/**
 * Average paid days in a month, 21.75 = (365 − 104 rest days) ÷ 12.
 * Source: 人社部《关于职工全年月平均工作时间和工资折算问题的通知》(劳社部发〔2008〕3号), kept for wage conversion.
 */
export const PAID_DAYS_PER_MONTH = 21.75;
/** Standard working day. Source: 国务院关于职工工作时间的规定 第三条. */
export const HOURS_PER_DAY = 8;

/**
 * Fen per month of full-time work, for comparing and sorting only. A range counts by its middle, an open range by its
 * one end; 13th and later salaries are spread over the year. Null for piece and lump-sum pay and where no amount is
 * stated, because the monthly total is not known.
 */
export function monthlyEquivalentFen(pay: Pay): number | null {
  const low = toMonthlyFen(pay.min, pay);
  const high = toMonthlyFen(pay.max, pay);
  if (low === null) return high;
  return high === null ? low : Math.round((low + high) / 2);
}

/** One amount of `pay` as fen per month by the same rules; null where it cannot be converted. */
export function toMonthlyFen(amountFen: number | null, pay: Pick<Pay, 'unit' | 'months'>): number | null {
  if (amountFen === null) return null;
  switch (pay.unit) {
    case 'month':
      return Math.round((amountFen * Math.max(12, pay.months ?? 12)) / 12);
    case 'day':
      return Math.round(amountFen * PAID_DAYS_PER_MONTH);
    case 'hour':
      return Math.round(amountFen * PAID_DAYS_PER_MONTH * HOURS_PER_DAY);
    case 'year':
      return Math.round(amountFen / 12);
    case 'piece':
    case 'once':
      return null;
  }
}

/** The unit, or null where no amount gives it a meaning (面议). */
export function statedUnit(pay: Pay): PayUnit | null {
  return pay.min === null && pay.max === null ? null : pay.unit;
}

/** Whether both pays are equal, whatever order their fields were read in. */
export function isSamePay(a: Pay, b: Pay): boolean {
  return (
    a.min === b.min &&
    a.max === b.max &&
    a.unit === b.unit &&
    a.months === b.months &&
    a.negotiable === b.negotiable
  );
}
