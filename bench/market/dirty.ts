/** Rows as they arrive unchecked: each strange in its own way, and one vacancy many times over. */
import { seekerInput, vacancyInput } from '@yizhan/matching';
import type { SeekerInput, VacancyInput } from '@yizhan/matching';
import type { Market } from './index.ts';

const NOWHERE = { coordinates: null, region: null };
const ZERO = { coordinates: { lng: 0, lat: 0 }, region: null };
const OFF_THE_GLOBE = { coordinates: { lng: 1_000, lat: Number.NaN }, region: 'nowhere' };

/** Damage applied to a valid vacancy. */
const VACANCY_DIRT: readonly ((sound: VacancyInput) => Partial<VacancyInput>)[] = [
  ({ id }) => vacancyInput({ id }),
  () => ({ workplace: NOWHERE }),
  () => ({ workplace: ZERO }),
  () => ({ workplace: OFF_THE_GLOBE }),
  () => ({ pay: null, occupations: [], title: '' }),
  () => ({ pay: { min: 900_000, max: 100, unit: 'month' } }),
  () => ({ pay: { min: Number.NaN, max: -5, unit: 'day' } }),
  () => ({ headcount: 0 }),
  () => ({ headcount: 100_000 }),
  () => ({ headcount: Number.NaN }),
  () => ({ validUntil: '下个月', confirmedOn: 'unknown' }),
  ({ occupations }) => ({
    occupations: occupations.map((one) => ({ ...one, code: '9-99-99-99', weight: -3 })),
  }),
  () => ({
    sessions: [
      { start: 'x', end: 'y' },
      { start: '2026-03-05T10:00:00Z', end: '2026-03-05T09:00:00Z' },
    ],
  }),
  () => ({
    certificates: [
      { anyOf: [], strength: 'rule' },
      { anyOf: ['other:本公司证书'], strength: 'wish' },
    ],
  }),
  () => ({ experience: { years: 100, strength: 'rule' }, education: { level: 7, strength: 'rule' } }),
];

const SEEKER_DIRT: readonly ((sound: SeekerInput) => Partial<SeekerInput>)[] = [
  ({ id }) => seekerInput({ id }),
  () => ({ home: NOWHERE }),
  () => ({ home: ZERO }),
  () => ({ home: OFF_THE_GLOBE }),
  () => ({ occupations: [], experience: [] }),
  () => ({ pay: { floor: { amount: 2_000_000, unit: 'month' }, wanted: { amount: 100, unit: 'month' } } }),
  () => ({ pay: { floor: { amount: Number.NaN, unit: 'hour' }, wanted: { amount: -1, unit: 'piece' } } }),
  () => ({ travel: { mode: 'walk', maxMetres: -5, maxMinutes: Number.NaN } }),
  () => ({ shifts: ['night'], cannot: ['night_shift'], kinds: ['gig'], availability: 0 }),
  () => ({ birthDate: '1888-02-30' }),
  () => ({ birthDate: '2015-01-01' }),
  ({ experience }) => ({ experience: experience.map((one) => ({ ...one, years: Number.NaN })) }),
  () => ({ wantedRegions: ['', '000000', '99'] }),
];

/** Every n-th row of the market, damaged, then `identical` vacancies that differ only in their ids. */
export function* dirtyVacancies(market: Market, identical = 10_000): Generator<VacancyInput> {
  let number = 0;
  for (const vacancy of market.vacancies()) {
    const dirt = VACANCY_DIRT[number++ % VACANCY_DIRT.length];
    yield { ...vacancy, ...dirt?.(vacancy) };
  }
  const same = market.vacancy(0);
  for (let i = 0; i < identical; i++) yield { ...same, id: `same${String(i).padStart(6, '0')}` };
}

export function* dirtySeekers(market: Market): Generator<SeekerInput> {
  let number = 0;
  for (const seeker of market.seekers()) {
    const dirt = SEEKER_DIRT[number++ % SEEKER_DIRT.length];
    yield { ...seeker, ...dirt?.(seeker) };
  }
}
