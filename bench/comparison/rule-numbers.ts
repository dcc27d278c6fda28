/**
 * The numbers of the soft rules, taken from the rules' own functions and constants: the SQL and the C++ repeat the
 * shape of a formula, never its numbers, and so follow when a rule is tuned.
 */
import {
  ANY_WORK,
  codeValue,
  liftedValue,
  RELATED_FROM,
  TITLE_LIFT,
  titleValue,
  wishValue,
} from '@yizhan/matching/pair.ts';
import { UNIT_METRES, UNITS_PER_DEGREE } from '@yizhan/matching/geo.ts';
import { UNKNOWN } from '@yizhan/matching/rules/rule.ts';
import { PRIOR_RATE, PRIOR_WEIGHT, seekerAnswersValue } from '@yizhan/matching/rules/soft/answers.ts';
import { certificatesValue } from '@yizhan/matching/rules/soft/certificates.ts';
import { CONDITIONS_FINE, HOURS_UNSTATED, LIKELY_INVOLVED } from '@yizhan/matching/rules/soft/conditions.ts';
import {
  AT_HOME,
  HOUSED_LEAST,
  metresValue,
  NAMED_REGION,
  NAMED_REGION_LEAST,
} from '@yizhan/matching/rules/soft/distance.ts';
import { experienceValue } from '@yizhan/matching/rules/soft/experience.ts';
import { STALE_DAYS } from '@yizhan/matching/rules/soft/freshness.ts';
import { ownOccupationValue } from '@yizhan/matching/rules/soft/occupation.ts';
import { FULL_AT, PAY_UNSTATED, payValue, ZERO_AT } from '@yizhan/matching/rules/soft/pay.ts';
import { skillsValue } from '@yizhan/matching/rules/soft/skills.ts';
import { likenessOf } from '@yizhan/matching/titles.ts';

const TOP = 10_000;
const upTo = (most: number): number[] => Array.from({ length: most + 1 }, (_, i) => i);

/** Years, where none are required, after which more of them count for nothing. */
function enoughYears(): number {
  const most = experienceValue(TOP, 0, 'wish');
  return upTo(600).findIndex((tenths) => experienceValue(tenths, 0, 'wish') === most) / 10;
}

/** The similarity of a title that shares all pairs of the shorter one and next to none of the longer. */
const CONTAINED = likenessOf(1, 1, Number.MAX_SAFE_INTEGER);

/** The numbers in formulas that SQL and C++ repeat. */
export const TUNED = {
  title: {
    floor: upTo(TOP).findIndex((likeness) => titleValue(likeness) > 0),
    ceiling: titleValue(TOP),
    lift: liftedValue(0, TOP),
    /** Hundredths by which different words lower the value of the same code. */
    share: (TOP - codeValue(TOP, 0, 100)) / 100,
  },
  /** Hundredths of a wish that count to the employer. */
  wishShare: ownOccupationValue(0, TOP) / 100,
  /** Value at the person's commute limit. */
  atLimit: metresValue(1, 1),
  pay: { met: payValue(1, 1, 1), zeroAt: ZERO_AT, fullAt: FULL_AT },
  experience: {
    leastOfRule: experienceValue(0, 1, 'rule'),
    leastOfWish: experienceValue(0, 1, 'wish'),
    noneAsked: experienceValue(0, 0, 'wish'),
    enoughYears: enoughYears(),
  },
} as const;

/** Constants of `native/rules.hpp` by their names there. */
const NATIVE: Record<string, { int: number } | { double: number }> = {
  TOP: { int: TOP },
  UNKNOWN: { int: UNKNOWN },
  UNIT_METRES: { double: UNIT_METRES },
  UNITS_PER_DEGREE: { double: UNITS_PER_DEGREE },
  PI: { double: Math.PI },
  AT_HOME: { int: AT_HOME },
  NAMED_REGION: { int: NAMED_REGION },
  NAMED_REGION_LEAST: { int: NAMED_REGION_LEAST },
  HOUSED_LEAST: { int: HOUSED_LEAST },
  AT_LIMIT: { double: TUNED.atLimit },
  PAY_UNSTATED: { int: PAY_UNSTATED },
  PAY_MET: { double: TUNED.pay.met },
  ZERO_AT: { double: ZERO_AT },
  FULL_AT: { double: FULL_AT },
  CONDITIONS_FINE: { int: CONDITIONS_FINE },
  HOURS_UNSTATED: { int: HOURS_UNSTATED },
  LIKELY_INVOLVED: { int: LIKELY_INVOLVED },
  STALE_DAYS: { int: STALE_DAYS },
  PRIOR_RATE: { double: PRIOR_RATE },
  PRIOR_WEIGHT: { double: PRIOR_WEIGHT },
  /** The value of answering everything and attending nothing: each of the two can give half. */
  ANSWERS_SHARE: {
    double: seekerAnswersValue({ offered: 0, answered: 0, invited: 0, attended: 0 }) / (2 * PRIOR_RATE),
  },
  LEAST_OF_RULE: { double: TUNED.experience.leastOfRule },
  LEAST_OF_WISH: { double: TUNED.experience.leastOfWish },
  NONE_ASKED: { double: TUNED.experience.noneAsked },
  ENOUGH_YEARS: { double: TUNED.experience.enoughYears },
  NO_SKILL: { double: skillsValue(0, 1) },
  ENOUGH_SKILLS: { int: upTo(100).findIndex((have) => skillsValue(have, 100) === TOP) },
  NO_CERTIFICATE: { double: certificatesValue(0, 1) },
  RELATED_FROM: { int: RELATED_FROM },
  TITLE_LIFT: { int: TITLE_LIFT },
  ANY_WORK: { int: ANY_WORK },
  TITLE_FLOOR: { int: TUNED.title.floor },
  TITLE_CEILING: { int: TUNED.title.ceiling },
  UNLIKE_SHARE: { double: TUNED.title.share },
  WISH_SHARE: { int: TUNED.wishShare },
  CONTAINED_SHARE: { double: CONTAINED / TOP },
  DICE_SHARE: { double: (TOP - CONTAINED) / TOP },
  /** Weight that every wish has in addition to its own, in hundredths. */
  WISH_BASE: { int: (wishValue(TOP, 0) * 100) / (TOP - wishValue(TOP, 0)) },
};

/** The C++ header `rule_numbers.hpp`. */
export function nativeHeader(): string {
  const lines = Object.entries(NATIVE).map(([name, value]) => {
    if ('double' in value) return `constexpr double ${name} = ${String(value.double)};`;
    if (!Number.isInteger(value.int)) throw new TypeError(`${name} is no whole number: ${value.int}`);
    return `constexpr int ${name} = ${String(value.int)};`;
  });
  return `// Made by rule-numbers.ts from the rules of packages/matching.\n#pragma once\n${lines.join('\n')}\n`;
}
