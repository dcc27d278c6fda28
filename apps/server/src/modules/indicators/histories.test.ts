import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import {
  addDays,
  INDICATOR_CODES,
  shanghaiDate,
  STOP_REASONS,
  type Grant,
  type StaffRole,
} from '@yizhan/domain';
import { scopeOf } from '../../app/actor.ts';
import { fromShortId, recordId, shortId } from '../../app/ids.ts';
import { foldCountables, verifyCountables } from '../../records/countables/index.ts';
import {
  listFacts,
  readByRegion,
  readBySite,
  readFigure,
  readSeries,
  type CountScope,
} from '../../test-support/indicator-oracle.ts';
import { createMainLine, type MainLine, type MoveStep } from '../../test-support/main-line.ts';
import { profileInput, seekerInput } from '../../test-support/people.ts';
import { ProblemError, type Caller } from '../../test-support/platform.ts';
import { siteInput, vacancyInput } from '../../test-support/records.ts';
import { periodBefore, stretches, type Period } from './periods.ts';

const { summary, series, breakdown, records, exportCsv } = routes.indicators;
const REGIONS = ['4303', '430302', '430304', '430304004', '430304005', '430381', '430102', '430102001'];
const ASKED = ['43', '4303', '4301', '430304', '430302', '430304004', '430102001'];

/** Randomness for one history: a whole number below `most`, from numbers that fast-check chose. */
class Choices {
  readonly #numbers: readonly number[];
  #at = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  below(most: number): number {
    const number = this.#numbers[this.#at % this.#numbers.length] ?? 0;
    this.#at += 1;
    return (number + this.#at) % most;
  }

