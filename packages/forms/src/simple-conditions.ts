import type { RuleNode } from '@yizhan/domain/rules/node.ts';
import type { RuleType } from '@yizhan/domain/rules/values.ts';
import { factTypeOf } from './conditions.ts';
import type { Field } from './definition.ts';

/** What a screen lets somebody ask of one field. */
export const SIMPLE_TESTS = [
  'yes',
  'no',
  'in',
  'not_in',
  '=',
  '<',
  '<=',
  '>=',
  '>',
  'answered',
  'unanswered',
] as const;
export type SimpleTestName = (typeof SIMPLE_TESTS)[number];

export interface SimpleTest {
  readonly field: string;
  readonly test: SimpleTestName;
  /** For comparisons: a number, fen or a day; null while nothing is chosen. */
  readonly value: number | string | null;
  /** For `in` and `not_in`. */
  readonly codes: readonly string[];
}

/** A condition as a screen edits it: tests of which all or any must hold. */
export interface SimpleCondition {
  readonly join: 'and' | 'or';
  readonly tests: readonly SimpleTest[];
}

/** The tests that make sense for a field. */
export function testsFor(field: Field): SimpleTestName[] {
  const type = factTypeOf(field);
  if (type === 'yes_no') return ['yes', 'no', 'answered', 'unanswered'];
  if ((type === 'code' || type === 'codes') && 'options' in field)
    return ['in', 'not_in', 'answered', 'unanswered'];
  if (type === 'number' || type === 'money' || type === 'date')
    return ['=', '<', '<=', '>=', '>', 'answered', 'unanswered'];
  return ['answered', 'unanswered'];
}

/** A condition as the screen edits it; null for one that was not made on the screen and stays as it is. */
export function readSimple(node: RuleNode): SimpleCondition | null {
  if (node.kind !== 'and' && node.kind !== 'or') {
    const test = readTest(node);
    return test === null ? null : { join: 'and', tests: [test] };
  }
  const tests = node.of.map(readTest);
  const known = tests.filter((test) => test !== null);
  return known.length === tests.length ? { join: node.kind, tests: known } : null;
}

function readTest(node: RuleNode): SimpleTest | null {
  const none = { value: null, codes: [] } as const;
  if (node.kind === 'not') {
    const inner = readTest(node.of);
    if (inner?.test === 'answered') return { ...inner, test: 'unanswered' };
    return inner?.test === 'in' ? { ...inner, test: 'not_in' } : null;
  }
  if (node.kind === 'fact') {
    const match = /^answered\.(.+)$/.exec(node.fact);
    return match?.[1] === undefined ? null : { field: match[1], test: 'answered', ...none };
  }
  if (node.kind === 'in') {
    return node.of.kind === 'fact'
      ? { field: node.of.fact, test: 'in', value: null, codes: node.codes }
      : null;
  }
  if (node.kind !== 'compare' || node.left.kind !== 'fact' || node.right.kind !== 'constant') return null;
  const { fact } = node.left;
  const { value } = node.right;
  if (fact.includes('.') || node.op === '!=') return null;
  if (typeof value === 'boolean') {
    return node.op === '=' ? { field: fact, test: value ? 'yes' : 'no', ...none } : null;
  }
  return typeof value === 'object' ? null : { field: fact, test: node.op, value, codes: [] };
}

/** The rule; undefined while nothing whole is chosen. Tests that are half chosen are left out. */
export function writeSimple(
  { join, tests }: SimpleCondition,
  fields: ReadonlyMap<string, Field>,
): RuleNode | undefined {
  const nodes = tests.flatMap((test) => {
    const field = fields.get(test.field);
    const node = field === undefined ? undefined : writeTest(test, factTypeOf(field));
    return node === undefined ? [] : [node];
  });
  const [first] = nodes;
  return nodes.length > 1 ? { kind: join, of: nodes } : first;
}

function writeTest({ field, test, value, codes }: SimpleTest, type: RuleType | null): RuleNode | undefined {
  const answered: RuleNode = { kind: 'fact', fact: `answered.${field}` };
  const fact: RuleNode = { kind: 'fact', fact: field };
  switch (test) {
    case 'answered':
      return answered;
    case 'unanswered':
      return { kind: 'not', of: answered };
    case 'yes':
    case 'no':
      return {
        kind: 'compare',
        op: '=',
        left: fact,
        right: { kind: 'constant', type: 'yes_no', value: test === 'yes' },
      };
    case 'in':
    case 'not_in': {
      if (codes.length === 0) return undefined;
      const among: RuleNode = { kind: 'in', of: fact, codes };
      return test === 'in' ? among : { kind: 'not', of: among };
    }
    default:
      if (value === null || type === null) return undefined;
      return { kind: 'compare', op: test, left: fact, right: { kind: 'constant', type, value } };
  }
}
