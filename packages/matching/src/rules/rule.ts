/** The two shapes of rule. Rules are pure; a hard rule says what is broken, a soft rule values and explains. */
import type { Pair } from '../pair.ts';
import type { HardRuleName, ReasonParams, ReasonSign, Side, SoftRuleName } from '../types.ts';

export interface Broken {
  variant: string;
  params: ReasonParams;
}

export interface HardRule {
  name: HardRuleName;
  /** The law or the requirement behind it. */
  source: string;
  /** Null when the pair is fine or when nothing that could break the rule was stated. */
  check: (pair: Pair) => Broken | null;
}

export interface SoftReason {
  variant: string;
  sign: ReasonSign;
  params: ReasonParams;
}

export interface SoftRule {
  name: SoftRuleName;
  side: Side;
  source: string;
  /** Integer 0–10,000. */
  value: (pair: Pair) => number;
  /** Why it has that value, for the texts. */
  reason: (pair: Pair) => SoftReason;
}

/** Value of a soft rule when nothing is known: neither for nor against. */
export const UNKNOWN = 5_000;
