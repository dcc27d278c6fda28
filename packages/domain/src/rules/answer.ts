import { evaluatePart, type Outcome, type Situation } from './evaluate.ts';
import type { FactDefinition, RuleSet, RuleVocabulary } from './rule-set.ts';
import { sameValue, type RuleValue } from './values.ts';

/** The answer of a rule set. */
export interface RuleAnswer {
  /** Undefined: not known. */
  readonly value: RuleValue | undefined;
  /** Not known line by line, and yet the same whichever way the open questions are answered (a or not a). */
  readonly eitherWay: boolean;
  readonly outcome: Outcome;
}

/** Completions that are tried at most before "not known" is accepted. */
const MOST_COMPLETIONS = 256;

/**
 * Answers a rule set. Three-valued logic is exact as long as no open fact stands in it twice. Where one does, its values
 * are tried: yes-no and codes with a list of names, up to 256 completions together. Beyond that, and for open numbers,
 * amounts and days that stand in it twice, "not known" may be said where every completion agrees; never the reverse.
 */
export function answerRules(set: RuleSet, situation: Situation, vocabulary: RuleVocabulary): RuleAnswer {
  const outcome = evaluatePart(set.main, set.parts, situation, vocabulary);
  if (outcome.value !== undefined) return { value: outcome.value, eitherWay: false, outcome };
  const value = agreed(set, situation, vocabulary, outcome);
  return { value, eitherWay: value !== undefined, outcome };
}

function agreed(
  set: RuleSet,
  situation: Situation,
  vocabulary: RuleVocabulary,
  outcome: Outcome,
): RuleValue | undefined {
  let completions: Record<string, RuleValue>[] = [{}];
  for (const [fact, times] of openFacts(outcome)) {
    const values = times > 1 ? finiteValues(vocabulary.facts[fact]) : null;
    if (values === null || completions.length * values.length > MOST_COMPLETIONS) continue;
    completions = completions.flatMap((one) => values.map((value) => ({ ...one, [fact]: value })));
  }
  if (completions.length === 1) return undefined;
  let common: RuleValue | undefined;
  for (const completion of completions) {
    const facts = { ...situation.facts, ...completion };
    const { value } = evaluatePart(set.main, set.parts, { ...situation, facts }, vocabulary);
    if (value === undefined || (common !== undefined && !sameValue(value, common))) return undefined;
    common = value;
  }
  return common;
}

/** How often each open fact stands in what is not known, whatever stands between. */
function openFacts(outcome: Outcome, into = new Map<string, number>()): Map<string, number> {
  if (outcome.value !== undefined) return into;
  const { node } = outcome;
  if (node.kind === 'fact') into.set(node.fact, (into.get(node.fact) ?? 0) + 1);
  for (const inner of outcome.of) openFacts(inner, into);
  return into;
}

function finiteValues(fact: FactDefinition | undefined): readonly RuleValue[] | null {
  if (fact?.type === 'yes_no') return [true, false];
  if (fact?.type === 'code' && fact.codes !== undefined) return Object.keys(fact.codes);
  return null;
}

/** An open question and how much of what is not known hangs on it; the weights of one rule set add up to at most 1. */
export interface OpenQuestion {
  readonly fact: string;
  readonly weight: number;
}

/**
 * The open questions of rule sets, the one that decides most first. Each undecided answer weighs one, shared out among
 * the undecided nodes below it; equal weights keep the order in which they are read.
 */
export function openQuestions(answers: readonly RuleAnswer[]): readonly OpenQuestion[] {
  const weights = new Map<string, number>();
  for (const { value, outcome } of answers) if (value === undefined) weigh(outcome, 1, weights);
  return [...weights].map(([fact, weight]) => ({ fact, weight })).sort((a, b) => b.weight - a.weight);
}

function weigh({ node, of }: Outcome, weight: number, weights: Map<string, number>): void {
  if (node.kind === 'fact') weights.set(node.fact, (weights.get(node.fact) ?? 0) + weight);
  const open = of.filter((one) => one.value === undefined);
  for (const one of open) weigh(one, weight / open.length, weights);
}

/** Parameters without a window at the place on the day, on which an answer hangs. */
export function missingParameters(outcome: Outcome, into = new Set<string>()): ReadonlySet<string> {
  if (outcome.value !== undefined) return into;
  if (outcome.node.kind === 'param') into.add(outcome.node.param);
  for (const inner of outcome.of) missingParameters(inner, into);
  return into;
}
