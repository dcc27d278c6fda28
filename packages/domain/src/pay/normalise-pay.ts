import { parsePay } from './parse-pay.ts';
import { HOURS_PER_DAY, monthlyEquivalentFen, PAID_DAYS_PER_MONTH } from './pay.ts';
import type { Pay, PayUnit } from './pay.ts';

/** Pay in the separate fields of a sheet or feed; money in fen. */
export type PayFields = {
  min: number | null;
  max: number | null;
  unit: PayUnit | null;
  months: number | null;
  negotiable?: boolean;
};

export type PayFieldsContext = {
  title?: string;
  description?: string;
};

/** What was done to a pay, or what a person should check; stable codes for import reports and findings. */
export const PAY_REPAIRS = [
  /** Zero meant "not stated". */
  'zero_is_unstated',
  /** Lower and upper end were swapped. */
  'ends_swapped',
  /** The fields held thousands of yuan: 8–15 with 14 salaries a year. */
  'thousands_to_yuan',
  /** Too little for a month: the vacancy's text states the unit. */
  'unit_from_text',
  /** Too little for a month and nothing states the unit: inferred from the size of the amount. */
  'unit_guessed',
  /** Too much for a month: the text mentions yearly pay, or only a year makes sense of it. */
  'unit_year',
  /** The fields were empty: pay read from the title or, failing that, the description. */
  'taken_from_title',
  'taken_from_description',
  /** The title promises different pay from the fields; the fields were kept. */
  'title_differs',
  /** The upper end is more than ten times the lower: a placeholder such as 999999, dropped. */
  'open_end_dropped',
] as const;
export type PayRepair = (typeof PAY_REPAIRS)[number];

export type NormalisedPay = { pay: Pay | null; repairs: PayRepair[] };

/**
 * Below this a month's full-time pay is implausible: China's lowest monthly minimum wage in 2025 is above 1,600 yuan.
 */
const LEAST_MONTH_FEN = 500_00;
/** From here on a "monthly" pay is taken as yearly where the words agree. */
const MOST_MONTH_FEN = 100_000_00;
const PLACEHOLDER_FEN = 500_000_00;

const PIECE_WORK = /骑手|外卖|送餐|配送员|快递员|众包|闪送|跑腿/;
const DAY_WORK = /实习|日结|普工|小工|理货|临时工?|短期/;
const HOUR_WORK = /兼职|小时工|钟点|家教|教练|店员|服务员|餐厅|陪诊/;

/**
 * Cleans up pay fields of outside sources and reports what was done.
 *
 * The real files mix units in one "monthly" column: 25–35 for an hourly tutor, 150–200 for a trainee by the day, 7–8
 * for a rider by the order, 25–30 in thousands. The description decides where it states the unit; then salaries per
 * year (only monthly pay has them); then words for the kind of work; then the size.
 */
export function normalisePay(fields: PayFields, context: PayFieldsContext = {}): NormalisedPay {
  const repairs: PayRepair[] = [];
  let { min, max } = fields;
  if (min === 0 || max === 0) {
    repairs.push('zero_is_unstated');
    if (min === 0) min = null;
    if (max === 0) max = null;
  }
  if (min !== null && max !== null && min > max) {
    [min, max] = [max, min];
    repairs.push('ends_swapped');
  }
  if (max !== null && max >= PLACEHOLDER_FEN && min !== null && max > min * 10 && fields.unit !== 'year') {
    max = null;
    repairs.push('open_end_dropped');
  }
  const titlePay = context.title === undefined ? null : readTitlePay(context.title);
  if (min === null && max === null) return payFromText(fields, context, titlePay, repairs);

  const pay: Pay = {
    min,
    max,
    unit: fields.unit ?? 'month',
    months: fields.months,
    negotiable: fields.negotiable ?? false,
  };
  if (pay.unit === 'month') repairMonthly(pay, context, repairs);
  if (titlePay !== null && contradictsPay(pay, titlePay)) repairs.push('title_differs');
  return { pay, repairs };
}

const FIGURE = String.raw`\d[\d.,]*\s*(?:[千万]|[kKwW](?![a-zA-Z]))?`;
const FIGURES = String.raw`${FIGURE}(?:\s*(?:元|块)?\s*[-–—~～至到]+\s*${FIGURE})?`;
const PER = String.raw`(?:\s*[/每一]\s*(?:小时|时|天|日|月|个月|年|单|件|次|[hH]))`;
const OPEN_END = String.raw`(?:以上|起|\+)?`;
const LABELLED_PAY = new RegExp(
  String.raw`(?:[月日时年]薪|日结|日赚|月入|年入|底薪|保底|工资|薪资|薪酬|[一每]天|[一每]小时)[^\d，。,;；\n]{0,4}${FIGURES}\s*(?:元|块)?${PER}?${OPEN_END}`,
  'u',
);
const UNLABELLED_PAY = new RegExp(
  String.raw`${FIGURES}\s*(?:元|块)${PER}?${OPEN_END}|\d[\d.]*\s*(?:[kK千万wW](?![a-zA-Z达科]))(?:\s*[-–—~～至到]+\s*${FIGURE})?${OPEN_END}|${FIGURES}${PER}|\d{1,2}\s*[-–~]\s*\d{1,2}\s*(?:[kK](?![a-zA-Z])|万)`,
  'u',
);

