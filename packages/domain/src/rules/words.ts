import type { Outcome } from './evaluate.ts';
import type { Comparison, RuleNode } from './node.ts';
import type { RulePart, RuleVocabulary } from './rule-set.ts';
import type { RuleType, RuleValue } from './values.ts';

export type RuleLocale = 'zh-CN' | 'en';

/** One line of an explanation. `value` is what the line comes to; null where that is not known. */
export interface ExplainedLine {
  /** 0 for the answer itself. */
  readonly depth: number;
  readonly text: string;
  readonly state: 'yes' | 'no' | 'unknown' | 'value';
  /** In words, for lines that come to more than yes or no. */
  readonly value: string | null;
  readonly clause: string | null;
}

/** Names that nodes use, and how to write a value. */
export interface Wording {
  readonly vocabulary: RuleVocabulary;
  readonly parts: readonly RulePart[];
  readonly locale: RuleLocale;
}

const OPERATORS: Readonly<Record<RuleLocale, Readonly<Record<Comparison, string>>>> = {
  'zh-CN': { '<': '小于', '<=': '不超过', '=': '是', '!=': '不是', '>=': '不少于', '>': '大于' },
  en: { '<': 'less than', '<=': 'at most', '=': 'is', '!=': 'is not', '>=': 'at least', '>': 'more than' },
};
const DAY_OPERATORS: Readonly<Record<RuleLocale, Readonly<Record<Comparison, string>>>> = {
  'zh-CN': { '<': '早于', '<=': '不晚于', '=': '是', '!=': '不是', '>=': '不早于', '>': '晚于' },
  en: {
    '<': 'before',
    '<=': 'not after',
    '=': 'is',
    '!=': 'is not',
    '>=': 'not before',
    '>': 'after',
  },
};

/** A value in words. */
export function valueWords(
  value: RuleValue,
  type: RuleType | null,
  locale: RuleLocale,
  isAge = false,
): string {
  const zh = locale === 'zh-CN';
  if (typeof value === 'boolean') return value ? (zh ? '是' : 'yes') : zh ? '否' : 'no';
  if (typeof value === 'bigint') return moneyWords(value, type === 'rate' ? 3 : 2, locale);
  if (typeof value === 'number' && type === 'months') return monthsWords(value, locale, isAge);
  if (typeof value === 'object') return value.join(zh ? '、' : ', ');
  return String(value);
}

function moneyWords(value: bigint, digits: 2 | 3, locale: RuleLocale): string {
  const magnitude = String(value < 0n ? -value : value).padStart(digits + 1, '0');
  const fraction = magnitude.slice(-digits).replace(/0+$/, '');
  const padded = digits === 2 && fraction.length === 1 ? `${fraction}0` : fraction;
  const yuan = `${value < 0n ? '-' : ''}${magnitude.slice(0, -digits)}${padded === '' ? '' : `.${padded}`}`;
  return locale === 'zh-CN' ? `${yuan}元` : `${yuan} yuan`;
}

/** Months beyond which they are told in years and months. */
const FEW_MONTHS = 24;

/** Months in words: `18个月`, `3年`, `46年7个月`; of an age `46岁`, whose months nobody tells. */
export function monthsWords(months: number, locale: RuleLocale, isAge = false): string {
  const zh = locale === 'zh-CN';
  const years = Math.trunc(months / 12);
  if (isAge) return zh ? `${years}岁` : `${years} years old`;
  const rest = months - years * 12;
  if (rest !== 0 && Math.abs(months) < FEW_MONTHS) return monthWords(months, zh);
  const whole = zh ? `${years}年` : years === 1 ? '1 year' : `${years} years`;
  return rest === 0 ? whole : `${whole}${zh ? '' : ' '}${monthWords(rest, zh)}`;
}

function monthWords(months: number, zh: boolean): string {
  if (zh) return `${months}个月`;
  return months === 1 ? '1 month' : `${months} months`;
}

/** A node in words: the author's, or made from its kind. */
export function nodeWords(node: RuleNode, wording: Wording): string {
  const { locale, vocabulary } = wording;
  const zh = locale === 'zh-CN';
  const said = node.text?.[locale];
  if (said !== undefined && said !== '') return said;
  const words = (inner: RuleNode): string => nodeWords(inner, wording);
  const list = (nodes: readonly RuleNode[]): string => nodes.map(words).join(zh ? '、' : ', ');
  switch (node.kind) {
    case 'constant':
      return constantWords(node, wording, null);
    case 'fact':
      return vocabulary.facts[node.fact]?.name[locale] ?? node.fact;
    case 'param':
      return vocabulary.parameters[node.param]?.name[locale] ?? node.param;
    case 'part':
      return wording.parts.find(({ name }) => name === node.part)?.title[locale] ?? node.part;
    case 'today':
      return zh ? '判断当天' : 'the day asked about';
    case 'not':
      return zh ? `不符合：${words(node.of)}` : `not: ${words(node.of)}`;
    case 'and':
      return zh ? '以下各项都要符合' : 'all of the following';
    case 'or':
      return zh ? '以下至少一项符合' : 'at least one of the following';
    case 'min':
      return zh ? `取最小：${list(node.of)}` : `the least of ${list(node.of)}`;
    case 'max':
      return zh ? `取最大：${list(node.of)}` : `the greatest of ${list(node.of)}`;
    case 'sum':
      return zh ? `合计：${list(node.of)}` : `the sum of ${list(node.of)}`;
    case 'compare':
      return comparisonWords(node, wording);
    case 'in': {
      const codes = node.codes.map((code) => codeName(node.of, code, wording));
      return zh
        ? `${words(node.of)}属于：${codes.join('、')}`
        : `${words(node.of)} is one of: ${codes.join(', ')}`;
    }
    case 'share':
      return zh
        ? `${words(node.of)}的${node.numerator}/${node.denominator}`
        : `${node.numerator}/${node.denominator} of ${words(node.of)}`;
    case 'rate':
      return zh ? `${words(node.count)}×${words(node.rate)}` : `${words(node.count)} × ${words(node.rate)}`;
    case 'months_between':
      return zh
        ? `从${words(node.from)}到${words(node.to)}的整月数`
        : `whole months from ${words(node.from)} to ${words(node.to)}`;
    case 'add_months':
      return zh
        ? `${words(node.date)}之后${words(node.months)}`
        : `${words(node.months)} after ${words(node.date)}`;
    case 'when':
      return zh ? '分情况' : 'depending on the case';
  }
}

