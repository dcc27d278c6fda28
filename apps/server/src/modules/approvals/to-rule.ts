import type { ApprovalRule } from '@yizhan/domain';
import type { RuleRow } from './rules.repository.ts';

/** A row as the domain's rules take it. */
export function toRule({ region_code, is_on, threshold }: RuleRow): ApprovalRule {
  return { region: region_code, isOn: is_on, threshold };
}
