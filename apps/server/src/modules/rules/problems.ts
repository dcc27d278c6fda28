import { answerType, checkRules, PERSON_VOCABULARY, RuleSet } from '@yizhan/domain';
import type { Bilingual } from '../../app/errors.ts';

/** What keeps a rule from being published, in words; it must answer yes or no. */
export function problemsIn(stored: unknown): readonly Bilingual[] {
  const content = RuleSet.parse(stored);
  const problems = checkRules(content, PERSON_VOCABULARY).map(({ message }) => message);
  if (problems.length > 0 || answerType(content, PERSON_VOCABULARY) === 'yes_no') return problems;
  return [{ 'zh-CN': '规则的结论要是“是”或“否”。', en: 'The rule must answer yes or no.' }];
}
