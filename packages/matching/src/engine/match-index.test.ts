import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pair } from '../pair.ts';
import { boundedPolicy, DEFAULT_POLICY } from '../policy.ts';
import { prepareSeeker, prepareVacancy } from '../prepared.ts';
import { exclusionsOf, scorePair, sideRules } from '../score.ts';
import { seekerArbitrary, vacanciesArbitrary } from '../testing/arbitraries.ts';
import { at, CONTEXT, FAR_AWAY, HOME, NEARBY, seeker, vacancy } from '../testing/fixtures.ts';
import type { SeekerInput, VacancyInput } from '../types.ts';
import { MatchIndex, UnknownRecordError } from './match-index.ts';
import { byRank } from './top-list.ts';

const indexOf = (vacancies: readonly VacancyInput[], seekers: readonly SeekerInput[] = []): MatchIndex => {
  const index = new MatchIndex(CONTEXT);
  index.load({ vacancies, seekers });
  return index;
};

/** The brute-force way: every rule on every pair, then a sort. */
function plainly(person: SeekerInput, offered: readonly VacancyInput[]) {
  const sides = sideRules(CONTEXT);
  return offered
    .map((one) => new Pair(prepareSeeker(person, CONTEXT), prepareVacancy(one, CONTEXT), CONTEXT))
    .filter((pair) => exclusionsOf(pair).length === 0)
    .map((pair) => ({ id: pair.vacancy.input.id, score: scorePair(pair, sides).score }))
    .sort(byRank);
}

const guard = { code: '4-07-05-01', title: '保安', weight: 100 };
const guardVacancy = (id: string, given: Partial<VacancyInput> = {}) =>
  vacancy({ id, title: '保安', occupations: [guard], workplace: at(NEARBY), ...given });
const guardSeeker = (given: Partial<SeekerInput> = {}) =>
  seeker({ occupations: [guard], home: at(HOME), ...given });

describe('bestVacancies', () => {
  it('gives what a brute-force scan of every rule gives, dirt included', () => {
    fc.assert(
      fc.property(
        seekerArbitrary('s1'),
        vacanciesArbitrary(25),
        fc.integer({ min: 0, max: 30 }),
        (person, offered, limit) => {
          const found = indexOf(offered).bestVacancies(person, { limit });
          const plain = plainly(person, offered);
          expect(found.map(({ score }) => score)).toEqual(plain.slice(0, limit).map(({ score }) => score));
          const scores = new Map(plain.map(({ id, score }) => [id, score]));
          for (const { vacancyId, score } of found) expect(scores.get(vacancyId)).toBe(score);
          expect(new Set(found.map(({ vacancyId }) => vacancyId)).size).toBe(found.length);
        },
      ),
      { numRuns: 1_000, seed: 20260302 },
    );
  });
  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(
        seekerArbitrary('s1'),
        vacanciesArbitrary(15).chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        (person, [rows, shuffled]) => {
          expect(indexOf(shuffled).bestVacancies(person, { limit: 10 })).toEqual(
            indexOf(rows).bestVacancies(person, { limit: 10 }),
          );
        },
      ),
      { numRuns: 100, seed: 20260302 },
    );
  });
  it('draws the order of equal scores only once, another one for each person', () => {
    const rows = Array.from({ length: 40 }, (_, i) => guardVacancy(`v${i}`));
    const order = (offered: readonly VacancyInput[], id: string) =>
      indexOf(offered)
        .bestVacancies(guardSeeker({ id }), { limit: 40 })
        .map(({ vacancyId }) => vacancyId);
    expect(order(rows, 's1')).toEqual(order([...rows].reverse(), 's1'));
    const firsts = new Set(Array.from({ length: 30 }, (_, i) => order(rows, `s${i}`)[0]));
    expect(firsts.size).toBeGreaterThan(10);
  });
  it('applies the filter before anything else', () => {
    const index = indexOf([guardVacancy('v1'), guardVacancy('v2')]);
    const found = index.bestVacancies(guardSeeker(), { limit: 5, filter: ({ id }) => id === 'v2' });
    expect(found.map(({ vacancyId }) => vacancyId)).toEqual(['v2']);
  });
  it('takes an id of the index or a person who is not in it', () => {
    const index = indexOf([guardVacancy('v1')], [guardSeeker()]);
    expect(index.bestVacancies('s1', { limit: 5 })).toEqual(index.bestVacancies(guardSeeker(), { limit: 5 }));
    expect(() => index.bestVacancies('nobody', { limit: 5 })).toThrow(UnknownRecordError);
  });
  it('gives nothing for a limit of zero', () => {
    const index = indexOf([guardVacancy('v1')]);
    for (const limit of [0, -1, NaN]) expect(index.bestVacancies(guardSeeker(), { limit })).toEqual([]);
  });
});

