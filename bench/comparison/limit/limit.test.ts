import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MatchIndex } from '@yizhan/matching';
import type { SeekerInput, VacancyInput } from '@yizhan/matching';
import { SeekerSearch } from '@yizhan/matching/engine/seeker-search.ts';
import { VacancySearch } from '@yizhan/matching/engine/vacancy-search.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMarket, dirtySeekers, dirtyVacancies, marketContext } from '../../market/index.ts';
import { dumpIndex } from './dump.ts';
import { readDump } from './dumped.ts';
import { everybody, forVacancies } from './everybody.ts';
import type { Lists } from './everybody.ts';
import { buildNative } from './native.ts';
import type { ProgramName } from './native.ts';

const LIMITS = [1, 20, 50];
const NOWHERE = { coordinates: null, region: null };

const folder = mkdtempSync(join(tmpdir(), 'yizhan-limit-'));
const market = createMarket('tiny');
const index = new MatchIndex(marketContext(market));

const county = market.seeker(0).home.region?.slice(0, 6) ?? '';

/** People of every kind that a vacancy distinguishes; each must appear on some list. */
const PEOPLE: Record<string, Partial<SeekerInput>> = {
  placeless: { home: NOWHERE, wantedRegions: [] },
  'placeless but named': { home: NOWHERE, wantedRegions: [county] },
  named: { wantedRegions: [county] },
  sent: { acceptsDispatch: true, kinds: [] },
  housed: { acceptsFarWithLodging: true, lodging: 'needed' },
  'without works': { occupations: [], experience: [] },
  'without wishes': { occupations: [] },
  'without skills': { skills: [], certificates: [], education: null, cannot: ['night_shift'] },
};
const VACANCIES: Record<string, Partial<VacancyInput>> = {
  placeless: { workplace: NOWHERE },
  remote: { remote: true },
  dispatch: { kind: 'dispatch', workplace: { coordinates: { lng: 121.5, lat: 31.2 }, region: null } },
  lodging: {
    lodging: true,
    meals: true,
    workplace: { coordinates: { lng: 121.5, lat: 31.2 }, region: null },
  },
  'without pay': { pay: null, skills: [], title: '' },
  strict: { experience: { years: 3, strength: 'rule' }, education: { level: 5, strength: 'rule' } },
};
const NUMBERS = Array.from({ length: 40 }, (_, i) => i);
/** Each of these rows, repeated this many times under different ids. */
const varied = <T extends { id: string }>(row: (i: number) => T, ways: Record<string, Partial<T>>): T[] =>
  Object.entries(ways).flatMap(([way, change]) =>
    NUMBERS.map((i): T => ({ ...row(i), ...change, id: `${way} ${row(i).id}` })),
  );
const wayOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf(' ')));

beforeAll(() => {
  index.load({
    seekers: [...dirtySeekers(market)].map((seeker) => ({ ...seeker, id: `dirty ${seeker.id}` })),
    vacancies: [...dirtyVacancies(market, 500)].map((vacancy) => ({ ...vacancy, id: `dirty ${vacancy.id}` })),
  });
  index.load({
    seekers: [...market.seekers(), ...varied(market.seeker, PEOPLE)],
    vacancies: [...market.vacancies(), ...varied(market.vacancy, VACANCIES)],
  });
  // Rows added after the layout lie in separate blocks, and a removed one leaves a gap.
  for (let i = 0; i < 20; i++) index.upsertVacancy({ ...market.vacancy(i), headcount: 2 });
  index.removeVacancy(market.vacancy(30).id);
  for (let i = 0; i < 20; i++)
    index.upsertSeeker({ ...market.seeker(i), home: market.seeker(i + 20).home, acceptsDispatch: true });
  index.removeSeeker(market.seeker(30).id);
  const { vacancies } = index.columns;
  dumpIndex(folder, index, {
    seekers: [0, 1, 2].map((i) => market.seeker(i).id),
    vacancies: Array.from(heldVacancies(), (row) => vacancies.ids.name(row)),
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

function heldVacancies(): Uint32Array {
  const { vacancies } = index.columns;
  return Uint32Array.from({ length: vacancies.end }, (_, row) => row).filter((row) => vacancies.isHeld(row));
}

/** The index's own result, without the late rules that affect few people or vacancies. */
function foundByIndex(limit: number): Lists {
  const { view, seekers, vacancies } = index.columns;
  const search = new VacancySearch((a, b) => vacancies.ids.name(a) < vacancies.ids.name(b));
  return everybody({ view, seekers, search }, limit);
}

/** The same for people of every vacancy in the index. */
function peopleFoundByIndex(limit: number): Lists {
  const { view, seekers, seekerBlocks } = index.columns;
  const peopleSearch = new SeekerSearch((a, b) => seekers.ids.name(a) < seekers.ids.name(b));
  const asked = { seekers: new Uint32Array(0), vacancies: heldVacancies() };
  return forVacancies({ view, seekers, seekerBlocks, asked, peopleSearch }, limit);
}

/** Lists that a program writes for each limit; null, with a message, where it cannot be built. */
function nativeLists(name: ProgramName): ((limit: number) => Int32Array) | null {
  const native = buildNative(name, folder);
  if ('absent' in native) {
    console.warn(`SKIPPED: the same index in C++: ${native.absent}`);
    return null;
  }
  return (limit) => {
    const out = join(folder, `${name}-${limit}`);
    native.run(folder, String(limit), out);
    const bytes = readFileSync(out);
    return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  };
}

describe('the same index elsewhere', () => {
  it('is read back as it was written', () => {
    const dumped = readDump(folder);
    for (const limit of LIMITS) {
      expect(everybody(dumped, limit).flat()).toEqual(foundByIndex(limit).flat());
      expect(forVacancies(dumped, limit).flat()).toEqual(peopleFoundByIndex(limit).flat());
    }
    expect(dumped.view.weights).toEqual(index.columns.view.weights);
    const names = Array.from(dumped.asked.seekers, (row) => index.columns.seekers.ids.name(row));
    expect(names).toEqual([0, 1, 2].map((i) => market.seeker(i).id));
  });
  it('gives the same lists in C++', (context) => {
    const listsOf = nativeLists('batch') ?? context.skip();
    for (const limit of LIMITS) {
      const ours = foundByIndex(limit);
      expect(ours.counts.reduce((a, b) => a + b)).toBeGreaterThan(0);
      expect(listsOf(limit)).toEqual(ours.flat());
    }
  }, 120_000);
  it('gives the same lists of people in C++', (context) => {
    const listsOf = nativeLists('people') ?? context.skip();
    for (const limit of LIMITS) expect(listsOf(limit)).toEqual(peopleFoundByIndex(limit).flat());
  }, 120_000);
  it('has people of every kind on its lists, for vacancies of every kind', () => {
    const { seekers, vacancies } = index.columns;
    const lists = peopleFoundByIndex(50);
    const people = new Set<string>();
    const posts = new Set<string>();
    heldVacancies().forEach((vacancy, i) => {
      const list = lists.list(i);
      if (list.length > 0) posts.add(wayOf(vacancies.ids.name(vacancy)));
      for (const row of list) people.add(wayOf(seekers.ids.name(row)));
    });
    expect([...people]).toEqual(expect.arrayContaining(Object.keys(PEOPLE)));
    expect([...posts]).toEqual(expect.arrayContaining(Object.keys(VACANCIES)));
  });
});
