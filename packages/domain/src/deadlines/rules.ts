import { CALL_BACK_DEADLINES } from '../call-backs/deadlines.ts';
import { FOLLOW_UP_DEADLINES } from '../placements/deadlines.ts';
import { VACANCY_DEADLINES } from '../vacancies/deadlines.ts';
import type { DeadlineRule } from './deadline-rule.ts';

/** Every deadline rule, by `noun.what`. */
export const DEADLINE_RULES = {
  ...FOLLOW_UP_DEADLINES,
  ...CALL_BACK_DEADLINES,
  ...VACANCY_DEADLINES,
} as const satisfies Record<string, DeadlineRule>;
export type DeadlineRuleId = keyof typeof DEADLINE_RULES;

/** The rule with a stored id; undefined for an id of another version of the program. */
export function findDeadlineRule(id: string): DeadlineRule | undefined {
  return Object.hasOwn(DEADLINE_RULES, id) ? DEADLINE_RULES[id as DeadlineRuleId] : undefined;
}

/** What must be done, by rule. */
export const DEADLINE_WORDS: Readonly<Record<string, DeadlineRule['about']>> = Object.fromEntries(
  Object.entries(DEADLINE_RULES).map(([id, { about }]) => [id, about]),
);
