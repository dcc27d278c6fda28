import { z } from 'zod';
import { RuleNode } from './node.ts';
import type { RuleType } from './values.ts';

type Both = Readonly<Record<'zh-CN' | 'en', string>>;

/** A named part of a rule set; other parts may rest on it. */
export interface RulePart {
  readonly name: string;
  readonly title: Both;
  readonly node: RuleNode;
}

/** Conditions stored together. `main` is the part whose value is the answer. */
export interface RuleSet {
  readonly main: string;
  readonly parts: readonly RulePart[];
}

const Title = z.object({ 'zh-CN': z.string().min(1).max(200), en: z.string().min(1).max(200) });

/** A rule set from outside; `checkRules` says whether it can be used. */
export const RuleSet: z.ZodType<RuleSet> = z.strictObject({
  main: z.string().max(80),
  parts: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[a-z][a-z0-9_]{0,79}$/),
        title: Title,
        node: RuleNode,
      }),
    )
    .min(1)
    .max(40),
});

/** Something that is known or not known of whom a rule is asked about. */
export interface FactDefinition {
  readonly type: RuleType;
  readonly name: Both;
  /** The question that finds it out. */
  readonly question: Both;
  /** Names of the codes, for `code` and `codes`. */
  readonly codes?: Readonly<Record<string, Both>>;
  /** A day from which an age is counted. */
  readonly isBirth?: boolean;
}

/** Something that is fixed for a place and a time. */
export interface ParameterDefinition {
  readonly type: RuleType;
  readonly name: Both;
  /** Months of somebody's age. */
  readonly isAge?: boolean;
}

/** What the nodes of a rule set may name. */
export interface RuleVocabulary {
  readonly facts: Readonly<Record<string, FactDefinition>>;
  readonly parameters: Readonly<Record<string, ParameterDefinition>>;
}
