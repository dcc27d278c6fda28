import { PAID_DAYS_PER_MONTH } from './pay.ts';
import type { Pay, PayUnit } from './pay.ts';
import { preparePayText } from './prepare-pay-text.ts';
import {
  BY_THE_WEEK_AFTER,
  BY_THE_WEEK_BEFORE,
  CEILING_AFTER,
  CEILING_BEFORE,
  FLOOR_AFTER,
  FLOOR_BEFORE,
  NEGOTIABLE,
  NOT_PAY_AFTER,
  NOT_PAY_BEFORE,
  PART_PAY,
  PAY_LABEL,
  UNIT_AFTER,
  UNIT_BEFORE,
  WHOLE_PAY,
} from './pay-words.ts';

export type PayContext = {
  /**
   * Unit to use where the text names none, e.g. from a column headed 日薪. Otherwise the size of the amount decides.
   */
  defaultUnit?: PayUnit;
};

type Candidate = {
  low: number;
  high: number | null;
  isRange: boolean;
  unit: PayUnit;
  score: number;
  before: string;
  after: string;
};

const NUMBER = String.raw`(\d+(?:\.\d+)?)(\.{2,})?`;
const SCALE = String.raw`\s*(万|w(?![a-z])|千|k(?![a-z])|百(?!分)|[毛角])?`;
const CURRENCY = String.raw`\s*(元|块钱?|圆|rmb|cny|人民币|yuan)?`;
const INNER_UNIT = String.raw`(?:\s*[/每]\s*(?:个?月|天|日|小时|时|年))?`;
const AMOUNT = new RegExp(
  String.raw`(?<!\d|\d\.)${NUMBER}${SCALE}${CURRENCY}(?:${INNER_UNIT}\s*(?:[-~]+|到|至)\s*¥?\s*${NUMBER}${SCALE}${CURRENCY})?`,
  'g',
);
const SCALES: Readonly<Record<string, number>> = {
  万: 10000,
  w: 10000,
  千: 1000,
  k: 1000,
  百: 100,
  毛: 0.1,
  角: 0.1,
};

/** Yuan per unit outside which an amount cannot be pay; a 月薪 of 50 yuan is a seniority increment, not a wage. */
const PLAUSIBLE: Readonly<Record<PayUnit, readonly [number, number]>> = {
  month: [300, 1_000_000],
  day: [20, 20_000],
  hour: [3, 3000],
  piece: [0.01, 3000],
  year: [3000, 50_000_000],
  once: [1, 1_000_000],
};

const UNIT_AFTER_PATTERNS = UNIT_AFTER.map(([unit, words]) => [unit, new RegExp(`^(?:${words})`)] as const);
const UNIT_BEFORE_PATTERNS = UNIT_BEFORE.map(([unit, words]) => [unit, new RegExp(words, 'g')] as const);
const BOUND_BEFORE = new RegExp(`(${FLOOR_BEFORE})|(${CEILING_BEFORE})`, 'g');

/**
 * Reads a pay text such as `8000-12000元/月`, `8K-12K·13薪`, `200元/天`, `1.5万以上`, `面议`.
 *
 * Money in fen. A single amount is both ends, unless a word makes it a floor (以上, 起, 保底, 底薪, a `+` after it) or
 * a ceiling (以下, 可达, 最高). A number that the source cut off ("8000--85...") counts as not stated. Where no unit is
 * stated, the size decides: from 1,000 yuan a month, from 80 a day, below that an hour, from 100,000 a year.
 *
 * @returns null where the text states no pay at all (list numbers, dates, ages, allowances only).
 */
export function parsePay(text: string, context: PayContext = {}): Pay | null {
  const prepared = preparePayText(text);
  const negotiable = NEGOTIABLE.test(prepared.text);
  const best = pickCandidate(prepared.text, context);
  if (best === null) {
    return negotiable
      ? {
          min: null,
          max: null,
          unit: context.defaultUnit ?? 'month',
          months: prepared.months,
          negotiable: true,
        }
      : null;
  }
  const { min, max } = bounds(best);
  return {
    min: min === null ? null : Math.round(min * 100),
    max: max === null ? null : Math.round(max * 100),
    unit: best.unit,
    months: prepared.months,
    negotiable,
  };
}

function pickCandidate(text: string, context: PayContext): Candidate | null {
  let best: Candidate | null = null;
  for (const match of text.matchAll(AMOUNT)) {
    const candidate = readCandidate(text, match, context);
    if (candidate !== null && (best === null || candidate.score > best.score)) best = candidate;
  }
  return best;
}

