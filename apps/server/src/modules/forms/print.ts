import { sayCondition } from '@yizhan/forms/conditions.ts';
import type { Answers, Field, FormDefinition, TableColumn } from '@yizhan/forms/definition.ts';
import { linesOf, type FormLine, type FormLocale, type Names } from '@yizhan/forms/in-words.ts';
import { prepareForm } from '@yizhan/forms/run.ts';
import type { Block, Paper } from '@yizhan/print';
import { fill } from '../../app/errors.ts';

const zh = {
  about: '填的是',
  day: '日期',
  by: '填写人',
  foot: '{title} 第{number}版，{printed}打印',
  struck: '（已作废）',
  required: '（必填）',
  when: '（{words}时填）',
  attach: '（另附）',
  yes: '是',
  no: '否',
  from: '从',
  to: '到',
};
const en: typeof zh = {
  about: 'About',
  day: 'Day',
  by: 'Filled in by',
  foot: '{title}, version {number}, printed {printed}',
  struck: ' (struck out)',
  required: ' (required)',
  when: ' (when {words})',
  attach: ' (attached)',
  yes: 'yes',
  no: 'no',
  from: 'from',
  to: 'to',
};
const TEXTS: Readonly<Record<FormLocale, typeof zh>> = { 'zh-CN': zh, en };

/** What both papers of a form say of it. */
interface FormPaper {
  readonly definition: FormDefinition;
  readonly number: number;
  readonly locale: FormLocale;
  readonly large: boolean;
  /** The day it is printed on. */
  readonly printed: string;
}

export interface FilledForm extends FormPaper {
  readonly answers: Answers;
  readonly names: Names;
  readonly about: string;
  readonly onDay: string;
  readonly by: string;
  readonly isStruck: boolean;
}

/** A form as it was filled in, with the texts of its version. */
export function composeFilled(form: FilledForm): Paper {
  const texts = TEXTS[form.locale];
  const blocks: Block[] = [
    {
      kind: 'fields',
      rows: [
        [texts.about, form.about],
        [texts.day, form.onDay],
        [texts.by, form.by],
      ],
    },
  ];
  const lines = linesOf(prepareForm(form.definition), form.answers, {
    locale: form.locale,
    names: form.names,
    today: form.onDay,
  });
  for (const line of lines) addLine(blocks, line);
  return { ...paperOf(form, form.isStruck ? texts.struck : ''), blocks };
}

function addLine(blocks: Block[], line: FormLine): void {
  switch (line.kind) {
    case 'section':
      blocks.push({ kind: 'heading', text: line.label });
      return;
    case 'answer':
      addField(blocks, line.label, line.text);
      return;
    case 'signature':
      blocks.push({ kind: 'drawn', label: line.label, strokes: line.strokes });
      return;
    case 'table':
      blocks.push({ kind: 'text', text: line.label });
      blocks.push({ kind: 'table', head: line.heads, widths: line.heads.map(() => 1), rows: line.rows });
  }
}

/** Answers that follow each other stand in one list. */
function addField(blocks: Block[], label: string, value: string): void {
  const last = blocks.at(-1);
  if (last?.kind === 'fields') blocks[blocks.length - 1] = { ...last, rows: [...last.rows, [label, value]] };
  else blocks.push({ kind: 'fields', rows: [[label, value]] });
}

/** Rows of a table that is filled in by hand. */
const EMPTY_ROWS = 6;

/** A form to be filled in by hand, with everything it may ask. */
export function composeBlank(form: FormPaper): Paper {
  const { locale } = form;
  const texts = TEXTS[locale];
  const { vocabulary } = prepareForm(form.definition);
  const blocks: Block[] = [];
  if (form.definition.note !== undefined) blocks.push({ kind: 'note', text: form.definition.note[locale] });
  for (const field of form.definition.fields) {
    if (field.kind === 'computed') continue;
    const when =
      field.shown === undefined
        ? ''
        : fill(texts.when, { words: sayCondition(field.shown, vocabulary)[locale] });
    const must = 'required' in field && field.required === true ? texts.required : '';
    const label = `${field.label[locale]}${must}${when}`;
    if (field.kind === 'section') blocks.push({ kind: 'heading', text: label });
    else addBlank(blocks, field, label, locale);
    if (field.hint !== undefined && field.hint[locale] !== '')
      blocks.push({ kind: 'note', text: field.hint[locale] });
  }
  return { ...paperOf(form, ''), blocks };
}

function addBlank(blocks: Block[], field: Field, label: string, locale: FormLocale): void {
  const texts = TEXTS[locale];
  switch (field.kind) {
    case 'choice':
    case 'choices':
      addField(blocks, label, boxes(field.options.map((option) => option.label[locale])));
      return;
    case 'yes_no':
      addField(blocks, label, boxes([texts.yes, texts.no]));
      return;
    case 'period':
      addField(blocks, `${label} ${texts.from}`, '');
      addField(blocks, `${label} ${texts.to}`, '');
      return;
    case 'long_text':
      blocks.push({ kind: 'lines', label, count: 3 });
      return;
    case 'files':
    case 'photos':
      addField(blocks, label, texts.attach);
      return;
    case 'signature':
      blocks.push({ kind: 'signatures', labels: [label] });
      return;
    case 'table': {
      const empty = field.columns.map((column) => emptyCell(column, locale));
      blocks.push({ kind: 'text', text: label });
      blocks.push({
        kind: 'table',
        head: field.columns.map((column) => column.label[locale]),
        widths: field.columns.map(() => 1),
        rows: Array.from({ length: EMPTY_ROWS }, () => empty),
      });
      return;
    }
    default:
      addField(blocks, label, '');
  }
}

const boxes = (choices: readonly string[]): string => choices.map((choice) => `□ ${choice}`).join('   ');

function emptyCell(column: TableColumn, locale: FormLocale): string {
  if (column.kind === 'choice') return boxes(column.options.map((option) => option.label[locale]));
  return column.kind === 'yes_no' ? boxes([TEXTS[locale].yes, TEXTS[locale].no]) : '';
}

function paperOf(
  { definition, number, locale, large, printed }: FormPaper,
  mark: string,
): Omit<Paper, 'blocks'> {
  const title = definition.title[locale];
  return {
    locale,
    size: 'A4',
    large,
    title: `${title}${mark}`,
    office: null,
    number: null,
    code: null,
    foot: fill(TEXTS[locale].foot, { title, number, printed }),
  };
}
