export * from './types.ts';
export { CHECK_TEXTS, findingMessage, findingText, isCheckCode } from './texts.ts';
export type { CheckAudience, CheckCode } from './texts.ts';
export { checkVacancy, VACANCY_RULES } from './check-vacancy.ts';
