import type { DayPart } from '@yizhan/domain/seekers/vocabulary.ts';
import {
  addressIn,
  attachedIn,
  isAnswered,
  periodIn,
  rowsIn,
  signatureIn,
  windowsIn,
} from './answer-shapes.ts';
import type { Answer, Answers, Field, TableColumn, Wording } from './definition.ts';
import { startRun, type PreparedForm } from './run.ts';

export type FormLocale = keyof Wording;
/** Names of what answers point at, by id or code. */
export type Names = Readonly<Record<string, string>>;

/** One line of a filled-in form as it is read, printed or exported. */
export type FormLine =
  | { readonly kind: 'section'; readonly key: string; readonly label: string }
  | { readonly kind: 'answer'; readonly key: string; readonly label: string; readonly text: string }
  | {
      readonly kind: 'table';
      readonly key: string;
      readonly label: string;
      readonly heads: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'signature';
      readonly key: string;
      readonly label: string;
      readonly strokes: readonly (readonly number[])[];
    };

/**
 * A filled-in form line by line, for reading and printing: what was shown and answered, under its sections. Sections
 * without an answer are left out.
 */
export function linesOf(
  form: PreparedForm,
  answers: Readonly<Answers>,
  { locale, names = {}, today }: { locale: FormLocale; names?: Names; today: string },
): FormLine[] {
  const run = startRun(form, today, answers);
  const lines: FormLine[] = [];
  for (const field of form.definition.fields) {
    const label = field.label[locale];
    if (field.kind === 'section') {
      if (lines.at(-1)?.kind === 'section') lines.pop();
      lines.push({ kind: 'section', key: field.key, label });
      continue;
    }
    // What was computed when the form was handed in stands as it was.
    const answer = answers[field.key];
    if (answer === undefined || !isAnswered(answer) || !run.stateOf(field.key).shown) continue;
    if (field.kind === 'table') {
      lines.push({
        kind: 'table',
        key: field.key,
        label,
        heads: field.columns.map((column) => column.label[locale]),
        rows: rowsIn(answer).map((row) =>
          field.columns.map((column) => cellText(column, row[column.key], locale)),
        ),
      });
    } else if (field.kind === 'signature') {
      lines.push({ kind: 'signature', key: field.key, label, strokes: signatureIn(answer)?.strokes ?? [] });
    } else
      lines.push({ kind: 'answer', key: field.key, label, text: answerText(field, answer, locale, names) });
  }
  if (lines.at(-1)?.kind === 'section') lines.pop();
  return lines;
}

/** An answer in words; empty where there is none. */
export function answerText(
  field: Field,
  answer: Answer | undefined,
  locale: FormLocale,
  names: Names = {},
): string {
  if (answer === undefined || !isAnswered(answer)) return '';
  const zh = locale === 'zh-CN';
  const list = (parts: readonly string[]) => parts.filter((part) => part !== '').join(zh ? '、' : ', ');
  switch (field.kind) {
    case 'section':
      return '';
    case 'text':
    case 'number':
    case 'money':
    case 'date':
    case 'choice':
    case 'yes_no':
      return cellText(field, answer, locale);
    case 'long_text':
      return typeof answer === 'string' ? answer : '';
    case 'computed':
      return field.shows === 'money'
        ? moneyText(answer, locale)
        : withUnit(Number(answer), field.unit, locale);
    case 'choices':
      return Array.isArray(answer)
        ? list(field.options.filter((one) => answer.includes(one.value)).map((one) => one.label[locale]))
        : '';
    case 'period': {
      const period = periodIn(answer);
      if (period === null) return '';
      if (period.to === null) return zh ? `${period.from}起` : `from ${period.from}`;
      return zh ? `${period.from}至${period.to}` : `${period.from} to ${period.to}`;
    }
    case 'time_windows':
      return list(
        windowsIn(answer).map(
          (one) => `${WEEKDAYS[locale][one.weekday - 1] ?? ''}${zh ? '' : ' '}${PARTS[locale][one.part]}`,
        ),
      );
    case 'region':
    case 'occupation':
    case 'person':
    case 'employer':
    case 'site':
      return typeof answer === 'string' ? (names[answer] ?? answer) : '';
    case 'address': {
      const address = addressIn(answer);
      if (address === null) return '';
      return `${address.region === null ? '' : (names[address.region] ?? address.region)}${address.address}`;
    }
    case 'files':
    case 'photos':
      return list(attachedIn(answer).map((one) => one.name));
    case 'table':
      return zh ? `${rowsIn(answer).length}行` : `${rowsIn(answer).length} rows`;
    case 'signature':
      return zh ? '已签名' : 'signed';
  }
}

type Cell = TableColumn | Extract<Field, { kind: TableColumn['kind'] }>;

export function cellText(cell: Cell, answer: Answer | undefined, locale: FormLocale): string {
  if (answer === undefined || answer === null) return '';
  switch (cell.kind) {
    case 'text':
    case 'date':
      return typeof answer === 'string' ? answer : '';
    case 'number':
      return typeof answer === 'number' ? withUnit(answer, cell.unit, locale) : '';
    case 'money':
      return moneyText(answer, locale);
    case 'choice':
      return cell.options.find((option) => option.value === answer)?.label[locale] ?? '';
    case 'yes_no':
      if (typeof answer !== 'boolean') return '';
      return locale === 'zh-CN' ? (answer ? '是' : '否') : answer ? 'yes' : 'no';
  }
}

function withUnit(value: number, unit: Wording | undefined, locale: FormLocale): string {
  if (unit === undefined) return String(value);
  return locale === 'zh-CN' ? `${value}${unit[locale]}` : `${value} ${unit[locale]}`;
}

function moneyText(fen: Answer, locale: FormLocale): string {
  if (typeof fen !== 'number') return '';
  return locale === 'zh-CN' ? `${fen / 100}元` : `¥${fen / 100}`;
}

const WEEKDAYS: Readonly<Record<FormLocale, readonly string[]>> = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const PARTS: Readonly<Record<FormLocale, Readonly<Record<DayPart, string>>>> = {
  'zh-CN': { morning: '上午', afternoon: '下午', evening: '晚上', night: '夜里' },
  en: { morning: 'morning', afternoon: 'afternoon', evening: 'evening', night: 'night' },
};
