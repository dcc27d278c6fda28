/** Values that depend on one side only, taken from the rules themselves so that SQL need not repeat them. */
import { seekerInput, vacancyInput } from '@yizhan/matching';
import type { MatchContext, Shift, SoftRuleName, Side, VacancyInput } from '@yizhan/matching';
import { Pair } from '@yizhan/matching/pair.ts';
import { prepareSeeker, prepareVacancy } from '@yizhan/matching/prepared.ts';
import type { PreparedSeeker, PreparedVacancy } from '@yizhan/matching/prepared.ts';
import { HARD_RULES } from '@yizhan/matching/rules/hard/index.ts';
import { SOFT_RULES } from '@yizhan/matching/rules/soft/index.ts';
import { policyBonus } from '@yizhan/matching/rules/soft/policy.ts';

export const SHIFTS: readonly Shift[] = [
  'day',
  'evening',
  'night',
  'rotating_day',
  'rotating_night',
  'flexible',
];

const ADULT = 30;
const MINOR = 17;
const RETIRED = 80;

function hard(name: (typeof HARD_RULES)[number]['name']): (pair: Pair) => boolean {
  const rule = HARD_RULES.find((one) => one.name === name);
  if (rule === undefined) throw new Error(`no hard rule ${name}`);
  return (pair) => rule.check(pair) === null;
}

function soft(side: Side, name: SoftRuleName): (pair: Pair) => number {
  const rule = SOFT_RULES.find((one) => one.side === side && one.name === name);
  if (rule === undefined) throw new Error(`no soft rule ${name} of the ${side}`);
  return rule.value;
}

const open = hard('open');
const headcount = hard('headcount');
const legalAge = hard('legal_age');
const times = hard('times');
const freshness = soft('seeker', 'freshness');
const employerAnswers = soft('seeker', 'answers');
const seekerAnswers = soft('employer', 'answers');

export interface EngineVacancyRow {
  open: boolean;
  forMinors: boolean;
  forRetired: boolean;
  freshness: number;
  answers: number;
}

export function vacancyFacts(vacancy: PreparedVacancy, context: MatchContext): EngineVacancyRow {
  const blank = prepareSeeker(seekerInput({ id: '' }), context);
  const beside = (age: number): Pair => new Pair({ ...blank, age }, vacancy, context);
  const pair = beside(ADULT);
  return {
    open: open(pair) && headcount(pair),
    forMinors: legalAge(beside(MINOR)),
    forRetired: legalAge(beside(RETIRED)),
    freshness: freshness(pair),
    answers: employerAnswers(pair),
  };
}

export type AgeClass = 'child' | 'minor' | 'retired' | 'adult';

export interface EngineSeekerRow {
  age: AgeClass;
  /** Shifts that the person can work. */
  shifts: readonly Shift[];
  answers: number;
  bonus: number;
}

/** How the rule treats a person, tested on vacancies that forbid one class each. */
function ageClass(seeker: PreparedSeeker, context: MatchContext): AgeClass {
  const passes = (given: Partial<VacancyInput>): boolean =>
    legalAge(new Pair(seeker, prepareVacancy(vacancyInput({ id: '', ...given }), context), context));
  if (!passes({})) return 'child';
  if (!passes({ involves: ['underground'] })) return 'minor';
  return passes({ certificates: [{ anyOf: ['welder'], strength: 'rule' }] }) ? 'adult' : 'retired';
}

export function seekerFacts(seeker: PreparedSeeker, context: MatchContext): EngineSeekerRow {
  const beside = (given: Partial<VacancyInput>): Pair =>
    new Pair(seeker, prepareVacancy(vacancyInput({ id: '', ...given }), context), context);
  return {
    age: ageClass(seeker, context),
    shifts: SHIFTS.filter((shift) => times(beside({ shifts: [shift] }))),
    answers: seekerAnswers(beside({})),
    bonus: policyBonus(beside({})),
  };
}