describe('keeping current', () => {
  it('shows an update, a removal and a slot used again at once', () => {
    const index = indexOf([guardVacancy('v1'), guardVacancy('v2')]);
    index.upsertVacancy(guardVacancy('v1', { headcount: 0 }));
    expect(index.bestVacancies(guardSeeker(), { limit: 5 }).map((one) => one.vacancyId)).toEqual(['v2']);
    expect(index.removeVacancy('v2')).toBe(true);
    expect(index.removeVacancy('v2')).toBe(false);
    index.upsertVacancy(guardVacancy('v3'));
    expect(index.bestVacancies(guardSeeker(), { limit: 5 }).map((one) => one.vacancyId)).toEqual(['v3']);
    expect(index.size).toEqual({ seekers: 0, vacancies: 2 });
  });
  it('keeps the answers of an index built afresh, whatever came and went', () => {
    const changes = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 7 })), { maxLength: 30 });
    fc.assert(
      fc.property(vacanciesArbitrary(8), changes, seekerArbitrary('s1'), (rows, steps, person) => {
        const index = new MatchIndex(CONTEXT);
        const held = new Map<string, VacancyInput>();
        for (const [add, at] of steps) {
          const row = rows[at];
          if (row === undefined) continue;
          if (add) {
            index.upsertVacancy(row);
            held.set(row.id, row);
          } else {
            expect(index.removeVacancy(row.id)).toBe(held.delete(row.id));
          }
        }
        expect(index.size.vacancies).toBe(held.size);
        expect(index.bestVacancies(person, { limit: 8 })).toEqual(
          indexOf([...held.values()]).bestVacancies(person, { limit: 8 }),
        );
      }),
      { numRuns: 100, seed: 20260302 },
    );
  });
  it('forgets how near job titles were when the relatedness changes', () => {
    const other = (id: string, title: string, code: string) =>
      guardVacancy(id, { title, occupations: [{ code, title, weight: 100 }] });
    const index = indexOf([other('v1', '甲乙', '4-07-05-02'), other('v2', '丙丁', '4-01-02-01')]);
    const best = () => index.bestVacancies(guardSeeker(), { limit: 1 })[0]?.vacancyId;
    expect(best()).toBe('v1');
    index.setContext({ ...CONTEXT, relatedness: (a, b) => (`${a}${b}`.includes('4-01-02-01') ? 9_000 : 0) });
    expect(best()).toBe('v2');
  });
  it('advances to a new day', () => {
    const index = indexOf([guardVacancy('v1', { validUntil: '2026-03-02' })]);
    expect(index.bestVacancies(guardSeeker(), { limit: 1 })).toHaveLength(1);
    index.setContext({ ...CONTEXT, today: '2026-03-03' });
    expect(index.bestVacancies(guardSeeker(), { limit: 1 })).toHaveLength(0);
  });
});

describe('bestSeekers', () => {
  it('ranks people for a vacancy, the experienced one first', () => {
    const done = { experience: [{ code: '4-07-05-01', title: '保安', years: 5 }] };
    const index = indexOf(
      [guardVacancy('v1')],
      [
        guardSeeker({ id: 'new' }),
        guardSeeker({ id: 'old', ...done }),
        guardSeeker({ id: 'far', home: at(FAR_AWAY) }),
      ],
    );
    expect(index.bestSeekers('v1', { limit: 5 }).map(({ seekerId }) => seekerId)).toEqual(['old', 'new']);
    expect(index.removeSeeker('old')).toBe(true);
    expect(index.bestSeekers('v1', { limit: 5 }).map(({ seekerId }) => seekerId)).toEqual(['new']);
  });
  it('scores a pair the same from both directions', () => {
    const index = indexOf([guardVacancy('v1')], [guardSeeker()]);
    expect(index.bestSeekers('v1', { limit: 1 })).toEqual(index.bestVacancies('s1', { limit: 1 }));
  });
});

