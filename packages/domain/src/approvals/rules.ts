import { regionChain } from '../rules/windows.ts';

/** Whether a step takes a second person at a division, and above how many rows; see `approvalAt`. */
export interface ApprovalRule {
  /** A division, or `NATION` for the whole network. */
  readonly region: string;
  readonly isOn: boolean;
  /** Only steps with more rows than this; null where rows do not count. */
  readonly threshold: number | null;
}

/** What holds at a place, and the divisions whose rules make it so. */
export interface HoldingRule {
  readonly isOn: boolean;
  readonly threshold: number | null;
  readonly from: readonly string[];
}

/**
 * The rule that holds at a place: the strictest of its own and of those of all divisions above. A division can therefore
 * be stricter than those above it and never laxer, whatever its own rule says.
 */
export function approvalAt(rules: readonly ApprovalRule[], region: string): HoldingRule {
  const chain = regionChain(region);
  const on = rules.filter((rule) => rule.isOn && chain.includes(rule.region));
  const strictest = Math.min(...on.map(({ threshold }) => threshold ?? 0));
  const isCounted = on.some(({ threshold }) => threshold !== null);
  return {
    isOn: on.length > 0,
    threshold: isCounted ? strictest : null,
    from: on.filter(({ threshold }) => (threshold ?? 0) === strictest).map((rule) => rule.region),
  };
}

/** Whether a step with so many rows takes a second person. */
export function takesSecondPerson({ isOn, threshold }: HoldingRule, rows: number | null): boolean {
  return isOn && (threshold === null || rows === null || rows > threshold);
}

/** Whether some step that took a second person would no longer take one. */
export function isLooser(after: HoldingRule, before: HoldingRule): boolean {
  if (!before.isOn) return false;
  return !after.isOn || (after.threshold ?? 0) > (before.threshold ?? 0);
}