function readCandidate(text: string, match: RegExpExecArray, context: PayContext): Candidate | null {
  const [whole, rawLow, cutLow, scaleLow, currencyLow, rawHigh, cutHigh, scaleHigh, currencyHigh] = match;
  if (rawLow === undefined || cutLow !== undefined || rawLow.length > 8) return null;
  const start = match.index;
  const before = text.slice(Math.max(0, start - 18), start);
  const after = text.slice(start + whole.length, start + whole.length + 18);

  const isRange = rawHigh !== undefined;
  const isBare = isRange
    ? (scaleHigh ?? currencyHigh) === undefined
    : (scaleLow ?? currencyLow) === undefined;
  const [low, high] = scaledEnds(
    isBare && !isRange ? dropStuckListMark(rawLow, after) : rawLow,
    scaleLow,
    isBare && isRange ? dropStuckListMark(rawHigh, after) : rawHigh,
    scaleHigh,
    cutHigh !== undefined,
  );
  const hasCurrency = currencyLow !== undefined || currencyHigh !== undefined || /¥\s*$/.test(before);
  const hasScale = scaleLow !== undefined || scaleHigh !== undefined;
  const lastHasCurrency = isRange ? currencyHigh !== undefined : currencyLow !== undefined;

  const unitAfter = readUnitAfter(after, lastHasCurrency, high ?? low);
  const top = high ?? low;
  if (top <= 0 || low === PAID_DAYS_PER_MONTH) return null;
  if (
    NOT_PAY_BEFORE.test(before) ||
    BY_THE_WEEK_BEFORE.test(before) ||
    BY_THE_WEEK_AFTER.test(after) ||
    /\+\s*$/.test(before)
  )
    return null;
  if (unitAfter === null && !hasCurrency && !hasScale) {
    const isAnnounced =
      PAY_LABEL.test(before) || readUnitBefore(before, low) !== null || whole.trim() === text.trim();
    const openSlash = /^\s*\/(?!\d)/.test(after);
    if (NOT_PAY_AFTER.test(after) && !(low >= 1000 && /^\s*(?:月|休|、|\.)/.test(after))) return null;
    if (/\d\s*[:.]\s*$/.test(before) && low < 60) return null;
    if (low > 0 && low < 80 && !openSlash && !(isRange && top > 65) && readUnitBefore(before, low) === null)
      return null;
    if (low >= 16 && top <= 65 && isRange && readUnitBefore(before, low) === null) return null;
    if (!isRange && low < 1000 && !openSlash && !isAnnounced) return null;
  }

  const unitBefore = readUnitBefore(before, low);
  let unit = unitAfter ?? unitBefore ?? context.defaultUnit ?? unitBySize(low > 0 ? low : top);
  if (unitBefore === 'month' && unitAfter === 'day' && low >= 1500) unit = 'month';
  // 底薪5200-5800 一单…: the unit word belongs to what follows.
  if (!isPlausible(unit, top) && low >= 1000 && unit !== 'month' && unit !== 'year') unit = unitBySize(low);
  if ((low > 0 && !isPlausible(unit, low)) || !isPlausible(unit, top)) return null;

  let score = 0;
  if (unitAfter !== null) score += 4;
  if (unitBefore !== null) score += 3;
  if (hasScale || hasCurrency) score += 2;
  if (isRange) score += 1;
  if (PAY_LABEL.test(before)) score += 1;
  if (WHOLE_PAY.test(before)) score += 2;
  if (PART_PAY.test(before)) score -= 1;
  return { low, high, isRange, unit, score, before, after };
}

/**
 * The two ends in yuan: a scale written once, at the end, applies to both; a cut-off or smaller right end is dropped.
 */
function scaledEnds(
  rawLow: string,
  scaleLow: string | undefined,
  rawHigh: string | undefined,
  scaleHigh: string | undefined,
  isHighCut: boolean,
): [number, number | null] {
  let factorHigh = scaleHigh === undefined ? 1 : (SCALES[scaleHigh] ?? 1);
  let factorLow = scaleLow === undefined ? 1 : (SCALES[scaleLow] ?? 1);
  const bareLow = Number(rawLow);
  if (rawHigh === undefined) return [roundToFen(bareLow * factorLow), null];
  const bareHigh = Number(rawHigh);
  if (scaleLow === undefined && scaleHigh !== undefined && bareLow <= bareHigh) factorLow = factorHigh;
  // 15万-18 was cut before the second 万.
  if (scaleLow !== undefined && scaleHigh === undefined && bareHigh > bareLow && bareHigh < 100)
    factorHigh = factorLow;
  // 6-8000元 means 6000-8000元.
  const isShortThousands =
    factorLow === 1 &&
    factorHigh === 1 &&
    bareLow >= 2 &&
    bareLow < 10 &&
    bareHigh >= 1000 &&
    bareHigh < 10000;
  if (isShortThousands && bareHigh % 100 === 0 && bareLow * 1000 < bareHigh) factorLow = 1000;
  const low = roundToFen(bareLow * factorLow);
  const high = roundToFen(bareHigh * factorHigh);
  return [low, isHighCut || high < low ? null : high];
}

