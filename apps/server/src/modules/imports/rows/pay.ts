import { normalisePay, parsePay, type Pay, type PayRepair, type PayUnit } from '@yizhan/domain';
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
/** Yuan beyond which a number is no pay. */
const MOST_YUAN = 50_000_000;

/** Pay of a row from its columns of text or numbers, put in order; what was done is said in `repairs`. */
export function payOf(
  cells: Cells,
  context: { title: string; description: string },
): { pay: Pay; repairs: PayRepair[] } {
  const unit = unitIn(cells.text('pay_unit'));
  const text = readText(cells.text('pay_text'), unit ?? unitIn(cells.heading('pay_text')));
  const low = readEnd(cells.text('pay_min'), unit);
  const high = readEnd(cells.text('pay_max'), unit);
  const stated = low?.pay ?? high?.pay ?? null;
  const hasNumbers = low !== null || high !== null;
  const fields = hasNumbers
    ? {
        min: low?.fen ?? low?.pay?.min ?? null,
        max: high?.fen ?? high?.pay?.max ?? (high === null ? (low?.pay?.max ?? null) : null),
        unit: unit ?? (stated?.min != null || stated?.max != null ? (stated?.unit ?? null) : null),
        months: monthsOf(cells) ?? stated?.months ?? null,
        negotiable:
          (low?.pay?.negotiable ?? false) || (high?.pay?.negotiable ?? false) || (text?.negotiable ?? false),
      }
    : {
        min: text?.min ?? null,
        max: text?.max ?? null,
        unit: text?.min != null || text?.max != null ? (text?.unit ?? unit) : unit,
        months: monthsOf(cells) ?? text?.months ?? null,
        negotiable: text?.negotiable ?? false,
      };
  const { pay, repairs } = normalisePay(fields, context);
  return { pay: pay === null ? UNSTATED : bounded(pay), repairs };
}

function readText(text: string, unit: PayUnit | null): Pay | null {
  return text === '' ? null : parsePay(text, unit === null ? {} : { defaultUnit: unit });
}

/** One end of a range: a plain number of yuan, or a text such as 面议 or 8000-12000. Null where nothing stands. */
function readEnd(text: string, unit: PayUnit | null): { fen: number | null; pay: Pay | null } | null {
  if (text === '') return null;
  if (/^[¥￥]?\s*\d[\d,]*(?:\.\d+)?\s*(?:元|[万千kKwW])?$/.test(text)) {
    const yuan = numberOf(text);
    return { fen: yuan === null || yuan > MOST_YUAN ? null : Math.round(yuan * 100), pay: null };
  }
  return { fen: null, pay: readText(text, unit) };
}

function monthsOf(cells: Cells): number | null {
  const months = numberOf(cells.text('pay_months'));
  return months !== null && Number.isInteger(months) && months >= 12 && months <= 36 ? months : null;
}

/** Within what a record can hold: a range in order, twelve to thirty-six salaries. */
function bounded(pay: Pay): Pay {
  const months = pay.months !== null && pay.months >= 12 && pay.months <= 36 ? Math.round(pay.months) : null;
  const min = pay.min === null ? null : Math.round(pay.min);
  const max = pay.max === null ? null : Math.round(pay.max);
  const isInOrder = min === null || max === null || min <= max;
  return { ...pay, min: isInOrder ? min : max, max: isInOrder ? max : min, months };
}
