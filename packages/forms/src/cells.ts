import { isRealDate } from '@yizhan/domain/identity/dates.ts';
import type { Row } from './answer-shapes.ts';
import type { Answer, Answers, Field, FormDefinition, TableColumn } from './definition.ts';
import { faultOf, type AnswerFault } from './faults.ts';
import { answerText, type FormLocale, type Names } from './in-words.ts';

type Cell = TableColumn | Extract<Field, { kind: TableColumn['kind'] }>;

/** A cell of a spreadsheet as an answer; undefined where it cannot be read. An empty cell is null, no answer. */
export function readCellText(cell: Cell, written: string): Answer | undefined {
  const text = written.trim();
  if (text === '') return null;
  switch (cell.kind) {
    case 'text':
      return text;
    case 'number':
      return numberIn(text.replace(/\s*\D*$/, ''));
    case 'money': {
      const yuan = numberIn(text.replace(/[¥￥元\s]/g, ''));
      return yuan === undefined ? undefined : Math.round(yuan * 100);
    }
    case 'date': {
      const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
      if (match === null) return undefined;
      const day = [match[1], match[2]?.padStart(2, '0'), match[3]?.padStart(2, '0')].join('-');
      return isRealDate(day) ? day : undefined;
    }
    case 'choice':
      return cell.options.find(
        ({ value, label }) =>
          value === text || label['zh-CN'] === text || label.en.toLowerCase() === text.toLowerCase(),
      )?.value;
    case 'yes_no':
      if (/^(是|有|对|√|y|yes|true|1)$/i.test(text)) return true;
      return /^(否|无|没有|不|×|n|no|false|0)$/i.test(text) ? false : undefined;
  }
}

function numberIn(text: string): number | undefined {
  const plain = text.replace(/[,，]/g, '');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** Rows copied from a spreadsheet, columns in the order of the table; a first row of the headings is left out. */
export function readPasted(columns: readonly TableColumn[], pasted: string): { rows: Row[]; unread: number } {
  let unread = 0;
  const lines = pasted
    .replace(/\r/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const isHead = (line: string) =>
    line
      .split('\t')
      .some((cell) =>
        columns.some(({ label }) => label['zh-CN'] === cell.trim() || label.en === cell.trim()),
      );
  const body = lines[0] !== undefined && isHead(lines[0]) ? lines.slice(1) : lines;
  const rows = body.map((line) => {
    const row: Row = {};
    for (const [index, text] of line.split('\t').entries()) {
      const column = columns[index];
      const answer = column === undefined ? undefined : readCellText(column, text);
      if (column !== undefined && answer !== undefined && answer !== null) row[column.key] = answer;
      else if (answer === undefined && text.trim() !== '') unread++;
    }
    return row;
  });
  return { rows, unread };
}

/** Kinds that one cell of a spreadsheet can hold. */
const IN_A_CELL: readonly Field['kind'][] = [
  'text',
  'long_text',
  'number',
  'money',
  'date',
  'choice',
  'choices',
  'yes_no',
  'region',
  'occupation',
];

export interface FormColumn {
  readonly key: string;
  /** `名称` or `名称（aac003）` with the core code. */
  readonly heading: string;
  readonly field: Field;
}

/** The columns in which answers can be brought in from a file. */
export function importColumns({ fields }: FormDefinition, locale: FormLocale): FormColumn[] {
  return exportColumns({ fields }, locale).filter(({ field }) => IN_A_CELL.includes(field.kind));
}

/** The columns in which answers are written into a file: one for each field. */
export function exportColumns({ fields }: Pick<FormDefinition, 'fields'>, locale: FormLocale): FormColumn[] {
  return fields
    .filter((field) => field.kind !== 'section')
    .map((field) => ({ key: field.key, heading: headingOf(field, locale), field }));
}

function headingOf(field: Field, locale: FormLocale): string {
  const code = 'code' in field ? field.code : undefined;
  if (code === undefined) return field.label[locale];
  return locale === 'zh-CN' ? `${field.label[locale]}（${code}）` : `${field.label[locale]} (${code})`;
}

/** The cells of one filled-in form, in the order of `exportColumns`. */
export function exportCells(
  columns: readonly FormColumn[],
  answers: Readonly<Answers>,
  locale: FormLocale,
  names: Names = {},
): string[] {
  return columns.map(({ key, field }) => answerText(field, answers[key], locale, names));
}

/**
 * One row of a file, its cells by heading, as answers; `checkAnswers` then judges them. A heading counts in either
 * language, with or without the code.
 */
export function importRow(
  definition: FormDefinition,
  cells: Readonly<Record<string, string>>,
): { answers: Answers; faults: AnswerFault[] } {
  const answers: Answers = {};
  const faults: AnswerFault[] = [];
  for (const { field, key } of importColumns(definition, 'zh-CN')) {
    const headings = [
      headingOf(field, 'zh-CN'),
      headingOf(field, 'en'),
      field.label['zh-CN'],
      field.label.en,
    ];
    const heading = headings.find((one) => Object.hasOwn(cells, one));
    const text = heading === undefined ? '' : (cells[heading] ?? '').trim();
    if (text === '') continue;
    const answer = readFieldText(field, text);
    if (answer === undefined) faults.push(faultOf(key, 'not_understood'));
    else if (answer !== null) answers[key] = answer;
  }
  return { answers, faults };
}

function readFieldText(field: Field, text: string): Answer | undefined {
  switch (field.kind) {
    case 'text':
    case 'number':
    case 'money':
    case 'date':
    case 'choice':
    case 'yes_no':
      return readCellText(field, text);
    case 'choices': {
      const parts = text
        .split(/[、,，;；]/)
        .map((part) => part.trim())
        .filter((part) => part !== '');
      const values = parts.map((part) => readCellText({ ...field, kind: 'choice' }, part));
      return values.every((value) => typeof value === 'string') ? values : undefined;
    }
    default:
      return text;
  }
}
