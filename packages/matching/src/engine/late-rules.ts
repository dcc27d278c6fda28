/**
 * The rules that affect few people or vacancies because they look at names or instants: who has turned down whom, what
 * the law says about young and old, and work already taken on. Searches check them last, and only for rows that would
 * be listed.
 */
import { Pair } from '../pair.ts';
import type { PreparedSeeker, PreparedVacancy } from '../prepared.ts';
import { HARD_RULES } from '../rules/hard/index.ts';
import { FORBIDDEN_UNDER_18, legalAge } from '../rules/hard/legal-age.ts';
import { overlap } from '../rules/hard/times.ts';
import type { HardRuleName } from '../types.ts';
import type { SeekerColumns } from './columns/seeker-columns.ts';
import type { VacancyColumns } from './columns/vacancy-columns.ts';
import { CONDITION, LIMITATIONS } from './columns/encoding.ts';
import type { MatchColumns } from './match-columns.ts';
import type { EngineView } from './view.ts';

/** Rules that a row breaks, as bits in the order of `HARD_RULES`. */
export type LateRules = (row: number) => number;

const bit = (name: HardRuleName): number => 1 << HARD_RULES.findIndex((rule) => rule.name === name);
const BLOCKED = bit('blocked');
const LEGAL_AGE = bit('legal_age');
const OVERLAP = bit('overlap');
const FORBIDDEN = LIMITATIONS.mask(FORBIDDEN_UNDER_18);

function byRules(pair: Pair): number {
  return (legalAge.check(pair) === null ? 0 : LEGAL_AGE) | (overlap.check(pair) === null ? 0 : OVERLAP);
}

/** Whether the law on age can affect a vacancy: nothing dangerous, no certificate and nothing forbidden means no. */
function mayForbid({ vacancies, conditions }: EngineView, row: number): boolean {
  if (vacancies.certificates[row] !== 0) return true;
  return (
    (conditions.data[vacancies.conditions[row]! * CONDITION.size + CONDITION.involves]! & FORBIDDEN) !== 0
  );
}

/** Late rules of one person over the vacancies of the index; null when none can be broken. */
export function lateForSeeker(columns: MatchColumns, people: SeekerColumns, row: number): LateRules | null {
  const { vacancies, dictionaries, context } = columns;
  if (!columns.needsLate(people, row)) return null;
  const blocks = people.blocks(row);
  const employers = new Set([...blocks.employers].map((id) => vacancies.employers.find(id)));
  const blockedRows = new Set([...blocks.vacancies].map((id) => vacancies.ids.find(id)));
  const isBusy = people.isBusy(row);
  const hasSpecialAge = people.hasSpecialAge(row);
  const own = vacancies.hasBlocks ? dictionaries.blockedIds.find(people.ids.name(row)) : -1;
  const isTooYoung = hasSpecialAge && people.isUnderWorkingAge(row);
  const { view } = columns;
  let person: PreparedSeeker | null = null;
  return (vacancy) => {
    let broken = isTooYoung ? LEGAL_AGE : 0;
    if (employers.has(vacancies.employer[vacancy]!) || blockedRows.has(vacancy)) broken |= BLOCKED;
    else if (own >= 0 && vacancies.turnsAway(vacancy, own)) broken |= BLOCKED;
    if ((hasSpecialAge && mayForbid(view, vacancy)) || (isBusy && vacancies.hasSessions(vacancy))) {
      person ??= people.read(row);
      broken |= byRules(new Pair(person, vacancies.read(vacancy), context));
    }
    return broken;
  };
}

/** Late rules of one vacancy, in the index or a guest, over the people of the index. */
export function lateForVacancy(columns: MatchColumns, vacancies: VacancyColumns, row: number): LateRules {
  const { seekers, dictionaries, context } = columns;
  const employer = dictionaries.blockedIds.find(vacancies.employers.name(vacancies.employer[row]!));
  const own = dictionaries.blockedIds.find(vacancies.ids.name(row));
  const turnedAway = new Set([...vacancies.blockedSeekers(row)].map((id) => seekers.ids.find(id)));
  const hasSessions = vacancies.hasSessions(row);
  let prepared: PreparedVacancy | null = null;
  return (person) => {
    let broken = 0;
    if (turnedAway.has(person) || seekers.blocksAny(person, employer, own)) broken |= BLOCKED;
    if (seekers.hasSpecialAge(person) || (hasSessions && seekers.isBusy(person))) {
      prepared ??= vacancies.read(row);
      broken |= byRules(new Pair(seekers.read(person), prepared, context));
    }
    return broken;
  };
}