/** `70002` in "5000-70002、包住" is 7000 with the next list number stuck to it. */
function dropStuckListMark(raw: string, after: string): string {
  return /^\d{2,3}00[2-9]$/.test(raw) && !/^\s*\//.test(after) ? raw.slice(0, -1) : raw;
}

function roundToFen(yuan: number): number {
  return Math.round(yuan * 100) / 100;
}

function readUnitAfter(after: string, hasCurrency: boolean, amount: number): PayUnit | null {
  const rest = after
    .replace(/^\s*(?:左右|上下|以上|以下|以内|起|多)/, '')
    .replace(/^\s*\(?(?:税前|税后|到手)\)?/, '');
  const marked =
    /^\s*(?:元|块)?\s*(?:\/|每|一(?!年\S*内)|1(?=天|个?小时|单|个月)|·(?!\d)|per\s|an?\s)\s*(?:人\s*[/每]?\s*)?/.exec(
      rest,
    );
  if (marked !== null) {
    const tail = rest.slice(marked[0].length);
    // 每天工作8小时 and 一周单休 start another topic.
    if (
      /^(?:天|日|月|年|班|周|个月)\s*(?:工作|上班|休|单休|双休|满|内|\d+\s*(?:小时|h))/.test(tail) &&
      !/^\s*(?:元|块)?\s*\//.test(rest)
    )
      return null;
    if (/^(?:8|9|1[0-2])\s*(?:个?小时|h)/.test(tail)) return 'day';
    return matchUnit(tail);
  }
  if (hasCurrency) return matchUnit(rest);
  return amount >= 1000 && /^月(?!休)/.test(rest) ? 'month' : /^h(?![a-wyz])/.test(rest) ? 'hour' : null;
}

function matchUnit(text: string): PayUnit | null {
  for (const [unit, pattern] of UNIT_AFTER_PATTERNS) if (pattern.test(text)) return unit;
  return null;
}

function readUnitBefore(before: string, amount: number): PayUnit | null {
  let nearest: PayUnit | null = null;
  let at = -1;
  const shift = /(?:8|9|1[0-2])\s*个?小时\s*$/.exec(before);
  if (shift !== null && amount < 1000) return 'day';
  for (const [unit, pattern] of UNIT_BEFORE_PATTERNS) {
    for (const match of before.matchAll(pattern)) {
      if (match.index >= at) {
        at = match.index;
        nearest = unit;
      }
    }
  }
  if (nearest === 'day' && amount >= 1500) return null;
  if (nearest === 'hour' && amount >= 150) return null;
  return nearest;
}

function unitBySize(yuan: number): PayUnit {
  if (yuan >= 100_000) return 'year';
  if (yuan >= 1000) return 'month';
  return yuan >= 80 ? 'day' : 'hour';
}

function isPlausible(unit: PayUnit, yuan: number): boolean {
  const [least, most] = PLAUSIBLE[unit];
  return yuan >= least && yuan <= most;
}

function bounds(candidate: Candidate): { min: number | null; max: number | null } {
  const { low, high, isRange, after } = candidate;
  if (high !== null) return { min: low > 0 ? low : null, max: high };
  if (isRange) return { min: low, max: null };
  if (CEILING_AFTER.test(after)) return { min: null, max: low };
  if (FLOOR_AFTER.test(after)) return { min: low, max: null };
  const clause = candidate.before.split(/[,，;；。]/).at(-1) ?? '';
  let bound: 'floor' | 'ceiling' | null = null;
  for (const match of clause.matchAll(BOUND_BEFORE)) bound = match[1] === undefined ? 'ceiling' : 'floor';
  if (bound === 'floor') return { min: low, max: null };
  return bound === 'ceiling' ? { min: null, max: low } : { min: low, max: low };
}