function comparisonWords(node: Extract<RuleNode, { readonly kind: 'compare' }>, wording: Wording): string {
  const { locale } = wording;
  const isDay = [node.left, node.right].some(
    (side) =>
      side.kind === 'today' ||
      side.kind === 'add_months' ||
      (side.kind === 'constant' && side.type === 'date') ||
      (side.kind === 'fact' && wording.vocabulary.facts[side.fact]?.type === 'date'),
  );
  const operator = (isDay ? DAY_OPERATORS : OPERATORS)[locale][node.op];
  const side = (of: RuleNode, other: RuleNode): string =>
    of.kind === 'constant' && of.text === undefined
      ? constantWords(of, wording, other)
      : nodeWords(of, wording);
  const left = side(node.left, node.right);
  const right = side(node.right, node.left);
  return locale === 'zh-CN' ? `${left}${operator}${right}` : `${left} ${operator} ${right}`;
}

/** A constant; one that is compared with a fact of codes by the code's name. */
function constantWords(
  node: Extract<RuleNode, { readonly kind: 'constant' }>,
  wording: Wording,
  comparedWith: RuleNode | null,
): string {
  const { value, type } = node;
  if (type === 'code' && comparedWith !== null) return codeName(comparedWith, String(value), wording);
  const read = typeof value === 'number' && (type === 'money' || type === 'rate') ? toBigInt(value) : value;
  return valueWords(read, type, wording.locale);
}

function toBigInt(value: number): RuleValue {
  return Number.isSafeInteger(value) ? BigInt(value) : value;
}

function codeName(node: RuleNode, code: string, { vocabulary, locale }: Wording): string {
  const fact = node.kind === 'fact' ? vocabulary.facts[node.fact] : undefined;
  return fact?.codes?.[code]?.[locale] ?? code;
}

/** The explanation of an answer, line by line from the answer down to what it rests on. */
export function explain(outcome: Outcome, wording: Wording): readonly ExplainedLine[] {
  return lines(outcome, wording, 0, null);
}

function lines(
  outcome: Outcome,
  wording: Wording,
  depth: number,
  clauseAbove: string | null,
): readonly ExplainedLine[] {
  const { node, value, of } = outcome;
  const [inner] = of;
  // A part is its name over what it rests on, without a line of its own for the node it stands for.
  if (node.kind === 'part' && inner !== undefined) {
    const clause = node.clause ?? inner.node.clause ?? null;
    const isGroup = inner.node.kind === 'and' || inner.node.kind === 'or' || inner.node.kind === 'when';
    return [
      { ...line(outcome, wording, depth), text: nodeWords(node, wording), clause },
      ...(isGroup ? below(inner, wording, depth + 1) : lines(inner, wording, depth + 1, clause)),
    ];
  }
  const own = line(outcome, wording, depth);
  const said = own.clause === clauseAbove ? { ...own, clause: null } : own;
  if (value === undefined && node.kind === 'fact') return [said];
  return [said, ...below(outcome, wording, depth + 1)];
}

function below(outcome: Outcome, wording: Wording, depth: number): readonly ExplainedLine[] {
  return outcome.of.flatMap((inner) =>
    inner.node.kind === 'constant' || inner.node.kind === 'today' ? [] : lines(inner, wording, depth, null),
  );
}

function line({ node, value }: Outcome, wording: Wording, depth: number): ExplainedLine {
  const isTruth = typeof value === 'boolean';
  return {
    depth,
    text: nodeWords(node, wording),
    state: value === undefined ? 'unknown' : isTruth ? (value ? 'yes' : 'no') : 'value',
    value: value === undefined || isTruth ? null : outcomeWords(node, value, wording),
    clause: node.clause ?? null,
  };
}

function outcomeWords(node: RuleNode, value: RuleValue, wording: Wording): string {
  const { vocabulary, locale } = wording;
  if (node.kind === 'fact') {
    const fact = vocabulary.facts[node.fact];
    if (fact?.codes !== undefined) {
      const named = (code: string): string => fact.codes?.[code]?.[locale] ?? code;
      if (typeof value === 'string') return named(value);
      if (typeof value === 'object') return value.map(named).join(locale === 'zh-CN' ? '、' : ', ');
    }
    return valueWords(value, fact?.type ?? null, locale);
  }
  if (node.kind === 'param') {
    const parameter = vocabulary.parameters[node.param];
    return valueWords(value, parameter?.type ?? null, locale, parameter?.isAge);
  }
  if (node.kind !== 'months_between') return valueWords(value, null, locale);
  const from = node.from.kind === 'fact' ? vocabulary.facts[node.from.fact] : undefined;
  return valueWords(value, 'months', locale, from?.isBirth);
}
