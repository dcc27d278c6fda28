import { DISCRIMINATION_RULES } from './discrimination-rules.ts';
import { FRAUD_RULES } from './fraud-rules.ts';
import { ORDER_RULES } from './order-rules.ts';
import { PAY_RULES } from './pay-rules.ts';
import type { CheckCode } from './texts.ts';
import { without, wordEvidence } from './words.ts';
import type { CheckContext, CheckedVacancy, CheckFinding, VacancyRule } from './types.ts';

/** Every check of requirements 4.3, in the order in which findings are shown. */
export const VACANCY_RULES: ReadonlyArray<VacancyRule<CheckCode>> = [
  ...PAY_RULES,
  ...FRAUD_RULES,
  ...DISCRIMINATION_RULES,
  ...ORDER_RULES,
];

/**
 * Runs the checks before publishing; each rule gives at most one finding, its first evidence. A finding is a reason for
 * staff to decide on, never a decision: `block` must be corrected or accepted by a person, `warn` is for attention.
 */
export function checkVacancy(
  vacancy: CheckedVacancy,
  context: CheckContext,
  rules: readonly VacancyRule[] = VACANCY_RULES,
): CheckFinding[] {
  const findings: CheckFinding[] = [];
  const { words = [] } = context;
  for (const rule of rules) {
    const seen = without(vacancy, words, rule.code);
    const evidence = rule.check(seen, context) ?? wordEvidence(seen, words, rule.code);
    // A fee that is charged says more than the mere mention of the fee.
    if (
      evidence === null ||
      (rule.code === 'fee_mentioned' && findings.some(({ code }) => code === 'fee_charged'))
    )
      continue;
    findings.push({ code: rule.code, severity: rule.severity, ...evidence });
  }
  return findings;
}
