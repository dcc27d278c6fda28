/** What the date changes about a row that nobody touched. */
import { ageOn } from './prepared.ts';
import { isExpired } from './rules/hard/open.ts';
import { countedDays, freshnessValue } from './rules/soft/freshness.ts';
import type { MatchContext, SeekerInput, VacancyInput } from './types.ts';

/**
 * The part of a person that depends on the date: with the same input and the same text, no rule can tell one day from
 * the other.
 */
export function seekerOnDay({ birthDate }: SeekerInput, { today }: Pick<MatchContext, 'today'>): string {
  return String(ageOn(birthDate, today));
}

/** The same for a vacancy. */
export function vacancyOnDay(
  { confirmedOn, validUntil }: VacancyInput,
  { today }: Pick<MatchContext, 'today'>,
): string {
  return `${freshnessValue(countedDays(confirmedOn, today))} ${isExpired(validUntil, today)}`;
}
