export * from './types.ts';
export { CHECK_TEXTS, findingMessage, findingText, isCheckCode } from './texts.ts';
export type { CheckAudience, CheckCode } from './texts.ts';
export {
  CHECK_EXAMPLES,
  LONGEST_WORD,
  normalWord,
  WORDED_CHECKS,
  WORD_EFFECTS,
  type CheckWord,
  type WordedCheck,
  type WordEffect,
} from './words.ts';
export { checkVacancy, VACANCY_RULES } from './check-vacancy.ts';