/**
 * Pay named inside a title, such as `(10000元以上高薪)口腔医生` or `日结300-800`. Stricter than `parsePay`: a bare number
 * without currency, scale or unit (1688业务, 2025届) is no pay there.
 */
export function readTitlePay(title: string): Pay | null {
  const found = LABELLED_PAY.exec(title) ?? UNLABELLED_PAY.exec(title);
  return found === null ? null : parsePay(found[0]);
}

/** Pay that running text announces by a word for it (薪资, 日薪, 一天 …); sums for other things are ignored. */
export function readDescriptionPay(description: string): Pay | null {
  const found = LABELLED_PAY.exec(description);
  const pay = found === null ? null : parsePay(found[0]);
  const monthly = pay === null ? null : monthlyEquivalentFen(pay);
  return monthly === null || monthly > MOST_MONTH_FEN ? null : pay;
}

function payFromText(
  fields: PayFields,
  context: PayFieldsContext,
  titlePay: Pay | null,
  repairs: PayRepair[],
): NormalisedPay {
  const fromTitle = titlePay !== null && (titlePay.min !== null || titlePay.max !== null) ? titlePay : null;
  const found = fromTitle ?? readDescriptionPay(context.description ?? '');
  if (found !== null && (found.min !== null || found.max !== null)) {
    repairs.push(found === fromTitle ? 'taken_from_title' : 'taken_from_description');
    return { pay: { ...found, months: found.months ?? fields.months }, repairs };
  }
  if (fields.negotiable === true) {
    const pay: Pay = { min: null, max: null, unit: fields.unit ?? 'month', months: null, negotiable: true };
    return { pay, repairs };
  }
  return { pay: null, repairs };
}

function repairMonthly(pay: Pay, context: PayFieldsContext, repairs: PayRepair[]): void {
  const low = pay.min ?? pay.max ?? 0;
  const high = pay.max ?? pay.min ?? 0;
  const text = `${context.title ?? ''}\n${context.description ?? ''}`;
  if (low >= MOST_MONTH_FEN && (/年薪|\/年|年收入/.test(text) || low >= 2 * MOST_MONTH_FEN)) {
    pay.unit = 'year';
    repairs.push('unit_year');
    return;
  }
  if (low >= LEAST_MONTH_FEN) return;
  const stated = statedNearby(text, low, high);
  if (stated !== null) {
    pay.unit = stated;
    repairs.push('unit_from_text');
    return;
  }
  if ((pay.months ?? 12) > 12 && high <= 200_00) {
    pay.min = pay.min === null ? null : pay.min * 1000;
    pay.max = pay.max === null ? null : pay.max * 1000;
    repairs.push('thousands_to_yuan');
    return;
  }
  pay.unit = guessUnit(low, high, context.title ?? '', text);
  pay.months = null;
  repairs.push('unit_guessed');
}

/** The unit that a text gives to an amount close to one of the fields (within a half), by the hour, day or piece. */
function statedNearby(text: string, low: number, high: number): PayUnit | null {
  const pattern =
    /(\d+(?:\.\d+)?)(?:\s*[-–—~～至到]+\s*(\d+(?:\.\d+)?))?\s*(?:元|块)?\s*[/每一]\s*(小时|时|h|H|天|日|单|件|课时|次)/gu;
  for (const match of text.matchAll(pattern)) {
    const from = Number(match[1]) * 100;
    const to = match[2] === undefined ? from : Number(match[2]) * 100;
    if (to < low * 0.66 || from > high * 1.5) continue;
    const word = match[3] ?? '';
    if (/小时|时|h/i.test(word) && word !== '课时') return 'hour';
    return /天|日/.test(word) ? 'day' : word === '次' ? 'once' : 'piece';
  }
  return null;
}

function guessUnit(low: number, high: number, title: string, text: string): PayUnit {
  if (high <= 20_00 && PIECE_WORK.test(title)) return 'piece';
  if (low >= 80_00 && (DAY_WORK.test(title) || !HOUR_WORK.test(title))) return 'day';
  if (low >= 80_00 && /日结|\/天|每天\d/.test(text)) return 'day';
  return 'hour';
}

/** Days worked in a month: the paid average at least, every day at most. */
const DAYS_WORKED = [PAID_DAYS_PER_MONTH, 30] as const;

/** The possible monthly total of a pay, from the fewest days and the lower end to the most days and the upper end. */
function monthlySpan(pay: Pay): readonly [number, number] | null {
  const low = pay.min ?? pay.max;
  const high = pay.max ?? pay.min;
  if (low === null || high === null) return null;
  if (pay.unit === 'month') return [low, high];
  if (pay.unit === 'year') return [low / (pay.months ?? 12), high / 12];
  const [fewest, most] = DAYS_WORKED;
  if (pay.unit === 'day') return [low * fewest, high * most];
  return pay.unit === 'hour' ? [low * fewest * HOURS_PER_DAY, high * most * 12] : null;
}

/** Whether the title promises pay that no reading of the fields comes near: a fifth is tolerated either way. */
export function contradictsPay(pay: Pay, title: Pay): boolean {
  const span = monthlySpan(pay);
  const promised = monthlySpan(title);
  if (span === null || promised === null) return false;
  return promised[0] > span[1] * 1.2 || (title.max !== null && promised[1] < span[0] * 0.8);
}
