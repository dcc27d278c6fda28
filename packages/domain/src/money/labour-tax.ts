import { roundHalfUp } from './fen.ts';

/**
 * Withholding of individual income tax on labour remuneration (劳务报酬), as an aid: it is shown and exported, and never
 * changes an agreed amount. Amounts in fen.
 */
interface Bracket {
  /** Up to and including so much taxable income, fen; null for the last one. */
  readonly upTo: bigint | null;
  readonly percent: bigint;
  /** 速算扣除数, fen. */
  readonly quick: bigint;
}

const yuan = (amount: number): bigint => BigInt(amount) * 100n;

/** 国家税务总局公告2018年第61号: each payment on its own. */
const PER_PAYMENT_2019: readonly Bracket[] = [
  { upTo: yuan(20_000), percent: 20n, quick: 0n },
  { upTo: yuan(50_000), percent: 30n, quick: yuan(2_000) },
  { upTo: null, percent: 40n, quick: yuan(7_000) },
];

/** 国家税务总局公告2025年第16号, from 2025-10-01: platforms withhold on what has come together in the year. */
const CUMULATIVE_2025: readonly Bracket[] = [
  { upTo: yuan(36_000), percent: 3n, quick: 0n },
  { upTo: yuan(144_000), percent: 10n, quick: yuan(2_520) },
  { upTo: yuan(300_000), percent: 20n, quick: yuan(16_920) },
  { upTo: yuan(420_000), percent: 25n, quick: yuan(31_920) },
  { upTo: yuan(660_000), percent: 30n, quick: yuan(52_920) },
  { upTo: yuan(960_000), percent: 35n, quick: yuan(85_920) },
  { upTo: null, percent: 45n, quick: yuan(181_920) },
];

/** Tax in hundredths of a fen, so that it is rounded once. `taxable` in hundredths of a fen. */
function taxOn(taxable: bigint, brackets: readonly Bracket[]): bigint {
  if (taxable <= 0n) return 0n;
  const bracket = brackets.find(({ upTo }) => upTo === null || taxable <= upTo * 100n);
  return bracket === undefined ? 0n : (taxable * bracket.percent) / 100n - bracket.quick * 100n;
}

/** Withheld from one payment: 800 yuan are free up to 4,000, a fifth beyond. Fen. */
export function withheldPerPayment(payment: bigint): bigint {
  const taxable = payment <= yuan(4_000) ? (payment - yuan(800)) * 100n : payment * 80n;
  return roundHalfUp(taxOn(taxable, PER_PAYMENT_2019), 100n);
}

/**
 * Withheld by a platform from the newest payment: on the income of the year so far less a fifth and 5,000 yuan a month,
 * less what was withheld before, never below nothing. Fen.
 */
export function withheldCumulatively(sofar: {
  /** Income of the year on this platform, this payment included. */
  readonly income: bigint;
  /** Consecutive months of the year on this platform, this one included. */
  readonly months: number;
  readonly withheld: bigint;
}): bigint {
  const taxable = sofar.income * 80n - yuan(5_000) * BigInt(sofar.months) * 100n;
  const due = roundHalfUp(taxOn(taxable, CUMULATIVE_2025), 100n) - sofar.withheld;
  return due > 0n ? due : 0n;
}

/** Pay for minutes at a rate by the hour, fen: one multiplication a line, rounded once. */
export function payForMinutes(minutes: bigint, fenPerHour: bigint): bigint {
  return roundHalfUp(minutes * fenPerHour, 60n);
}
