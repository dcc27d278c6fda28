import type { RuleNode } from './node.ts';
import type { RuleSet, RuleVocabulary } from './rule-set.ts';
import { nodesOf } from './tree.ts';
import { readValue, type RuleType } from './values.ts';

type Both = Readonly<Record<'zh-CN' | 'en', string>>;

/** What is wrong with a condition, in words. */
export interface RuleProblem {
  /** The part it stands in; null for a condition that stands alone. */
  readonly part: string | null;
  readonly message: Both;
}

const TYPE_NAMES: Readonly<Record<RuleType, Both>> = {
  yes_no: { 'zh-CN': '是否', en: 'yes or no' },
  number: { 'zh-CN': '数字', en: 'a number' },
  money: { 'zh-CN': '金额', en: 'an amount' },
  rate: { 'zh-CN': '单价', en: 'a rate' },
  months: { 'zh-CN': '月数', en: 'months' },
  date: { 'zh-CN': '日期', en: 'a day' },
  code: { 'zh-CN': '选项', en: 'a choice' },
  codes: { 'zh-CN': '多个选项', en: 'several choices' },
};

const MOST_NODES = 400;

interface Check {
  readonly set: RuleSet | null;
  readonly vocabulary: RuleVocabulary;
  readonly problems: RuleProblem[];
  part: string | null;
}

/** All that keeps a rule set from being used: names, types, parts that rest on themselves. Empty when it can be. */
export function checkRules(set: RuleSet, vocabulary: RuleVocabulary): readonly RuleProblem[] {
  const check: Check = { set, vocabulary, problems: [], part: null };
  const seen = new Set<string>();
  for (const { name } of set.parts) {
    if (seen.has(name))
      say(check, `有两个部分都叫“${name}”，请改名。`, `Two parts are called “${name}”: rename one.`);
    seen.add(name);
  }
  if (!seen.has(set.main)) {
    say(check, `没有名为“${set.main}”的部分，得不出结论。`, `There is no part “${set.main}” to answer with.`);
  }
  for (const circle of circles(set)) {
    const names = circle.join(' → ');
    say(check, `这些部分互相引用，算不出来：${names}。`, `These parts rest on each other: ${names}.`);
  }
  if (check.problems.length > 0) return check.problems;
  for (const part of set.parts) {
    check.part = part.name;
    checkTree(part.node, check);
  }
  return check.problems;
}

/** The same for a condition that stands alone, which must answer yes or no. */
export function checkCondition(node: RuleNode, vocabulary: RuleVocabulary): readonly RuleProblem[] {
  const check: Check = { set: null, vocabulary, problems: [], part: null };
  const type = checkTree(node, check);
  if (type !== null && type !== 'yes_no') expected(check, 'yes_no', type);
  return check.problems;
}

/** The type of what a checked rule set answers with. */
export function answerType(set: RuleSet, vocabulary: RuleVocabulary): RuleType | null {
  const main = set.parts.find(({ name }) => name === set.main);
  return main === undefined ? null : typeOf(main.node, { set, vocabulary, problems: [], part: null });
}

function checkTree(node: RuleNode, check: Check): RuleType | null {
  if ([...nodesOf(node)].length > MOST_NODES) {
    say(
      check,
      `条件超过${MOST_NODES}项，请拆成几个部分。`,
      `A condition of more than ${MOST_NODES} nodes: split it into parts.`,
    );
    return null;
  }
  return typeOf(node, check);
}

function say(check: Check, zh: string, en: string): void {
  check.problems.push({ part: check.part, message: { 'zh-CN': zh, en } });
}

function expected(check: Check, wanted: RuleType, got: RuleType): void {
  say(
    check,
    `这里要的是${TYPE_NAMES[wanted]['zh-CN']}，给的是${TYPE_NAMES[got]['zh-CN']}。`,
    `Here stands ${TYPE_NAMES[got].en} where ${TYPE_NAMES[wanted].en} is needed.`,
  );
}

/** Parts that rest on themselves, each circle once. */
function circles(set: RuleSet): readonly (readonly string[])[] {
  const found: string[][] = [];
  const done = new Set<string>();
  const walk = (name: string, path: readonly string[]): void => {
    const at = path.indexOf(name);
    if (at >= 0) {
      found.push([...path.slice(at), name]);
      return;
    }
    if (done.has(name)) return;
    const part = set.parts.find((one) => one.name === name);
    if (part === undefined) return;
    for (const node of nodesOf(part.node)) if (node.kind === 'part') walk(node.part, [...path, name]);
    done.add(name);
  };
  for (const { name } of set.parts) walk(name, []);
  return found;
}