  of<T>(list: readonly T[]): T {
    const item = list[this.below(list.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  }
}

interface Asker {
  readonly caller: Caller;
  readonly grants: readonly Grant[];
}

let line: MainLine;
let admin: Caller;
let sites: string[];
let askers: Asker[];
const people: string[] = [];
const vacancies: string[] = [];
const placements: string[] = [];
const START = new Date('2026-01-05T02:00:00Z');

beforeAll(async () => {
  line = await createMainLine();
  line.platform.now = START;
  admin = await line.platform.staff('administrator', { region: '' });
  const other = await admin.call(routes.sites.create, {
    body: siteInput({ name: '雨湖区雨湖路就业驿站', regionCode: '430302', lng: 112.9, lat: 27.87 }),
  });
  sites = [line.siteId, other.id];
  const asker = async (role: StaffRole, place: { region: string } | { siteId: string }): Promise<Asker> => ({
    caller: await line.platform.staff(role, place),
    grants: [
      'siteId' in place
        ? { role, region: '430304', siteId: fromShortId(place.siteId) }
        : { role, region: place.region, siteId: null },
    ],
  });
  askers = [
    await asker('administrator', { region: '' }),
    await asker('province_officer', { region: '43' }),
    await asker('prefecture_officer', { region: '4303' }),
    await asker('county_officer', { region: '430304' }),
    await asker('county_officer', { region: '430302' }),
    await asker('site_manager', { siteId: line.siteId }),
  ];
});
afterAll(() => line.platform.stop());

/** One random action of a user; a refusal counts as no action. */
async function live(choices: Choices): Promise<void> {
  const placeOf = () => ({ regionCode: choices.of(REGIONS), siteId: choices.of([...sites, null]) });
  const steps: Array<() => Promise<void>> = [
    async () =>
      void (line.platform.now = new Date(line.platform.now.getTime() + choices.below(35) * 86_400_000)),
    register,
    register,
    post,
    refer,
    refer,
    refer,
    refer,
    refer,
    () => move({ action: 'record_intention' }),
    hire,
    hire,
    () => move({ action: 'stop', reason: 'recorded_by_mistake' }),
    () => move({ action: 'stop', reason: choices.of(STOP_REASONS) }),
    merge,
    editPerson,
    editVacancy,
    moveVacancy,
  ];
  try {
    await choices.of(steps)();
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.status >= 500) throw error;
  }

  async function register(): Promise<void> {
    const { regionCode, siteId } = placeOf();
    const made = await admin.call(routes.seekers.register, {
      body: seekerInput({ siteId, name: choices.of(['王秀英', '李建国', '张桂花']) }, { regionCode }),
    });
    people.push(made.id);
  }

  async function post(): Promise<void> {
    const number = vacancies.length + 1;
    const draft = await admin.call(routes.vacancies.create, {
      body: vacancyInput(line.employerId, {
        ...placeOf(),
        title: `门岗保安${number}号岗`,
        address: `湖湘路${number}号`,
        description: '',
        headcount: 2 + choices.below(5),
      }),
    });
    vacancies.push(draft.id);
    const submitted = await admin.call(routes.vacancies.act, {
      params: { id: draft.id },
      body: { version: draft.version, action: 'submit' },
    });
    if (choices.below(5) === 0) return;
    await admin.call(routes.vacancies.act, {
      params: { id: draft.id },
      body: { version: submitted.version, action: 'publish' },
    });
  }

  async function refer(): Promise<void> {
    if (people.length === 0 || vacancies.length === 0) return;
    const { caller } = choices.below(3) === 0 ? choices.of(askers) : { caller: admin };
    const made = await caller.call(routes.placements.refer, {
      body: { seekerId: choices.of(people), vacancyId: choices.of(vacancies) },
    });
    placements.push(made.id);
  }

  async function move(step: MoveStep): Promise<void> {
    if (placements.length === 0) return;
    const { id, version } = await admin.call(routes.placements.get, {
      params: { id: choices.of(placements) },
    });
    await admin.call(routes.placements.move, { params: { id }, body: { version, move: step } });
  }

  function hire(): Promise<void> {
    const startDate = addDays(shanghaiDate(line.platform.now), choices.below(30) - 15);
    return move({ action: 'hire', startDate, contractKind: 'labour_contract' });
  }

  async function merge(): Promise<void> {
    if (people.length < 2) return;
    const [keep, drop] = [await open(choices.of(people)), await open(choices.of(people))];
    await admin.call(routes.seekers.merge, {
      params: { id: keep.id },
      body: {
        dropId: drop.id,
        version: keep.version,
        dropVersion: drop.version,
        reason: '同一个人',
        takeFromDrop: choices.below(2) === 0 ? ['region'] : [],
      },
    });
  }

  async function editPerson(): Promise<void> {
    if (people.length === 0) return;
    const { id, version, name, sex, birthDate, status, serviceStep } = await open(choices.of(people));
    if (status === 'merged' || status === 'erased') return;
    const { regionCode, siteId } = placeOf();
    await admin.call(routes.seekers.update, {
      params: { id },
      body: {
        version,
        name,
        sex,
        birthDate,
        status,
        serviceStep,
        siteId,
        profile: profileInput({ regionCode }),
      },
    });
  }

  async function editVacancy(): Promise<void> {
    if (vacancies.length === 0) return;
    const { id, version, title, address } = await admin.call(routes.vacancies.get, {
      params: { id: choices.of(vacancies) },
    });
    const { employerId: _employer, ...fields } = vacancyInput(line.employerId, {
      ...placeOf(),
      title,
      address,
      description: '',
      headcount: 2 + choices.below(9),
    });
    await admin.call(routes.vacancies.update, { params: { id }, body: { ...fields, version } });
  }

  async function moveVacancy(): Promise<void> {
    if (vacancies.length === 0) return;
    const { id, version } = await admin.call(routes.vacancies.get, { params: { id: choices.of(vacancies) } });
    const action = choices.of(['withdraw', 'reopen', 'submit', 'publish', 'expire', 'publish'] as const);
    await admin.call(routes.vacancies.act, { params: { id }, body: { version, action, reason: '试一试' } });
  }

  function open(id: string) {
    return admin.call(routes.seekers.get, { params: { id } });
  }
}

/** Compares every route's answer for one random scope with the reference computed from the records. */
async function compare(choices: Choices): Promise<void> {
  const { caller, grants } = choices.of(askers);
  const { db } = line.platform.services;
  const period = somePeriod(choices);
  const region = choices.below(3) === 0 ? choices.of(ASKED) : undefined;
  const siteId = choices.below(5) === 0 ? choices.of(sites) : undefined;
  const query = { ...period, region, siteId };
  try {
    await caller.call(summary, { query });
  } catch (error) {
    // Beyond the caller's rights: another one asks another time.
    if (error instanceof ProblemError && error.problem.status === 403) return;
    throw error;
  }
  const actor = { kind: 'staff', staffId: '', login: '', name: '', grants } as const;
  const scope = scopeOf(actor, 'indicators.read');
  const countScope: CountScope = {
    ...period,
    regions: region === undefined ? scope.regions : [region],
    sites: region === undefined ? scope.sites : [],
    siteId: siteId === undefined ? null : fromShortId(siteId),
    exactRegion: null,
  };
  const days = stretches(period, 'day').length;
  const before = { ...countScope, ...periodBefore(period, days) };
  const reply = await caller.call(summary, { query });
  for (const code of INDICATOR_CODES) {
    const now = await readFigure(db, code, countScope);
    expect(
      reply.figures.find((figure) => figure.code === code),
      JSON.stringify([code, countScope]),
    ).toMatchObject({ ...now, previous: (await readFigure(db, code, before)).value });
  }
  const code = choices.of(INDICATOR_CODES);
  const why = JSON.stringify([code, countScope]);

  const by = choices.of(['day', 'week', 'month'] as const);
  const { points } = await caller.call(series, { params: { code }, query: { ...query, by } });
  const [seriesNow, seriesBefore] = [
    await readSeries(db, code, countScope, by, 0),
    await readSeries(db, code, before, by, days),
  ];
  expect(points, `${by} ${why}`).toEqual(
    stretches(period, by).map(({ key, from, to }) => ({
      from,
      to,
      value: seriesNow.get(key) ?? 0,
      previous: seriesBefore.get(key) ?? 0,
    })),
  );

  const digits = Math.min(...countScope.regions.map(({ length }) => length));
  const byRegion = await caller.call(breakdown, { params: { code }, query });
  expect(
    byRegion.rows.map(({ key, value, times }) => ({ key, value, times })),
    why,
  ).toEqual(await readByRegion(db, code, countScope, digits < 4 ? 4 : digits < 6 ? 6 : 9));
  const bySite = await caller.call(breakdown, { params: { code }, query: { ...query, by: 'site' } });
  expect(
    bySite.rows.map(({ key, value, times }) => ({ key, value, times })),
    why,
  ).toEqual(
    (await readBySite(db, code, countScope)).map(({ key, value, times }) => ({
      key: key === null ? null : shortId(key),
      value,
      times,
    })),
  );
  expect([byRegion.total, bySite.total]).toEqual(
    [reply.figures, reply.figures].map((figures) => figures.find((figure) => figure.code === code)?.value),
  );
  await compareRecords(choices, caller, code, query, countScope);
}

async function compareRecords(
  choices: Choices,
  caller: Caller,
  code: (typeof INDICATOR_CODES)[number],
  query: Period & { region: string | undefined; siteId: string | undefined },
  countScope: CountScope,
): Promise<void> {
  const { db } = line.platform.services;
  const exactRegion = choices.below(4) === 0 ? choices.of(REGIONS) : undefined;
  const expected = (await listFacts(db, code, { ...countScope, exactRegion: exactRegion ?? null })).map(
    (row) => ({
      id: recordId(row.record_prefecture, row.record),
      title: row.title,
      detail: row.detail,
      day: row.day,
      times: row.times,
      site: row.site,
    }),
  );
  const listed: object[] = [];
  let cursor: string | undefined;
  do {
    const page = await caller.call(records, {
      params: { code },
      query: { ...query, exactRegion, limit: 1 + choices.below(7), cursor },
    });
    expect(page.total).toBe(expected.length);
    listed.push(...page.items.map(({ kind: _kind, grade: _grade, provedBy: _provedBy, ...row }) => row));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(listed, JSON.stringify([code, countScope, exactRegion])).toEqual(expected);
  if (exactRegion !== undefined) return;
  const file = await (await caller.call(exportCsv, { params: { code }, query })).text();
  const ids = file
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((text) => text.split(',')[0]);
  expect(ids).toEqual(expected.map(({ id }) => id));
}

/** Weeks, months, years and intervals that overlap them partially. */
function somePeriod(choices: Choices): Period {
  const today = shanghaiDate(line.platform.now);
  const end = addDays(today, 20 - choices.below(60));
  const length = choices.of([1, 7, 30, 45, 61, 90, 200, 365, 400]);
  const from = addDays(end, 1 - length);
  const firstOf = (day: string) => `${day.slice(0, 8)}01`;
  return choices.of([
    { from, to: end },
    { from: firstOf(from), to: end },
    { from, to: addDays(firstOf(addDays(end, 40)), -1) },
    { from: firstOf(from), to: addDays(firstOf(addDays(firstOf(end), 32)), -1) },
  ]);
}

describe('a history of registrations, mistakes, merges and changes', () => {
  it('counts to what the records say, whoever asks for what', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(10_000), { minLength: 100, maxLength: 160 }),
        fc.array(fc.nat(10_000), { minLength: 30, maxLength: 30 }),
        async (steps, questions) => {
          const choices = new Choices(steps);
          for (const [index] of steps.entries()) {
            await live(choices);
            if (index % 25 === 24) await foldCountables(line.platform.services);
          }
          const asked = new Choices(questions);
          for (let question = 0; question < 12; question += 1) await compare(asked);
          await foldCountables(line.platform.services);
          for (let question = 0; question < 12; question += 1) await compare(asked);
          const differences: unknown[] = [];
          await verifyCountables(line.platform.services, {
            repair: false,
            onPrefecture: (_prefecture, found) => void differences.push(...found),
          });
          expect(differences).toEqual([]);
        },
      ),
      // Each run continues where the last one ended, so there is nothing to shrink.
      { numRuns: 2, endOnFailure: true },
    );
  });
});
