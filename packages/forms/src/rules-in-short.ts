import type { RuleNode } from '@yizhan/domain/rules/node.ts';

/** A yes-no field answered with yes (or no). */
export function saysYes(field: string, value = true): RuleNode {
  return {
    kind: 'compare',
    op: '=',
    left: { kind: 'fact', fact: field },
    right: { kind: 'constant', type: 'yes_no', value },
  };
}

/** A choice that is one of the codes, or choices among which one of them is. */
export function isOneOf(field: string, ...codes: string[]): RuleNode {
  return { kind: 'in', of: { kind: 'fact', fact: field }, codes };
}

/** A field of any kind that is filled in. */
export function isFilledIn(field: string): RuleNode {
  return { kind: 'fact', fact: `answered.${field}` };
}
