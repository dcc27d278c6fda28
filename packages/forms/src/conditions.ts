import { nodesOf } from '@yizhan/domain/rules/tree.ts';
import { evaluateNode, type Facts } from '@yizhan/domain/rules/evaluate.ts';
import type { RuleNode } from '@yizhan/domain/rules/node.ts';
import type { FactDefinition, RuleVocabulary } from '@yizhan/domain/rules/rule-set.ts';
import type { RuleType, RuleValue } from '@yizhan/domain/rules/values.ts';
import { nodeWords } from '@yizhan/domain/rules/words.ts';
import { isAnswered, rowsIn } from './answer-shapes.ts';
import type { Answer, Field, FormDefinition, Wording } from './definition.ts';

/**
 * Conditions are rules over facts that the answers are. Beside a field's own fact there is `answered.<field>` for all
 * kinds and `rows.<table>` for the number of rows; these two are always known.
 */
const ANSWERED = 'answered.';
const ROWS = 'rows.';

const FACT_TYPES = {
  section: null,
  text: null,
  long_text: null,
  number: 'number',
  money: 'money',
  date: 'date',
  period: null,
  time_windows: null,
  choice: 'code',
  choices: 'codes',
  yes_no: 'yes_no',
  region: 'code',
  occupation: 'code',
  address: null,
  person: 'code',
  employer: 'code',
  site: 'code',
  files: null,
  photos: null,
  signature: null,
  table: null,
  computed: 'number',
} as const satisfies Record<Field['kind'], RuleType | null>;

/** The type as which conditions read a field's answer; null where they can only ask whether there is one. */
export function factTypeOf(field: Field): RuleType | null {
  return field.kind === 'computed' && field.shows === 'money' ? 'money' : FACT_TYPES[field.kind];
}

/** What the conditions of a form may name. */
export function vocabularyOf(definition: FormDefinition): RuleVocabulary {
  const facts: Record<string, FactDefinition> = {};
  for (const field of definition.fields) {
    if (field.kind === 'section') continue;
    const name = quoted(field.label);
    const type = factTypeOf(field);
    if (type !== null) {
      const codes =
        'options' in field
          ? Object.fromEntries(field.options.map(({ value, label }) => [value, label]))
          : undefined;
      facts[field.key] = { type, name, question: field.label, ...(codes === undefined ? {} : { codes }) };
    }
    const answered = { 'zh-CN': `${name['zh-CN']}已填写`, en: `${name.en} is filled in` };
    facts[ANSWERED + field.key] = { type: 'yes_no', name: answered, question: field.label };
    if (field.kind === 'table') {
      const rows = { 'zh-CN': `${name['zh-CN']}的行数`, en: `the rows of ${name.en}` };
      facts[ROWS + field.key] = { type: 'number', name: rows, question: field.label };
    }
  }
  return { facts, parameters: {} };
}

const quoted = ({ 'zh-CN': zh, en }: Wording): Wording => ({ 'zh-CN': `“${zh}”`, en: `“${en}”` });

/** Puts what an answer says into the facts; without an answer the field's own fact is not known. */
export function intoFacts(
  facts: Record<string, RuleValue | null>,
  field: Field,
  answer: Answer | undefined,
): void {
  facts[ANSWERED + field.key] = isAnswered(answer);
  if (field.kind === 'table')
    facts[ROWS + field.key] = rowsIn(answer).filter((row) => isAnswered(row)).length;
  if (factTypeOf(field) !== null) facts[field.key] = factOf(field, answer);
}

function factOf(field: Field, answer: Answer | undefined): RuleValue | null {
  if (answer === undefined || !isAnswered(answer)) return null;
  if (typeof answer === 'number') {
    if (factTypeOf(field) !== 'money') return answer;
    return Number.isSafeInteger(answer) ? BigInt(answer) : null;
  }
  if (typeof answer === 'string' || typeof answer === 'boolean') return answer;
  return Array.isArray(answer) ? answer.filter((one) => typeof one === 'string') : null;
}

/** Whether a condition holds on the day `today` in Shanghai; undefined while the answers that decide it are missing. */
export function holdsFor(
  condition: RuleNode,
  facts: Facts,
  vocabulary: RuleVocabulary,
  today: string,
): boolean | undefined {
  const { value } = evaluateNode(condition, { facts, parameter: () => undefined, asOf: today }, vocabulary);
  return typeof value === 'boolean' ? value : undefined;
}

/** The fields whose answers a condition reads, each once. */
export function fieldsOf(condition: RuleNode): string[] {
  const named = [...nodesOf(condition)].flatMap((node) => (node.kind === 'fact' ? [node.fact] : []));
  return [...new Set(named.map((fact) => fact.replace(/^(answered|rows)\./, '')))];
}

/** A condition as half a sentence in both languages: `“有住宿”选“是”`, joined with 并且 and 或者. */
export function sayCondition(condition: RuleNode, vocabulary: RuleVocabulary): Wording {
  return {
    'zh-CN': sayIn(condition, vocabulary, 'zh-CN'),
    en: sayIn(condition, vocabulary, 'en'),
  };
}

/** “是” of a yes-no field wants quotes: 是是 reads like a slip. */
function yesNoOf(node: RuleNode, vocabulary: RuleVocabulary, locale: 'zh-CN' | 'en'): string | null {
  if (node.kind !== 'compare' || node.op !== '=' || node.left.kind !== 'fact') return null;
  if (node.right.kind !== 'constant' || typeof node.right.value !== 'boolean') return null;
  const name = vocabulary.facts[node.left.fact]?.name[locale] ?? node.left.fact;
  if (locale === 'zh-CN') return `${name}选“${node.right.value ? '是' : '否'}”`;
  return `${name} is “${node.right.value ? 'yes' : 'no'}”`;
}

const JOINS = { 'zh-CN': { and: '，并且', or: '，或者' }, en: { and: ' and ', or: ' or ' } } as const;

function sayIn(node: RuleNode, vocabulary: RuleVocabulary, locale: 'zh-CN' | 'en'): string {
  const yes = yesNoOf(node, vocabulary, locale);
  if (yes !== null) return yes;
  if (node.kind !== 'and' && node.kind !== 'or') {
    if (node.kind === 'not') {
      const inner = sayIn(node.of, vocabulary, locale);
      return locale === 'zh-CN' ? `不满足（${inner}）` : `not (${inner})`;
    }
    return nodeWords(node, { vocabulary, parts: [], locale });
  }
  return node.of
    .map((part) => {
      const words = sayIn(part, vocabulary, locale);
      if (part.kind !== 'and' && part.kind !== 'or') return words;
      return locale === 'zh-CN' ? `（${words}）` : `(${words})`;
    })
    .join(JOINS[locale][node.kind]);
}
