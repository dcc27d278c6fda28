import { addMonths, wholeMonths } from '../calendar/shanghai.ts';
import { fenAtRate, partOfFen } from '../money/fen.ts';
import type { Comparison, RuleNode } from './node.ts';
import type { RulePart, RuleVocabulary } from './rule-set.ts';
import { childrenOf } from './tree.ts';
import { isOfType, readValue, sameValue, type RuleValue } from './values.ts';

export type Facts = Readonly<Record<string, RuleValue | null | undefined>>;

/** What a rule is asked about. */
export interface Situation {
  /** What is known; anything missing is not known. */
  readonly facts: Facts;
  /** The value of a parameter at the place on the day; undefined where no window holds. */
  readonly parameter: (name: string) => RuleValue | undefined;
  /** The day as of which it is asked, in Shanghai. */
  readonly asOf: string;
}

/** A node with its value, undefined where that is not known, and the same of the nodes below. */
export interface Outcome {
  readonly node: RuleNode;
  readonly value: RuleValue | undefined;
  readonly of: readonly Outcome[];
}

interface Run extends Situation {
  readonly vocabulary: RuleVocabulary;
  readonly parts: readonly RulePart[];
  readonly done: Map<string, Outcome>;
}

/** Evaluates a condition that stands alone, as one of a form's field. */
export function evaluateNode(node: RuleNode, situation: Situation, vocabulary: RuleVocabulary): Outcome {
  return visit(node, { ...situation, vocabulary, parts: [], done: new Map() });
}

/** Evaluates one part; the set was checked before (`checkRules`), so that no part rests on itself. */
export function evaluatePart(
  name: string,
  parts: readonly RulePart[],
  situation: Situation,
  vocabulary: RuleVocabulary,
): Outcome {
  return visit({ kind: 'part', part: name }, { ...situation, vocabulary, parts, done: new Map() });
}

function visit(node: RuleNode, run: Run): Outcome {
  if (node.kind === 'part') return visitPart(node, node.part, run);
  const of = childrenOf(node).map((child) => visit(child, run));
  return { node, of, value: valueOf(node, of, run) };
}

function visitPart(node: RuleNode, name: string, run: Run): Outcome {
  const known = run.done.get(name);
  if (known !== undefined) return { node, of: [known], value: known.value };
  const part = run.parts.find((one) => one.name === name);
  if (part === undefined) return { node, of: [], value: undefined };
  const outcome = visit(part.node, run);
  run.done.set(name, outcome);
  return { node, of: [outcome], value: outcome.value };
}

function valueOf(node: RuleNode, of: readonly Outcome[], run: Run): RuleValue | undefined {
  switch (node.kind) {
    case 'constant':
      return readValue(node.type, node.value);
    case 'fact':
      return typed(run.facts[node.fact], run.vocabulary.facts[node.fact]?.type);
    case 'param':
      return typed(run.parameter(node.param), run.vocabulary.parameters[node.param]?.type);
    case 'today':
      return run.asOf;
    case 'not':
      return truth(of[0]) === undefined ? undefined : !truth(of[0]);
    case 'and':
      return kleene(of, false);
    case 'or':
      return kleene(of, true);
    case 'when':
      return chosen(of);
    case 'part':
      return of[0]?.value;
    default:
      return computed(
        node,
        of.map((one) => one.value),
      );
  }
}

function typed(
  value: RuleValue | null | undefined,
  type: RuleVocabulary['facts'][string]['type'] | undefined,
) {
  if (value === undefined || value === null || type === undefined) return undefined;
  return isOfType(type, value) ? value : undefined;
}

function truth(outcome: Outcome | undefined): boolean | undefined {
  return typeof outcome?.value === 'boolean' ? outcome.value : undefined;
}

/** One value that decides, else all the opposite, else not known. */
function kleene(of: readonly Outcome[], deciding: boolean): boolean | undefined {
  const truths = of.map(truth);
  if (truths.includes(deciding)) return deciding;
  return truths.includes(undefined) ? undefined : !deciding;
}

/** The first case that holds; before an open one only if all that may follow agree. `of` is if, then, if, then, …, otherwise. */
function chosen(of: readonly Outcome[]): RuleValue | undefined {
  const possible: (RuleValue | undefined)[] = [];
  let at = 0;
  for (; at + 1 < of.length; at += 2) {
    const holds = truth(of[at]);
    if (holds === false) continue;
    possible.push(of[at + 1]?.value);
    if (holds === true) break;
  }
  if (at + 1 >= of.length) possible.push(of.at(-1)?.value);
  const [first] = possible;
  if (first === undefined) return undefined;
  return possible.every((value) => value !== undefined && sameValue(value, first)) ? first : undefined;
}

type Computing = Exclude<
  RuleNode,
  { readonly kind: 'constant' | 'fact' | 'param' | 'part' | 'today' | 'not' | 'when' }
>;

function computed(node: Computing, values: readonly (RuleValue | undefined)[]): RuleValue | undefined {
  const [a, b] = values;
  if (a === undefined || values.includes(undefined)) return undefined;
  switch (node.kind) {
    case 'compare':
      return b === undefined ? undefined : compare(node.op, a, b);
    case 'in':
      return typeof a === 'string'
        ? node.codes.includes(a)
        : typeof a === 'object'
          ? node.codes.some((code) => a.includes(code))
          : undefined;
    case 'min':
      return extreme(values, -1);
    case 'max':
      return extreme(values, 1);
    case 'sum':
      return sum(values);
    case 'share':
      return typeof a === 'bigint'
        ? partOfFen(a, BigInt(node.numerator), BigInt(node.denominator))
        : undefined;
    case 'rate':
      return typeof a === 'number' && Number.isSafeInteger(a) && typeof b === 'bigint'
        ? fenAtRate(BigInt(a), b)
        : undefined;
    case 'months_between':
      return typeof a === 'string' && typeof b === 'string' ? wholeMonths(a, b) : undefined;
    case 'add_months':
      return typeof a === 'string' && typeof b === 'number' ? addMonths(a, b) : undefined;
    default:
      return undefined;
  }
}

/** -1, 0 or 1; undefined for values that have no order with each other. */
function order(a: RuleValue, b: RuleValue): number | undefined {
  const ordered = typeof a === 'number' || typeof a === 'bigint' || typeof a === 'string';
  if (!ordered || typeof a !== typeof b) return undefined;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function compare(op: Comparison, a: RuleValue, b: RuleValue): boolean | undefined {
  if (typeof a !== typeof b) return undefined;
  if (op === '=') return sameValue(a, b);
  if (op === '!=') return !sameValue(a, b);
  const is = order(a, b);
  if (is === undefined) return undefined;
  if (op === '<') return is < 0;
  if (op === '<=') return is <= 0;
  return op === '>' ? is > 0 : is >= 0;
}

function extreme(values: readonly (RuleValue | undefined)[], towards: 1 | -1): RuleValue | undefined {
  let found: RuleValue | undefined;
  for (const value of values) {
    if (value === undefined) return undefined;
    if (found === undefined) {
      found = value;
      continue;
    }
    const is = order(value, found);
    if (is === undefined) return undefined;
    if (is === towards) found = value;
  }
  return found;
}

function sum(values: readonly (RuleValue | undefined)[]): RuleValue | undefined {
  let total: number | bigint | undefined;
  for (const value of values) {
    if (typeof value === 'bigint' && typeof total !== 'number') total = (total ?? 0n) + value;
    else if (typeof value === 'number' && typeof total !== 'bigint') total = (total ?? 0) + value;
    else return undefined;
  }
  return total;
}
