/** The columns agree with the rules: every number the searches use is compared with the rule itself. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pair } from '../pair.ts';
import { prepareSeeker, prepareVacancy } from '../prepared.ts';
import { HARD_RULES } from '../rules/hard/index.ts';
import { exclusionsOf, matchOf, scorePair, sideRules } from '../score.ts';
import { seekerArbitrary, vacancyArbitrary } from '../testing/arbitraries.ts';
import { CONTEXT } from '../testing/fixtures.ts';
import type { SeekerInput, VacancyInput } from '../types.ts';
import { brokenRules } from './broken-rules.ts';
import { MatchColumns } from './match-columns.ts';
import { MatchIndex } from './match-index.ts';
import { SeekerSide } from './seeker-side.ts';
import { VacancySearch } from './vacancy-search.ts';

const sides = sideRules(CONTEXT);
const settings = { numRuns: 600, seed: 20261122 };

/** Random rows break so many hard rules that few pairs remain; these drop most conditions of most rows. */
const easier = (person: SeekerInput): SeekerInput => ({
  ...person,
  birthDate: '1990-05-05',
  kinds: [],
  shifts: [],
  availability: null,
  cannot: person.cannot.slice(0, 1),
  busy: [],
  blockedEmployerIds: [],
  blockedVacancyIds: [],
  travel: { mode: 'bus', maxMetres: null, maxMinutes: null },
});
const easierVacancy = (vacancy: VacancyInput): VacancyInput => ({
  ...vacancy,
  open: true,
  headcount: 3,
  validUntil: null,
  requiredTimes: null,
  reservedFor: [],
  involves: [],
  sessions: [],
  blockedSeekerIds: [],
  certificates: vacancy.certificates.map((one) => ({ ...one, strength: 'wish' as const })),
});
const persons = fc.oneof(seekerArbitrary('s1'), seekerArbitrary('s1').map(easier));
const anyVacancy = fc.oneof(vacancyArbitrary('v1'), vacancyArbitrary('v1').map(easierVacancy));
const many = <T extends { id: string }>(arbitrary: fc.Arbitrary<T>, count: number, prefix: string): T[] =>
  fc.sample(arbitrary, { numRuns: count, seed: 7 }).map((row, i) => ({ ...row, id: `${prefix}${i}` }));

const columnsOf = (people: readonly SeekerInput[], vacancies: readonly VacancyInput[]): MatchColumns => {
  const columns = new MatchColumns(CONTEXT);
  for (const person of people) columns.putSeeker(prepareSeeker(person, CONTEXT));
  for (const vacancy of vacancies) columns.putVacancy(prepareVacancy(vacancy, CONTEXT));
  return columns;
};
const pairOf = (person: SeekerInput, vacancy: VacancyInput): Pair =>
  new Pair(prepareSeeker(person, CONTEXT), prepareVacancy(vacancy, CONTEXT), CONTEXT);

describe('rows read back', () => {
  it('break the same rules and score the same, for the same reasons', () => {
    fc.assert(
      fc.property(persons, anyVacancy, (person, vacancy) => {
        const columns = columnsOf([person], [vacancy]);
        const read = new Pair(columns.seekers.read(0), columns.vacancies.read(0), CONTEXT);
        const pair = pairOf(person, vacancy);
        expect(exclusionsOf(read).map(({ rule, variant }) => `${rule}.${variant}`)).toEqual(
          exclusionsOf(pair).map(({ rule, variant }) => `${rule}.${variant}`),
        );
        const plain = matchOf(pair, sides);
        expect({ ...matchOf(read, sides), reasons: [] }).toEqual({ ...plain, reasons: [] });
        expect(
          matchOf(read, sides).reasons.map(({ rule, variant, points }) => [rule, variant, points]),
        ).toEqual(plain.reasons.map(({ rule, variant, points }) => [rule, variant, points]));
      }),
      settings,
    );
  });
});

