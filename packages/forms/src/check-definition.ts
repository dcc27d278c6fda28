import { checkCondition } from '@yizhan/domain/rules/check.ts';
import type { RuleNode } from '@yizhan/domain/rules/node.ts';
import { nodesOf } from '@yizhan/domain/rules/tree.ts';
import { factTypeOf, fieldsOf, vocabularyOf } from './conditions.ts';
import type { Answer, Answers, Field, FormDefinition, Formula, TableColumn, Wording } from './definition.ts';
import { kindsFor } from './for-whom.ts';
import { partsOf } from './formulas.ts';
import { needsOf, prepareForm, startRun, type PreparedForm } from './run.ts';

/** What keeps a definition from being published, for its author. */
export interface DefinitionProblem {
  /** The field it is about; null for the form as a whole. */
  readonly field: string | null;
  readonly code: ProblemCode;
  readonly words: Wording;
}

type ProblemCode =
  | 'no_fields'
  | 'text_missing'
  | 'key_twice'
  | 'options_missing'
  | 'option_twice'
  | 'columns_missing'
  | 'condition'
  | 'formula'
  | 'circle'
  | 'later_field'
  | 'bounds'
  | 'not_for_person'
  | 'never_shown'
  | 'never_asked';

/**
 * All that is wrong with a definition, at once, in the order of its fields. Empty when it can be published. `code` is of the
 * form, where it has one already.
 */
export function checkDefinition(definition: FormDefinition, code?: string): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const say = (field: string | null, code: ProblemCode, zh: string, en: string) =>
    problems.push({ field, code, words: { 'zh-CN': zh, en } });
  if (!isSaid(definition.title))
    say(null, 'text_missing', '表单名称的中文或英文还空着。', 'The title lacks a language.');
  if (!definition.fields.some((field) => field.kind !== 'section')) {
    say(null, 'no_fields', '表单里还没有要填的项目。', 'The form has no field to fill in.');
  }
  const form = prepareForm(definition);
  const vocabulary = vocabularyOf(definition);
  const kinds = kindsFor({ code, forPerson: definition.forPerson });
  const seen = new Set<string>();
  for (const field of definition.fields) {
    const { key } = field;
    if (seen.has(key))
      say(key, 'key_twice', `有两项的编号都是“${key}”。`, `Two fields have the key “${key}”.`);
    seen.add(key);
    if (!kinds.includes(field.kind))
      say(
        key,
        'not_for_person',
        '这张表单由本人填写，不能有这种项目：本人不能查别人和单位，登记时也还没有存文件的地方。请去掉，或改为只由工作人员填。',
        'People fill this form in themselves, so it cannot hold this kind: they must not look up others or employers, and before registration there is no record to keep files. Take it out, or leave the form to staff.',
      );
    for (const [zh, en] of missingTexts(field)) say(key, 'text_missing', zh, en);
    if ('options' in field) optionProblems(field.options, (code, zh, en) => say(key, code, zh, en));
    if (field.kind === 'table') columnProblems(field.columns, (code, zh, en) => say(key, code, zh, en));
    if (boundsCross(field))
      say(
        key,
        'bounds',
        '最小值比最大值还大，没有答案合适。',
        'The least is above the most: no answer fits.',
      );
    for (const condition of conditionsOf(field)) {
      for (const { message } of checkCondition(condition, vocabulary)) {
        say(key, 'condition', `条件有问题：${message['zh-CN']}`, `The condition: ${message.en}`);
      }
      if (fieldsOf(condition).includes(key)) {
        say(key, 'circle', '条件里用到了它自己。', 'Its condition asks about the field itself.');
      }
    }
    for (const [zh, en] of formulaProblems(field, form)) say(key, 'formula', zh, en);
  }
  if (problems.some(({ code }) => code === 'key_twice' || code === 'condition' || code === 'formula'))
    return problems;
  for (const key of form.circles) {
    if (problems.some((one) => one.field === key && one.code === 'circle')) continue;
    const label = labelOf(form, key);
    say(
      key,
      'circle',
      `“${label['zh-CN']}”的条件绕了一圈又回到自己。`,
      `The conditions of “${label.en}” lead back to itself.`,
    );
  }
  if (form.circles.size > 0) return problems;
  for (const [key, on] of later(form)) {
    const [own, other] = [labelOf(form, key), labelOf(form, on)];
    say(
      key,
      'later_field',
      `“${own['zh-CN']}”要看后面“${other['zh-CN']}”的回答，请把它移到那一项之后。`,
      `“${own.en}” waits for “${other.en}”, which comes later. Move it below.`,
    );
  }
  for (const field of definition.fields) {
    const { key, label } = field;
    if (canShow(form, field) === false) {
      const must = 'required' in field && field.required !== undefined;
      say(
        key,
        must ? 'never_asked' : 'never_shown',
        `“${label['zh-CN']}”${must ? '必填，但' : ''}在任何回答下都不会显示，条件自相矛盾。`,
        `“${label.en}”${must ? ' is required, but' : ''} never shows, whatever is answered: its conditions contradict each other.`,
      );
    }
  }
  return problems;
}

