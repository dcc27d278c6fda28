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
  /** Null when the pair is fine or when nothing was said that could break the rule. */
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
  /** Why it has that value, for the words shown. */
  reason: (pair: Pair) => SoftReason;
}

/** Value of a soft rule about which nothing is known: neither for nor against. */
export const UNKNOWN = 5_000;
