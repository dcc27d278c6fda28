import { describe, expect, it } from 'vitest';
import { MatchIndex } from '@yizhan/matching';
import type { SeekerInput, VacancyInput } from '@yizhan/matching';
import { createMarket, dirtySeekers, dirtyVacancies, marketContext } from './index.ts';

const SIZE = { seekers: 2_000, vacancies: 2_000, counties: 2 };
const market = createMarket(SIZE);
const seekers = [...market.seekers()];
const vacancies = [...market.vacancies()];

/** Share of the rows that have one of the commonest tenth of values. */
function shareOfTopTenth(values: readonly string[]): number {
  const counts = [...Map.groupBy(values, (value) => value).values()].map(({ length }) => length);
  counts.sort((a, b) => b - a);
  const top = counts.slice(0, Math.ceil(counts.length / 10));
  return top.reduce((sum, count) => sum + count, 0) / values.length;
}

const firstCodes = (rows: readonly (SeekerInput | VacancyInput)[]): string[] =>
  rows.flatMap(({ occupations }) => occupations[0]?.code ?? []);
const share = <T>(rows: readonly T[], test: (row: T) => boolean): number =>
  rows.filter(test).length / rows.length;

describe('a market', () => {
  it('is the same for the same seed, row by row and in any order', () => {
    const again = createMarket(SIZE);
    expect([...again.vacancies()].slice(0, 200)).toEqual(vacancies.slice(0, 200));
    expect(again.seeker(1_234)).toEqual(seekers[1_234]);
    expect(createMarket(SIZE, 7).seeker(0)).not.toEqual(seekers[0]);
  });
  it('has the rows that its size says, each with an id of its own', () => {
    expect(new Set(seekers.map(({ id }) => id)).size).toBe(SIZE.seekers);
    expect(new Set(vacancies.map(({ id }) => id)).size).toBe(SIZE.vacancies);
  });
  it('skews demand: a few trades have much of the work, wishes follow in part', () => {
    const offered = firstCodes(vacancies);
    const wanted = firstCodes(seekers);
    expect(shareOfTopTenth(offered)).toBeGreaterThan(0.35);
    expect(shareOfTopTenth(offered)).toBeLessThan(0.8);
    const count = (codes: readonly string[]) =>
      new Map([...Map.groupBy(codes, (code) => code)].map(([code, { length }]) => [code, length]));
    const offers = count(offered);
    const wishes = count(wanted);
    const codes = [...new Set([...offered, ...wanted])];
    const x = codes.map((code) => offers.get(code) ?? 0);
    const y = codes.map((code) => wishes.get(code) ?? 0);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const [mx, my] = [mean(x), mean(y)];
    const covariance = mean(x.map((value, i) => (value - mx) * ((y[i] ?? 0) - my)));
    const spread = (values: number[], m: number) => Math.sqrt(mean(values.map((value) => (value - m) ** 2)));
    const correlation = covariance / (spread(x, mx) * spread(y, my));
    expect(correlation).toBeGreaterThan(0.5);
    expect(correlation).toBeLessThan(0.99);
  });
  it('leaves about a tenth of the titles unmapped and part of the places without coordinates', () => {
    const unmapped = share(vacancies, ({ occupations }) => occupations.length === 0);
    expect(unmapped).toBeGreaterThan(0.06);
    expect(unmapped).toBeLessThan(0.14);
    const placed = share(vacancies, ({ workplace }) => workplace.coordinates !== null);
    expect(placed).toBeGreaterThan(0.7);
    expect(placed).toBeLessThan(0.9);
    const regionOnly = share(seekers, ({ home }) => home.coordinates === null && home.region !== null);
    expect(regionOnly).toBeGreaterThan(0.1);
  });
  it('has large employers and large headcounts, but few', () => {
    expect(shareOfTopTenth(vacancies.map(({ employerId }) => employerId))).toBeGreaterThan(0.2);
    expect(share(vacancies, ({ headcount }) => headcount === 1)).toBeGreaterThan(0.35);
    expect(share(vacancies, ({ headcount }) => headcount >= 20)).toBeLessThan(0.08);
    expect(Math.max(...vacancies.map(({ headcount }) => headcount))).toBe(50);
  });
  it('knows the centre of every division it names', () => {
    for (const region of vacancies.flatMap(({ workplace }) => workplace.region ?? [])) {
      expect(market.regionCentre(region), region).not.toBeNull();
    }
  });
  it('finds most people something that no rule forbids, but not all of them', () => {
    const index = new MatchIndex(marketContext(market));
    index.load({ vacancies });
    const asked = seekers.slice(0, 250);
    const feasible = share(asked, (seeker) => index.bestVacancies(seeker, { limit: 1 }).length > 0);
    expect(feasible).toBeGreaterThanOrEqual(0.85);
    expect(feasible).toBeLessThanOrEqual(0.97);
  });
});

describe('a dirty market', () => {
  it('is answered, every row of it', () => {
    const dirty = createMarket({ seekers: 60, vacancies: 150, counties: 1 });
    const index = new MatchIndex(marketContext(dirty));
    index.load({ seekers: dirtySeekers(dirty), vacancies: dirtyVacancies(dirty, 500) });
    expect(index.size).toEqual({ seekers: 60, vacancies: 650 });
    for (const { id } of dirty.seekers()) {
      const found = index.bestVacancies(id, { limit: 20 });
      expect(found.every(({ score }) => Number.isInteger(score) && score >= 0 && score <= 10_000)).toBe(true);
    }
    for (const { id } of dirty.vacancies())
      expect(index.bestSeekers(id, { limit: 5 }).length).toBeLessThanOrEqual(5);
  });
});
