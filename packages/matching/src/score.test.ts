import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pair } from './pair.ts';
import { prepareSeeker, prepareVacancy } from './prepared.ts';
import { exclusionsOf, harmonic, matchOf, scorePair, sideRules } from './score.ts';
import { seekerArbitrary, vacancyArbitrary } from './testing/arbitraries.ts';
import { at, CONTEXT, HOME } from './testing/fixtures.ts';
import type { SeekerInput, VacancyInput } from './types.ts';

const sides = sideRules(CONTEXT);
const pairUp = (person: SeekerInput, vacancy: VacancyInput) =>
  new Pair(prepareSeeker(person, CONTEXT), prepareVacancy(vacancy, CONTEXT), CONTEXT);
const score = (person: SeekerInput, vacancy: VacancyInput): number =>
  scorePair(pairUp(person, vacancy), sides).score;
const settings = { numRuns: 500, seed: 20260302 };
const anyPair = [seekerArbitrary('s1'), vacancyArbitrary('v1')] as const;

it('is the harmonic mean of both sides', () => {
  expect(harmonic(0, 0)).toBe(0);
  expect(harmonic(10_000, 0)).toBe(0);
  expect(harmonic(8_000, 8_000)).toBe(8_000);
  expect(harmonic(10_000, 5_000)).toBe(6_666);
});

it('is a whole number of the scale for any pair, invalid values included', () => {
  fc.assert(
    fc.property(...anyPair, (person, vacancy) => {
      for (const value of Object.values(scorePair(pairUp(person, vacancy), sides))) {
        expect(Number.isInteger(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(10_000);
      }
    }),
    settings,
  );
});

it('is made up of the points of its reasons', () => {
  fc.assert(
    fc.property(...anyPair, (person, vacancy) => {
      const { reasons, seekerScore, employerScore } = matchOf(pairUp(person, vacancy), sides);
      for (const [side, total] of [['seeker', seekerScore] as const, ['employer', employerScore] as const]) {
        const own = reasons.filter((reason) => reason.side === side);
        const sum = Math.min(
          10_000,
          own.reduce((points, reason) => points + reason.points, 0),
        );
        expect(total - sum).toBeGreaterThanOrEqual(0);
        expect(total - sum).toBeLessThanOrEqual(own.length);
      }
    }),
    settings,
  );
});

describe('never lowered by', () => {
  it('better pay', () => {
    fc.assert(
      fc.property(...anyPair, fc.integer({ min: 0, max: 500_000 }), (person, vacancy, rise) => {
        if (vacancy.pay === null || vacancy.pay.min === null || vacancy.pay.max === null) return;
        if (vacancy.pay.min <= 0 || vacancy.pay.max < vacancy.pay.min) return;
        const better = {
          ...vacancy,
          pay: { ...vacancy.pay, min: vacancy.pay.min + rise, max: vacancy.pay.max + rise },
        };
        expect(score(person, better)).toBeGreaterThanOrEqual(score(person, vacancy));
        const floorBroken = (one: VacancyInput) =>
          exclusionsOf(pairUp(person, one)).some(({ rule }) => rule === 'pay_floor');
        if (!floorBroken(vacancy)) expect(floorBroken(better)).toBe(false);
      }),
      settings,
    );
  });

  it('a shorter way', () => {
    const metres = fc.integer({ min: 0, max: 60_000 });
    fc.assert(
      fc.property(...anyPair, metres, metres, (person, vacancy, a, b) => {
        const northOfHome = (distance: number) => ({
          ...vacancy,
          workplace: at({ lng: HOME.lng, lat: HOME.lat + distance / 111_195 }),
        });
        const settled = { ...person, home: at(HOME) };
        const near = northOfHome(Math.min(a, b));
        const far = northOfHome(Math.max(a, b));
        expect(score(settled, near)).toBeGreaterThanOrEqual(score(settled, far));
        const tooFar = (one: VacancyInput) =>
          exclusionsOf(pairUp(settled, one)).some(({ rule }) => rule === 'place');
        if (!tooFar(far)) expect(tooFar(near)).toBe(false);
      }),
      settings,
    );
  });

  it('one more skill', () => {
    fc.assert(
      fc.property(
        ...anyPair,
        fc.constantFrom('收银', '盘点', '电焊', '看图纸', '没人要的本事'),
        (person, vacancy, skill) => {
          const abler = { ...person, skills: [...new Set([...person.skills, skill])] };
          expect(score(abler, vacancy)).toBeGreaterThanOrEqual(score(person, vacancy));
        },
      ),
      settings,
    );
  });

  it('one more certificate, nor does it break a rule', () => {
    fc.assert(
      fc.property(
        ...anyPair,
        fc.constantFrom('forklift' as const, 'welder' as const, 'driver_a1' as const),
        (person, vacancy, code) => {
          const abler = { ...person, certificates: [...person.certificates, code] };
          expect(score(abler, vacancy)).toBeGreaterThanOrEqual(score(person, vacancy));
          expect(exclusionsOf(pairUp(abler, vacancy)).length).toBeLessThanOrEqual(
            exclusionsOf(pairUp(person, vacancy)).length,
          );
        },
      ),
      settings,
    );
  });

  it('a longer past in the same work', () => {
    fc.assert(
      fc.property(...anyPair, fc.integer({ min: 1, max: 10 }), (person, vacancy, more) => {
        const longer = {
          ...person,
          experience: person.experience.map((one) => ({
            ...one,
            years: (Number.isFinite(one.years) ? one.years : 0) + more,
          })),
        };
        expect(score(longer, vacancy)).toBeGreaterThanOrEqual(score(person, vacancy));
      }),
      settings,
    );
  });
});

it('does not look at age: birth dates change no score', () => {
  fc.assert(
    fc.property(
      ...anyPair,
      fc.constantFrom('1950-01-01', '1990-06-06', '2007-12-31', null),
      (person, vacancy, birthDate) => {
        expect(score({ ...person, birthDate }, vacancy)).toBe(score(person, vacancy));
      },
    ),
    settings,
  );
});
