import { normalisePay, parsePay, statedUnit, type Pay, type PayRepair, type PayUnit } from '@yizhan/domain';
import { numberOf, type Cells } from './cells.ts';

const UNITS: ReadonlyArray<readonly [PayUnit, RegExp]> = [
  ['hour', /小时|时薪|钟点|hour/i],
  ['day', /日|天|day/i],
  ['month', /月|month/i],
  ['year', /年|year/i],
  ['piece', /件|单|piece/i],
  ['once', /次|一次性|once/i],
];

function unitIn(text: string): PayUnit | null {
  return UNITS.find(([, words]) => words.test(text))?.[0] ?? null;
}

/** Nothing stated; the check before publishing asks for it. */
const UNSTATED: Pay = { min: null, max: null, unit: 'month', months: null, negotiable: false };
/** Yuan above which a number cannot be pay. */
const MOST_YUAN = 50_000_000;

/** Pay of a row from its columns of text or numbers, cleaned up; `repairs` says what was done. */
export function payOf(
  cells: Cells,
  context: { title: string; description: string },
): { pay: Pay; repairs: PayRepair[] } {
  const unit = unitIn(cells.text('pay_unit'));
  const text = readText(cells.text('pay_text'), unit ?? unitIn(cells.heading('pay_text')));
  const low = readEnd(cells.text('pay_min'), unit);
  const high = readEnd(cells.text('pay_max'), unit);
  const said = [low.pay, high.pay, text].filter((pay) => pay !== null);
  const isNumbered = low.isThere || high.isThere;
  const stated = isNumbered ? (low.pay ?? high.pay) : text;
  const fields = {
    min: isNumbered ? (low.fen ?? low.pay?.min ?? null) : (text?.min ?? null),
    max: isNumbered ? maxOf(low, high) : (text?.max ?? null),
    unit: (stated === null ? null : statedUnit(stated)) ?? unit,
    months: monthsOf(cells) ?? stated?.months ?? null,
    negotiable: said.some(({ negotiable }) => negotiable),
  };
  const { pay, repairs } = normalisePay(fields, context);
  return { pay: pay === null ? UNSTATED : bounded(pay), repairs };
}

/** The upper end; a range in the column of the lower end counts where the other is empty. */
function maxOf(low: End, high: End): number | null {
  return high.isThere ? (high.fen ?? high.pay?.max ?? null) : (low.pay?.max ?? null);
}

function readText(text: string, unit: PayUnit | null): Pay | null {
  return text === '' ? null : parsePay(text, unit === null ? {} : { defaultUnit: unit });
}

interface End {
  readonly isThere: boolean;
  readonly fen: number | null;
  readonly pay: Pay | null;
}

/** One end of a range: a plain number of yuan, or a text such as 面议 or 8000-12000. */
function readEnd(text: string, unit: PayUnit | null): End {
  if (text === '') return { isThere: false, fen: null, pay: null };
  if (/^[¥￥]?\s*\d[\d,]*(?:\.\d+)?\s*(?:元|[万千kKwW])?$/.test(text)) {
    const yuan = numberOf(text);
    return {
      isThere: true,
      fen: yuan === null || yuan > MOST_YUAN ? null : Math.round(yuan * 100),
      pay: null,
    };
  }
  return { isThere: true, fen: null, pay: readText(text, unit) };
}

function monthsOf(cells: Cells): number | null {
  const months = numberOf(cells.text('pay_months'));
  return months !== null && Number.isInteger(months) && months >= 12 && months <= 36 ? months : null;
}

/** Limits pay to what a record can hold: a range in order, twelve to thirty-six salaries. */
function bounded(pay: Pay): Pay {
  const months = pay.months !== null && pay.months >= 12 && pay.months <= 36 ? Math.round(pay.months) : null;
  const min = pay.min === null ? null : Math.round(pay.min);
  const max = pay.max === null ? null : Math.round(pay.max);
  const isInOrder = min === null || max === null || min <= max;
  return { ...pay, min: isInOrder ? min : max, max: isInOrder ? max : min, months };
}
