import { daysBetween } from '../calendar/index.ts';
import { areaOf, type AreaLevel, type Countable, type Forerunners } from './forerunners.ts';
import { DAYS_KNOWN, firstOfMonth, monthNumber } from './spans.ts';

/** One row that began (`sign` 1) or ceased (−1) to count. */
export interface CountableChange extends Omit<Countable, 'sourceId'> {
  readonly kind: string;
  readonly sign: 1 | -1;
  readonly amount: number;
  readonly forerunners: Forerunners;
}

/** Towns have no sums: their rows are few. */
export type SumLevel = Exclude<AreaLevel, 'town'>;
export type SumSpan = 'day' | 'month';

const SPANS = {
  prefecture: ['day', 'month'],
  county: ['day', 'month'],
  site: ['month'],
} as const satisfies Record<SumLevel, readonly SumSpan[]>;
const LEVELS = Object.keys(SPANS) as SumLevel[];

export interface SumKey {
  readonly kind: string;
  readonly level: SumLevel;
  readonly area: string;
  readonly span: SumSpan;
  /** The day, or the first day of the month. */
  readonly at: string;
}

/**
 * Totals of the rows of one day or month in one area. The three lists are cumulative: entry `k` is the number of rows
 * whose forerunner is at most `k` days or months back (or whose successor is at most `k` months ahead). They end where
 * they stop growing.
 */
export interface CountableSum extends SumKey {
  rows: number;
  amount: number;
  /** Daily sums only, up to `DAYS_KNOWN - 1` days back. */
  repeatsByDays: number[];
  repeatsByMonths: number[];
  /** Daily sums only. */
  followedByMonths: number[];
}

export type Sums = Map<string, CountableSum>;

export function sumKey({ kind, level, area, span, at }: SumKey): string {
  return `${kind} ${level} ${area} ${span} ${at}`;
}

function sumAt(sums: Sums, key: SumKey): CountableSum {
  const text = sumKey(key);
  const known = sums.get(text);
  if (known !== undefined) return known;
  const sum: CountableSum = {
    ...key,
    rows: 0,
    amount: 0,
    repeatsByDays: [],
    repeatsByMonths: [],
    followedByMonths: [],
  };
  sums.set(text, sum);
  return sum;
}

/** Adds a change to every sum it is part of. */
export function addChange(sums: Sums, change: CountableChange): void {
  const { kind, sign, day, amount } = change;
  const month = firstOfMonth(day);
  for (const level of LEVELS) {
    const area = areaOf(level, change);
    const before = change.forerunners[level];
    const monthsBack = before === null ? null : monthNumber(day) - monthNumber(before);
    for (const span of SPANS[level]) {
      const sum = sumAt(sums, { kind, level, area, span, at: span === 'day' ? day : month });
      sum.rows += sign;
      sum.amount += sign * amount;
      if (before === null || monthsBack === null) continue;
      addFrom(sum.repeatsByMonths, monthsBack, sign);
      if (span === 'month') continue;
      const daysBack = daysBetween(before, day);
      if (daysBack < DAYS_KNOWN) addFrom(sum.repeatsByDays, daysBack, sign);
      addFrom(sumAt(sums, { kind, level, area, span, at: before }).followedByMonths, monthsBack, sign);
    }
  }
}

/** Adds one sum to another of the same key. */
export function addSum(to: CountableSum, from: CountableSum): void {
  to.rows += from.rows;
  to.amount += from.amount;
  to.repeatsByDays = added(to.repeatsByDays, from.repeatsByDays);
  to.repeatsByMonths = added(to.repeatsByMonths, from.repeatsByMonths);
  to.followedByMonths = added(to.followedByMonths, from.followedByMonths);
}

export function isZero(sum: CountableSum): boolean {
  return (
    sum.rows === 0 &&
    sum.amount === 0 &&
    sum.repeatsByDays.length + sum.repeatsByMonths.length + sum.followedByMonths.length === 0
  );
}

/** The value of a cumulative list at an index, which may be past its end. */
export function upTo(list: readonly number[], place: number): number {
  return place < 0 ? 0 : (list[Math.min(place, list.length - 1)] ?? 0);
}

function addFrom(list: number[], place: number, amount: number): void {
  for (let at = list.length; at <= place; at += 1) list.push(list[at - 1] ?? 0);
  for (let at = place; at < list.length; at += 1) list[at] = (list[at] ?? 0) + amount;
  trim(list);
}

function added(one: readonly number[], other: readonly number[]): number[] {
  const list = Array.from(
    { length: Math.max(one.length, other.length) },
    (_each, place) => upTo(one, place) + upTo(other, place),
  );
  trim(list);
  return list;
}

function trim(list: number[]): void {
  while (list.length > 0 && (list.at(-1) ?? 0) === (list.at(-2) ?? 0)) list.pop();
}
