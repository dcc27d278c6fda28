/**
 * Making one side better never lowers a score and never breaks a hard rule that held, over random people and vacancies,
 * invalid values included. The plain cases are in `score.test.ts`; the rest are here.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pair } from './pair.ts';
import { prepareSeeker, prepareVacancy } from './prepared.ts';
import { exclusionsOf, scorePair, sideRules } from './score.ts';
import { seekerArbitrary, vacancyArbitrary } from './testing/arbitraries.ts';
import { at, CONTEXT, HOME } from './testing/fixtures.ts';
import { FIELDS_OF_STUDY } from './vocabulary/skills.ts';
import type { EducationLevel, HardRuleName, PayOffer, SeekerInput, VacancyInput } from './types.ts';
import { CERTIFICATE_CODES } from './vocabulary/certificates.ts';

const sides = sideRules(CONTEXT);
const settings = { numRuns: 500, seed: 20260302 };
const anyPair = [seekerArbitrary('s1'), vacancyArbitrary('v1')] as const;

interface Judged {
  score: number;
  seekerScore: number;
  employerScore: number;
  broken: HardRuleName[];
}

function judge(person: SeekerInput, vacancy: VacancyInput): Judged {
  const pair = new Pair(prepareSeeker(person, CONTEXT), prepareVacancy(vacancy, CONTEXT), CONTEXT);
  return { ...scorePair(pair, sides), broken: exclusionsOf(pair).map(({ rule }) => rule) };
}

function expectNoWorse(before: Judged, after: Judged): void {
  expect(after.score).toBeGreaterThanOrEqual(before.score);
  expect(after.seekerScore).toBeGreaterThanOrEqual(before.seekerScore);
  expect(after.employerScore).toBeGreaterThanOrEqual(before.employerScore);
  expect(after.broken.filter((rule) => !before.broken.includes(rule))).toEqual([]);
}

/** Either end may be missing, zero or above the other; only ends that are stated and usable can rise. */
function raised(pay: PayOffer, low: number, high: number): PayOffer | null {
  const usable = (value: number | null): value is number =>
    value !== null && Number.isFinite(value) && value > 0;
  if (!usable(pay.min) && !usable(pay.max)) return null;
  const min = usable(pay.min) ? pay.min + low : pay.min;
  const max = usable(pay.max) ? pay.max + high : pay.max;
  return { ...pay, min, max };
}

describe('never lowered by', () => {
  it('a rise of either end of the pay, whatever ends are stated', () => {
    const rise = fc.integer({ min: 0, max: 500_000 });
    fc.assert(
      fc.property(...anyPair, rise, rise, (person, vacancy, low, high) => {
        if (vacancy.pay === null) return;
        const pay = raised(vacancy.pay, low, high);
        if (pay === null) return;
        expectNoWorse(judge(person, vacancy), judge(person, { ...vacancy, pay }));
      }),
      settings,
    );
  });

  it('more schooling', () => {
    const level = fc.constantFrom<EducationLevel>(1, 2, 3, 4, 5, 6, 7);
    fc.assert(
      fc.property(...anyPair, level, level, (person, vacancy, a, b) => {
        const [less, more] = a <= b ? [a, b] : [b, a];
        expectNoWorse(
          judge({ ...person, education: less }, vacancy),
          judge({ ...person, education: more }, vacancy),
        );
      }),
      settings,
    );
  });

  it('any further certificate', () => {
    fc.assert(
      fc.property(...anyPair, fc.constantFrom(...CERTIFICATE_CODES), (person, vacancy, code) => {
        const abler = { ...person, certificates: [...person.certificates, code] };
        expectNoWorse(judge(person, vacancy), judge(abler, vacancy));
      }),
      settings,
    );
  });

  it('any skill that the vacancy requires', () => {
    fc.assert(
      fc.property(...anyPair, fc.nat(), (person, vacancy, pick) => {
        const skill = vacancy.skills[pick % Math.max(1, vacancy.skills.length)];
        // A stated field of study also says which fields were not studied, so it is more than one extra skill.
        if (skill === undefined || FIELDS_OF_STUDY.includes(skill)) return;
        const abler = { ...person, skills: [...new Set([...person.skills, skill])] };
        expectNoWorse(judge(person, vacancy), judge(abler, vacancy));
      }),
      settings,
    );
  });

  it('a shorter commute in any direction', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const degrees = fc.double({ min: 0, max: 360, noNaN: true });
    fc.assert(
      fc.property(
        ...anyPair,
        fc.integer({ min: 0, max: 80_000 }),
        share,
        degrees,
        (person, vacancy, metres, part, direction) => {
          const workplace = (distance: number) => {
            const north = (distance * Math.cos((direction * Math.PI) / 180)) / 111_195;
            const east =
              (distance * Math.sin((direction * Math.PI) / 180)) /
              (111_195 * Math.cos((HOME.lat * Math.PI) / 180));
            return at({ lng: HOME.lng + east, lat: HOME.lat + north });
          };
          const settled = { ...person, home: at(HOME) };
          expectNoWorse(
            judge(settled, { ...vacancy, workplace: workplace(metres) }),
            judge(settled, { ...vacancy, workplace: workplace(metres * part) }),
          );
        },
      ),
      settings,
    );
  });

  it('lodging or meals that are provided', () => {
    fc.assert(
      fc.property(...anyPair, (person, vacancy) => {
        expectNoWorse(
          judge(person, { ...vacancy, lodging: false, meals: false }),
          judge(person, { ...vacancy, lodging: true, meals: true }),
        );
      }),
      settings,
    );
  });

  it('a requirement that becomes a wish', () => {
    fc.assert(
      fc.property(...anyPair, (person, vacancy) => {
        const softened: VacancyInput = {
          ...vacancy,
          education: vacancy.education && { ...vacancy.education, strength: 'wish' },
          experience: vacancy.experience && { ...vacancy.experience, strength: 'wish' },
          certificates: vacancy.certificates.map((one) => ({ ...one, strength: 'wish' as const })),
        };
        expectNoWorse(judge(person, vacancy), judge(person, softened));
      }),
      settings,
    );
  });
});