/** The type of a node; null where a problem was said and nothing more follows from it. */
function typeOf(node: RuleNode, check: Check): RuleType | null {
  switch (node.kind) {
    case 'constant':
      if (readValue(node.type, node.value) === undefined) {
        say(
          check,
          `“${String(node.value)}”不是${TYPE_NAMES[node.type]['zh-CN']}。`,
          `“${String(node.value)}” is not ${TYPE_NAMES[node.type].en}.`,
        );
      }
      return node.type;
    case 'fact':
      return named(check, check.vocabulary.facts[node.fact]?.type, node.fact, '事实', 'fact');
    case 'param':
      return named(check, check.vocabulary.parameters[node.param]?.type, node.param, '参数', 'parameter');
    case 'part': {
      const part = check.set?.parts.find(({ name }) => name === node.part);
      // Its own problems are said where it stands.
      if (part !== undefined) return typeOf(part.node, { ...check, problems: [] });
      return named(check, undefined, node.part, '部分', 'part');
    }
    case 'today':
      return 'date';
    case 'not':
      return all([node.of], 'yes_no', 'yes_no', check);
    case 'and':
    case 'or':
      return all(node.of, 'yes_no', 'yes_no', check);
    case 'min':
    case 'max':
    case 'sum':
      return alike(node, check);
    case 'compare':
      return compared(node, check);
    case 'in':
      return chosen(node, check);
    case 'share':
      return all([node.of], 'money', 'money', check);
    case 'rate':
      all([node.count], 'number', 'money', check);
      return all([node.rate], 'rate', 'money', check);
    case 'months_between':
      return all([node.from, node.to], 'date', 'months', check);
    case 'add_months':
      all([node.months], 'months', 'date', check);
      return all([node.date], 'date', 'date', check);
    case 'when':
      all(
        node.cases.map((one) => one.if),
        'yes_no',
        'yes_no',
        check,
      );
      return common([...node.cases.map((one) => one.then), node.otherwise], check);
  }
}

function named(
  check: Check,
  type: RuleType | undefined,
  name: string,
  zh: string,
  en: string,
): RuleType | null {
  if (type !== undefined) return type;
  say(check, `没有名为“${name}”的${zh}。`, `There is no ${en} “${name}”.`);
  return null;
}

function all(nodes: readonly RuleNode[], wanted: RuleType, result: RuleType, check: Check): RuleType {
  for (const node of nodes) {
    const type = typeOf(node, check);
    if (type !== null && type !== wanted) expected(check, wanted, type);
  }
  return result;
}

/** The type that all have in common. */
function common(nodes: readonly RuleNode[], check: Check): RuleType | null {
  const types = nodes.map((node) => typeOf(node, check));
  const first = types.find((type) => type !== null) ?? null;
  for (const type of types)
    if (first !== null && type !== null && type !== first) expected(check, first, type);
  return first;
}

const NO_ORDER: readonly (RuleType | null)[] = ['yes_no', 'code', 'codes'];
const SUMMED: readonly (RuleType | null)[] = ['number', 'money', 'months', null];

function alike(
  node: Extract<RuleNode, { readonly kind: 'and' | 'or' | 'min' | 'max' | 'sum' }>,
  check: Check,
) {
  const type = common(node.of, check);
  if (NO_ORDER.includes(type) || (node.kind === 'sum' && !SUMMED.includes(type))) {
    say(check, '这种值不能相加或比大小。', 'Values of this kind have no sum or order.');
  }
  return type;
}

function compared(node: Extract<RuleNode, { readonly kind: 'compare' }>, check: Check): RuleType {
  const type = common([node.left, node.right], check);
  if (node.op !== '=' && node.op !== '!=' && NO_ORDER.includes(type)) {
    say(
      check,
      '这种值只能比是否相同，不能比大小。',
      'Values of this kind are equal or not: they have no order.',
    );
  }
  if (type === 'code') {
    const [fact, other] = node.left.kind === 'fact' ? [node.left, node.right] : [node.right, node.left];
    if (other.kind === 'constant') knownCodes(fact, [String(other.value)], check);
  }
  return 'yes_no';
}

function chosen(node: Extract<RuleNode, { readonly kind: 'in' }>, check: Check): RuleType {
  const type = typeOf(node.of, check);
  if (type !== null && type !== 'code' && type !== 'codes') expected(check, 'code', type);
  knownCodes(node.of, node.codes, check);
  return 'yes_no';
}

function knownCodes(node: RuleNode, codes: readonly string[], check: Check): void {
  const known = node.kind === 'fact' ? check.vocabulary.facts[node.fact]?.codes : undefined;
  if (known === undefined) return;
  for (const code of codes) {
    if (!Object.hasOwn(known, code)) say(check, `没有“${code}”这个选项。`, `There is no choice “${code}”.`);
  }
}