describe('numbers of the searches', () => {
  it('for vacancies equal those of the rules', () => {
    fc.assert(
      fc.property(persons, fc.array(anyVacancy, { maxLength: 12 }), (person, rows) => {
        const own = rows.map((row, i) => ({ ...row, id: `v${i}`, blockedSeekerIds: [] }));
        const free = { ...person, busy: [], blockedEmployerIds: [], blockedVacancyIds: [], birthDate: null };
        const columns = columnsOf([free], own);
        const search = new VacancySearch(() => false);
        const [found, scores] = [new Int32Array(20), new Int32Array(20)];
        const count = search.search(columns.view, columns.seekers, 0, 20, null, null, found, scores);
        const expected = own.flatMap((vacancy) => {
          const pair = pairOf(free, vacancy);
          return exclusionsOf(pair).length === 0 ? [[vacancy.id, scorePair(pair, sides).score]] : [];
        });
        const listed = Array.from(found.subarray(0, count), (row, i) => [
          columns.vacancies.ids.name(row),
          scores[i],
        ]);
        expect(new Map(listed as [string, number][])).toEqual(new Map(expected as [string, number][]));
      }),
      settings,
    );
  });

  it('for people equal those of the rules', () => {
    fc.assert(
      fc.property(
        anyVacancy,
        fc.array(persons, { maxLength: 12 }),
        fc.integer({ min: 1, max: 14 }),
        (vacancy, rows, limit) => {
          const people = rows.map((row, i) => ({ ...row, id: `s${i}` }));
          const index = new MatchIndex(CONTEXT);
          index.load({ seekers: people, vacancies: [] });
          const expected = people
            .map((person) => pairOf(person, vacancy))
            .filter((pair) => exclusionsOf(pair).length === 0)
            .map((pair) => scorePair(pair, sides).score)
            .sort((a, b) => b - a);
          expect(index.bestSeekers(vacancy, { limit }).map(({ score }) => score)).toEqual(
            expected.slice(0, limit),
          );
        },
      ),
      settings,
    );
  });

  it('name the broken rules that the rules name', () => {
    const late = new Set(['blocked', 'legal_age', 'overlap']);
    fc.assert(
      fc.property(persons, anyVacancy, (person, vacancy) => {
        const columns = columnsOf([person], [vacancy]);
        const side = new SeekerSide();
        side.take(columns.view, columns.seekers, 0);
        const bits = brokenRules(columns.view, side, 0);
        const named = HARD_RULES.filter((_, i) => ((bits >>> i) & 1) === 1).map(({ name }) => name);
        const expected = exclusionsOf(pairOf(person, vacancy)).map(({ rule }) => rule);
        expect(named).toEqual(expected.filter((rule) => !late.has(rule)));
      }),
      settings,
    );
  });
});

describe('many rows', () => {
  const people = many(seekerArbitrary('s').map(easier), 60, 's');
  const vacancies = many(vacancyArbitrary('v').map(easierVacancy), 900, 'v');
  const answers = (index: MatchIndex) =>
    people.map(({ id }) =>
      index.bestVacancies(id, { limit: 7 }).map(({ vacancyId, score }) => `${vacancyId} ${score}`),
    );
  const loaded = (rows: readonly VacancyInput[]): MatchIndex => {
    const index = new MatchIndex(CONTEXT);
    index.load({ seekers: people, vacancies: rows });
    return index;
  };
  const whole = answers(loaded(vacancies));

  it('give the brute-force scores', () => {
    people.forEach((person, i) => {
      const scores = vacancies
        .map((vacancy) => pairOf(person, vacancy))
        .filter((pair) => exclusionsOf(pair).length === 0)
        .map((pair) => scorePair(pair, sides).score)
        .sort((a, b) => b - a);
      expect(whole[i]!.map((line) => Number(line.split(' ')[1]))).toEqual(scores.slice(0, 7));
    });
  });

  it('give the same answers when added one by one, in another order, taken out and put back', () => {
    const index = new MatchIndex(CONTEXT);
    for (const person of people) index.upsertSeeker(person);
    for (const vacancy of [...vacancies].reverse())
      index.upsertVacancy({ ...vacancy, title: '改过', pay: null });
    for (const vacancy of vacancies) index.upsertVacancy(vacancy);
    expect(answers(index)).toEqual(whole);
    for (const { id } of vacancies.slice(100, 500)) index.removeVacancy(id);
    expect(answers(index)).toEqual(answers(loaded([...vacancies.slice(0, 100), ...vacancies.slice(500)])));
    for (const vacancy of vacancies.slice(100, 500)) index.upsertVacancy(vacancy);
    expect(answers(index)).toEqual(whole);
    index.layOut();
    expect(answers(index)).toEqual(whole);
  });

  it('find people alike, whatever came and went', () => {
    const more = many(seekerArbitrary('s').map(easier), 700, 's');
    const vacancy = (i: number): VacancyInput => vacancies[i]!;
    const index = new MatchIndex(CONTEXT);
    index.load({ seekers: more });
    const whole = Array.from({ length: 20 }, (_, i) => index.bestSeekers(vacancy(i), { limit: 9 }));
    for (const { id } of more.slice(0, 300)) index.removeSeeker(id);
    for (const person of more.slice(0, 300).reverse()) index.upsertSeeker(person);
    whole.forEach((found, i) => expect(index.bestSeekers(vacancy(i), { limit: 9 })).toEqual(found));
  });

  it('leave out what a price makes worthless, and order by what is left', () => {
    const { columns } = loaded(vacancies);
    const search = new VacancySearch((a, b) => a < b);
    const [found, scores] = [new Int32Array(900), new Int32Array(900)];
    const all = search.search(columns.view, columns.seekers, 0, 900, null, null, found, scores);
    const plain = new Map(Array.from(found.subarray(0, all), (row, i) => [row, scores[i]!]));
    const prices = Int32Array.from({ length: columns.vacancies.end }, (_, row) => (row * 7_919) % 6_000);
    const number = Int32Array.from(prices, (_, row) => row);
    const priced = { price: prices, number };
    const count = search.search(columns.view, columns.seekers, 0, 20, priced, null, found, scores);
    const nets = [...plain]
      .map(([row, score]) => score - prices[row]!)
      .filter((net) => net > 0)
      .sort((a, b) => b - a);
    expect(Array.from(found.subarray(0, count), (row) => plain.get(row)! - prices[row]!)).toEqual(
      nets.slice(0, 20),
    );
    found.subarray(0, count).forEach((row, i) => expect(scores[i]).toBe(plain.get(row)));
  });
});