describe('why not', () => {
  it('names every broken rule and the rank the pair would have', () => {
    const asks = { certificates: [{ anyOf: ['security_guard' as const], strength: 'rule' as const }] };
    const index = indexOf(
      [guardVacancy('v1'), guardVacancy('v2', { ...asks, headcount: 0 })],
      [guardSeeker()],
    );
    expect(index.whyNot('s1', 'v2').map(({ rule }) => rule)).toEqual(['headcount', 'certificates']);
    expect(index.explainPair('s1', 'v2').exclusions).toHaveLength(2);
    expect(index.explainPair('s1', 'v2').rank).toBe(2);
    expect(index.explainPair('s1', 'v1')).toMatchObject({ exclusions: [], rank: 1 });
  });
  it('gives the rank that the list gives', () => {
    const offered = ['v1', 'v2', 'v3'].map((id, i) =>
      guardVacancy(id, { pay: { min: 300_000 + i, max: 400_000 + i * 1_000, unit: 'month' } }),
    );
    const person = guardSeeker({ pay: { floor: null, wanted: { amount: 500_000, unit: 'month' } } });
    const index = indexOf(offered, [person]);
    index.bestVacancies('s1', { limit: 3 }).forEach(({ vacancyId }, i) => {
      expect(index.explainPair('s1', vacancyId).rank).toBe(i + 1);
    });
  });
  it('sums up what was excluded and by which rules', () => {
    const index = indexOf(
      [
        guardVacancy('v1'),
        guardVacancy('v2', { headcount: 0 }),
        guardVacancy('v3', { headcount: 0, open: false }),
      ],
      [guardSeeker(), guardSeeker({ id: 's2', blockedVacancyIds: ['v1'] })],
    );
    const summary = index.excludedVacancies('s1', { limit: 1 });
    expect(summary).toMatchObject({ considered: 3, excluded: 2 });
    expect(summary.byRule).toEqual([
      { rule: 'headcount', count: 2 },
      { rule: 'open', count: 1 },
    ]);
    expect(summary.examples.map(({ vacancyId }) => vacancyId)).toEqual(['v2']);
    expect(index.excludedSeekers('v1', { limit: 5 }).byRule).toEqual([{ rule: 'blocked', count: 1 }]);
  });
});

describe('bad input', () => {
  it('lists ten thousand identical vacancies without trouble', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) =>
      guardVacancy(`v${String(i).padStart(5, '0')}`, { headcount: 100_000 }),
    );
    const found = indexOf(rows).bestVacancies(guardSeeker(), { limit: 3 });
    expect(new Set(found.map(({ score }) => score)).size).toBe(1);
    expect(new Set(found.map(({ vacancyId }) => vacancyId)).size).toBe(3);
  });
  it('matches a person with nothing but a wish to a vacancy with nothing but a title', () => {
    const [match] = indexOf([vacancy({ title: '保安员' })]).bestVacancies(
      seeker({ occupations: [{ code: null, title: '保安', weight: 100 }] }),
      { limit: 1 },
    );
    expect(match?.score).toBeGreaterThan(0);
    expect(match?.score).toBeLessThanOrEqual(10_000);
  });
  it('survives contradictory wishes', () => {
    const person = guardSeeker({
      pay: { floor: { amount: 900_000, unit: 'month' }, wanted: { amount: 100_000, unit: 'month' } },
      travel: { mode: 'walk', maxMetres: 50_000, maxMinutes: 1 },
      shifts: ['night'],
      cannot: ['night_shift'],
    });
    const index = indexOf(
      [guardVacancy('v1', { shifts: ['night'], pay: { min: 1, max: 2, unit: 'month' } })],
      [person],
    );
    expect(index.bestVacancies('s1', { limit: 1 })).toEqual([]);
    expect(index.whyNot('s1', 'v1').map(({ rule }) => rule)).toEqual(['times', 'pay_floor', 'place']);
  });
  it('does not trust the relatedness it is given', () => {
    for (const wild of [NaN, -5, 1e9, 0.5]) {
      const index = new MatchIndex({ ...CONTEXT, relatedness: () => wild });
      index.upsertVacancy(guardVacancy('v1', { title: '甲乙丙' }));
      const [match] = index.bestVacancies(guardSeeker(), { limit: 1 });
      expect(Number.isInteger(match?.score)).toBe(true);
      expect(match?.score).toBeLessThanOrEqual(10_000);
    }
  });
});

describe('policy', () => {
  it('keeps declared weights and bonuses within bounds', () => {
    const policy = boundedPolicy({
      weights: { seeker: { occupation: 0, pay: 1e9, distance: NaN }, employer: {} },
      groupBonus: { veteran: 99_999, disabled: -3 },
    });
    expect(policy.weights.seeker.occupation).toBe(1);
    expect(policy.weights.seeker.pay).toBe(100);
    expect(policy.weights.seeker.distance).toBe(DEFAULT_POLICY.weights.seeker.distance);
    expect(policy.groupBonus.veteran).toBe(policy.maxGroupBonus);
    expect(policy.groupBonus.disabled).toBe(0);
  });
});