const isSaid = (words: Wording): boolean => words['zh-CN'] !== '' && words.en !== '';
const labelOf = (form: PreparedForm, key: string): Wording =>
  form.fields.get(key)?.label ?? { 'zh-CN': key, en: key };

type Pair = readonly [zh: string, en: string];

function missingTexts(field: Field): Pair[] {
  const missing: Pair[] = [];
  if (!isSaid(field.label)) missing.push(['名称的中文或英文还空着。', 'The label lacks a language.']);
  const hint = field.hint;
  if (hint !== undefined && hint['zh-CN'] !== hint.en && !isSaid(hint)) {
    missing.push(['说明只写了一种语言。', 'The hint is in one language only.']);
  }
  return missing;
}

type SayHere = (code: ProblemCode, zh: string, en: string) => void;

function optionProblems(options: readonly { value: string; label: Wording }[], say: SayHere): void {
  if (options.length < 2) say('options_missing', '至少要有两个选项。', 'It needs two choices or more.');
  if (new Set(options.map((one) => one.value)).size < options.length) {
    say('option_twice', '有两个选项的编号相同。', 'Two choices have the same code.');
  }
  if (options.some((one) => !isSaid(one.label))) {
    say('text_missing', '有选项的中文或英文还空着。', 'A choice lacks a language.');
  }
}

function columnProblems(columns: readonly TableColumn[], say: SayHere): void {
  if (columns.length === 0) say('columns_missing', '表格还没有列。', 'The table has no columns.');
  if (new Set(columns.map((one) => one.key)).size < columns.length) {
    say('key_twice', '有两列的编号相同。', 'Two columns have the same key.');
  }
  if (columns.some((one) => !isSaid(one.label)))
    say('text_missing', '有列名还空着。', 'A column lacks a language.');
  for (const column of columns) if (column.kind === 'choice') optionProblems(column.options, say);
}

function boundsCross(field: Field): boolean {
  if (field.kind === 'number' || field.kind === 'money') {
    return field.min !== undefined && field.max !== undefined && field.min > field.max;
  }
  if (field.kind !== 'date' && field.kind !== 'period') return false;
  const { from, until } = field;
  return from !== undefined && until !== undefined && from !== 'today' && until !== 'today' && from > until;
}

function conditionsOf(field: Field): RuleNode[] {
  const required = 'required' in field && typeof field.required === 'object' ? [field.required] : [];
  return field.shown === undefined ? required : [field.shown, ...required];
}

function formulaProblems(field: Field, { fields }: PreparedForm): Pair[] {
  if (field.kind !== 'computed') return [];
  const problems: Pair[] = partsOf(field.formula)
    .filter((key) => !fields.has(key))
    .map((key) => [`算式里的“${key}”不在表单里。`, `The formula names “${key}”, which is not in the form.`]);
  const isNumber = (key: string) => {
    const other = fields.get(key);
    return other === undefined || ['number', 'money'].includes(factTypeOf(other) ?? '');
  };
  walk(field.formula);
  return problems;

  function walk(formula: Formula): void {
    if ('field' in formula && !isNumber(formula.field)) {
      problems.push(['算式里有不是数字的项目。', 'The formula adds something that is no number.']);
    } else if ('total' in formula || 'rows' in formula) {
      const table = fields.get('total' in formula ? formula.total[0] : formula.rows);
      if (table !== undefined && table.kind !== 'table') {
        problems.push(['算式要合计的不是表格。', 'The formula totals something that is no table.']);
      } else if (
        'total' in formula &&
        table !== undefined &&
        !table.columns.some(isTotalled(formula.total[1]))
      ) {
        problems.push([
          '算式要合计的列不在表格里，或不是数字。',
          'The column to add up is missing, or no number.',
        ]);
      }
    } else if ('days' in formula) {
      if (formula.days.some((key) => fields.has(key) && fields.get(key)?.kind !== 'date')) {
        problems.push(['算天数要用日期。', 'Days are counted between dates.']);
      }
    } else if ('sum' in formula) formula.sum.forEach(walk);
    else if ('product' in formula) formula.product.forEach(walk);
    else if ('minus' in formula) formula.minus.forEach(walk);
  }
}

const isTotalled =
  (key: string) =>
  (column: TableColumn): boolean =>
    column.key === key && (column.kind === 'number' || column.kind === 'money');

