import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerRequest, solveRound } from '../round/index.ts';
import type { RoundSolution, RoundSteps } from '../round/index.ts';
import { seekerArbitrary, vacancyArbitrary } from '../testing/arbitraries.ts';
import { CONTEXT } from '../testing/fixtures.ts';
import type { SeekerInput, VacancyInput } from '../types.ts';
import { openRoundMarket } from './index-market.ts';
import { MatchIndex, UnknownRecordError } from './match-index.ts';
import { openSharedMarket, shareMarket, splitRequest } from './shared-market.ts';

const sample = <T extends { id: string }>(arbitrary: fc.Arbitrary<T>, count: number, prefix: string): T[] =>
  fc.sample(arbitrary, { numRuns: count, seed: 11 }).map((row, i) => ({ ...row, id: `${prefix}${i}` }));

const people: SeekerInput[] = sample(seekerArbitrary('s'), 80, 's').map((person) => ({
  ...person,
  kinds: [],
  shifts: [],
  availability: null,
  travel: { mode: 'bus', maxMetres: null, maxMinutes: null },
}));
const vacancyRows: VacancyInput[] = sample(vacancyArbitrary('v'), 60, 'v').map((vacancy) => ({
  ...vacancy,
  open: true,
  headcount: 2,
  validUntil: null,
  requiredTimes: null,
  certificates: [],
  reservedFor: [],
}));
const seekers = people.map(({ id }) => id);
const vacancies = vacancyRows.map(({ id }) => id);
const capacity = Int32Array.from(vacancyRows, ({ headcount }) => headcount);

const indexOf = (persons: readonly SeekerInput[], rows: readonly VacancyInput[]): MatchIndex => {
  const index = new MatchIndex(CONTEXT);
  index.load({ seekers: persons, vacancies: rows });
  return index;
};
const index = indexOf(people, vacancyRows);
const market = openRoundMarket(index, { seekers, vacancies, capacity });
/** Score of every allowed pair above 0, in each person's list. */
const allowed = people.map(
  ({ id }) =>
    new Map(
      index
        .bestVacancies(id, { limit: vacancyRows.length })
        .filter(({ score }) => score > 0)
        .map(({ vacancyId, score }) => [vacancies.indexOf(vacancyId), score]),
    ),
);

function finished(steps: RoundSteps): RoundSolution {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

describe('the market of a round', () => {
  it('gives the best by score less price, whoever they are', () => {
    const prices = Int32Array.from(vacancyRows, (_, i) => (i * 977) % 7_000);
    const into = { vacancy: new Int32Array(60), score: new Int32Array(60) };
    for (const priced of [null, prices]) {
      people.forEach((_, person) => {
        const count = market.candidates(person, 9, priced, into);
        const nets = [...allowed[person]!].map(([vacancy, score]) => score - (priced?.[vacancy] ?? 0));
        const best = nets
          .filter((net) => net > 0)
          .sort((a, b) => b - a)
          .slice(0, 9);
        const found = Array.from(into.vacancy.subarray(0, count));
        expect(found.map((vacancy) => allowed[person]!.get(vacancy)! - (priced?.[vacancy] ?? 0))).toEqual(
          best,
        );
        expect(Array.from(into.score.subarray(0, count))).toEqual(found.map((v) => allowed[person]!.get(v)));
        expect(new Set(found).size).toBe(count);
      });
    }
  });

  it('finds everybody whom a vacancy could still suit', () => {
    const into = { seeker: new Int32Array(80), score: new Int32Array(80) };
    const ceiling = Int32Array.from(people, (_, i) => (i % 3 === 0 ? -40_000 : (i * 313) % 6_000));
    vacancyRows.forEach((_, vacancy) => {
      const count = market.seekersFor!(vacancy, 500, ceiling, into);
      const found = new Map(
        Array.from(into.seeker.subarray(0, count), (person, i) => [person, into.score[i]]),
      );
      const expected = people.flatMap((_, person) => {
        const score = allowed[person]!.get(vacancy);
        return score !== undefined && score - 500 > ceiling[person]! ? [[person, score] as const] : [];
      });
      expect(found).toEqual(new Map(expected));
      const some = Int32Array.from(people.keys()).filter((person) => (person + vacancy) % 2 === 0);
      const few = market.seekersFor!(vacancy, 500, ceiling, into, some);
      const wanted = expected.filter(([person]) => some.includes(person)).map(([person]) => person);
      expect(Array.from(into.seeker.subarray(0, few)).sort((a, b) => a - b)).toEqual(wanted);
    });
  });

  it('leaves out pairs that this round may not make', () => {
    const picky = openRoundMarket(index, {
      seekers,
      vacancies,
      capacity,
      mayOffer: (_, vacancy) => vacancy.endsWith('1'),
    });
    const into = { vacancy: new Int32Array(60), score: new Int32Array(60) };
    people.forEach((_, person) => {
      const count = picky.candidates(person, 60, null, into);
      const expected = [...allowed[person]!.keys()].filter((vacancy) => vacancies[vacancy]!.endsWith('1'));
      expect(new Set(into.vacancy.subarray(0, count))).toEqual(new Set(expected));
    });
  });

  it('leads to the same round in any order of rows', () => {
    const solved = (persons: readonly SeekerInput[], rows: readonly VacancyInput[]) => {
      const other = openRoundMarket(indexOf(persons, rows), { seekers, vacancies, capacity });
      return finished(solveRound(other, { perSeeker: 3, order: other.order }));
    };
    const first = solved(people, vacancyRows);
    const second = solved([...people].reverse(), [...vacancyRows].reverse());
    expect([...second.vacancy]).toEqual([...first.vacancy]);
    expect([...second.offset]).toEqual([...first.offset]);
    expect(second.certificate).toEqual(first.certificate);
    expect(first.certificate.gap).toBeLessThan(0.01);
  });

  it('is solved alike by threads that share its memory', () => {
    const members = { seekers, vacancies, capacity };
    // Another thread gets a copy of everything that is not shared memory.
    const shared = structuredClone(shareMarket(index, members));
    const other = openSharedMarket(shared);
    expect(shared.special.some((one) => one === 1) && shared.special.some((one) => one === 0)).toBe(true);
    const alone = finished(solveRound(market, { perSeeker: 3 }));
    const steps = solveRound(market, { perSeeker: 3 });
    let step = steps.next();
    let asked = 0;
    while (step.done !== true) {
      const { request } = step.value;
      if (request === undefined) step = steps.next();
      else {
        const { here, there } = splitRequest(request, shared.special, 3);
        asked += there.reduce((sum, part) => sum + part.seekers.length, 0);
        step = steps.next([answerRequest(market, here), ...there.map((part) => answerRequest(other, part))]);
      }
    }
    expect(asked).toBeGreaterThan(0);
    expect(step.value).toEqual(alone);
  });

  it('refuses members that are not in it, and holds nobody who is no member', () => {
    expect(() => openRoundMarket(index, { seekers: ['nobody'], vacancies, capacity })).toThrow(
      UnknownRecordError,
    );
    expect(() => openRoundMarket(index, { seekers, vacancies: vacancies.slice(1), capacity })).toThrow(
      RangeError,
    );
  });
});