/** Fields that wait for an answer further down: whoever fills in from top to bottom would see the form grow above. */
function later(form: PreparedForm): [key: string, on: string][] {
  const place = new Map(form.definition.fields.map((field, index) => [field.key, index]));
  return form.definition.fields.flatMap((field) =>
    conditionsOf(field)
      .flatMap(fieldsOf)
      .filter((on) => (place.get(on) ?? 0) > (place.get(field.key) ?? 0))
      .map((on): [string, string] => [field.key, on]),
  );
}

const MOST_TRIES = 4096;

/** Whether a field can show at all, by trying the answers its conditions tell apart; undefined where there are too many. */
function canShow(form: PreparedForm, field: Field): boolean | undefined {
  const asked = closureOf(form, field);
  const conditions = [...asked, field.key].flatMap((key) => {
    const one = form.fields.get(key);
    return one === undefined ? [] : conditionsOf(one);
  });
  if (conditions.length === 0) return true;
  const answers = asked.flatMap((key): [string, (Answer | undefined)[]][] => {
    const one = form.fields.get(key);
    return one === undefined || one.kind === 'section'
      ? []
      : [[key, [undefined, ...telling(one, conditions)]]];
  });
  // Computed fields, and kinds whose values cannot be listed, are not tried: nothing is said of what rests on them.
  if (asked.some((key) => form.fields.get(key)?.kind === 'computed')) return undefined;
  if (answers.reduce((all, [, values]) => all * values.length, 1) > MOST_TRIES) return undefined;
  let tries: Answers[] = [{}];
  for (const [key, values] of answers) {
    tries = tries.flatMap((one) =>
      values.map((value) => (value === undefined ? one : { ...one, [key]: value })),
    );
  }
  return tries.some((one) => startRun(form, ANY_DAY, one).stateOf(field.key).shown);
}

const ANY_DAY = '2026-01-01';

/** All fields that decide, directly or not, whether a field shows. */
function closureOf(form: PreparedForm, field: Field): string[] {
  const found = new Set<string>();
  const queue = [field];
  for (const one of queue) {
    for (const key of needsOf(one, form.sectionOf)) {
      const next = form.fields.get(key);
      if (next === undefined || found.has(key)) continue;
      found.add(key);
      queue.push(next);
    }
  }
  return [...found];
}

/** Answers of a field that the conditions can tell apart: on, just below and just above each value they name. */
function telling(field: Field, conditions: readonly RuleNode[]): Answer[] {
  if (field.kind === 'yes_no') return [true, false];
  if (field.kind === 'choice') return field.options.map((option) => option.value);
  const named = conditions.flatMap((condition) => constantsFor(condition, field.key));
  switch (field.kind) {
    case 'choices':
      return field.options.length <= 6
        ? subsets(field.options.map((one) => one.value))
        : [field.options.map((one) => one.value)];
    case 'number':
    case 'money': {
      const numbers = named.filter((value) => typeof value === 'number');
      return [...new Set([0, ...numbers.flatMap((value) => [value - 1, value, value + 1])])].filter(
        (value) => value >= (field.min ?? -Infinity) && value <= (field.max ?? Infinity),
      );
    }
    case 'date': {
      const days = named.filter((value) => typeof value === 'string');
      return [...new Set(['1900-01-01', ANY_DAY, '2999-12-31', ...days, ...days.flatMap(daysAround)])];
    }
    case 'table':
      return [[{ a: 1 }], Array.from({ length: 200 }, () => ({ a: 1 }))];
    default:
      return named.length > 0 ? [...named.filter((value) => typeof value === 'string'), 'another'] : ['x'];
  }
}

function daysAround(day: string): string[] {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at)
    ? []
    : [-1, 1].map((days) => new Date(at + days * 86_400_000).toISOString().slice(0, 10));
}

function subsets(values: readonly string[]): string[][] {
  let all: string[][] = [[]];
  for (const value of values) all = [...all, ...all.map((one) => [...one, value])];
  return all.filter((one) => one.length > 0);
}

function constantsFor(condition: RuleNode, key: string): (string | number)[] {
  return [...nodesOf(condition)].flatMap((node) => {
    if (node.kind === 'in') return node.of.kind === 'fact' && node.of.fact === key ? [...node.codes] : [];
    if (node.kind !== 'compare') return [];
    const sides = [node.left, node.right];
    if (!sides.some((side) => side.kind === 'fact' && side.fact === key)) return [];
    return sides.flatMap((side) =>
      side.kind === 'constant' && (typeof side.value === 'string' || typeof side.value === 'number')
        ? [side.value]
        : [],
    );
  });
}
