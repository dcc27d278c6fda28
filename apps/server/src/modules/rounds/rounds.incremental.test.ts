import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { routes, type Round } from '@yizhan/contract';
import { fromShortId, toRef } from '../../app/ids.ts';
import { createMainLine, type MainLine } from '../../test-support/main-line.ts';
import { person } from '../../test-support/people.ts';
import type { Caller } from '../../test-support/platform.ts';
import { writeSetting } from '../../app/settings.repository.ts';
import { sweepRounds } from './rounds.jobs.ts';
import { RoundInterrupted, runRound, type RunOptions } from './run/run-round.ts';

const { start, cancel, get, report, exportCsv } = routes.rounds;

const PEOPLE = 24;
const POSTS = 12;

let line: MainLine;
let officer: Caller;
/** Enough rows for a few changes to be a small share. */
const people: string[] = [];
const posts: string[] = [];
beforeAll(async () => {
  line = await createMainLine();
  // Its officers may declare the weights of the network.
  const bureau = { name: '湘潭市人社局', regionCode: '4303' };
  await line.platform.services.db
    .transaction()
    .execute((trx) => writeSetting(trx, 'bureau', bureau, line.platform.now));
  officer = await line.platform.staff('prefecture_officer', { region: '4303' });
  for (let i = 0; i < PEOPLE; i += 1) people.push((await person(line.clerk)).id);
  for (let i = 0; i < POSTS; i += 1) posts.push((await line.vacancy({ headcount: 1 })).id);
});
// A test that fails halfway leaves its round behind; the others must not be affected.
afterEach(() =>
  line.platform.services.pool.query(
    `update matching_rounds set state = 'cancelled' where state in ('queued', 'running', 'publishing')`,
  ),
);
afterAll(() => line.platform.stop());

async function run(round: Round, options: Partial<RunOptions> = {}) {
  return runRound(line.platform.services, fromShortId(round.id), {
    queue: () => Promise.resolve(),
    ...options,
  });
}

const begun = (body: { perSeeker?: number; whole?: boolean } = {}): Promise<Round> =>
  officer.call(start, { body: { regionCode: '4303', perSeeker: 2, ...body } });
const look = ({ id }: { id: string }): Promise<Round> => officer.call(get, { params: { id } });

async function solved(body: { perSeeker?: number; whole?: boolean } = {}): Promise<Round> {
  const round = await begun(body);
  expect(await run(round)).toMatchObject({ state: 'published' });
  return look(round);
}

async function given(seekerId: string): Promise<string[]> {
  const { items } = await line.clerk.call(routes.matching.forSeeker, { params: { id: seekerId } });
  return items.flatMap(({ fromRound, vacancy }) => (fromRound === null ? [] : [vacancy.id]));
}

async function partsOf({ id }: Round): Promise<number> {
  const rows = await line.platform.services.db
    .selectFrom('round_memory')
    .select('part')
    .where('round_id', '=', fromShortId(id))
    .execute();
  return rows.length;
}

async function close(id: string): Promise<void> {
  const { version } = await line.manager.call(routes.vacancies.get, { params: { id } });
  await line.manager.call(routes.vacancies.act, {
    params: { id },
    body: { version, action: 'withdraw', reason: '不招了' },
  });
}

describe('a round after a few changes', () => {
  it('begins from the published one and says so', async () => {
    const first = await solved({ whole: true });
    expect(first).toMatchObject({ whole: true, builtOn: null });
    const [gone = ''] = posts.splice(0, 1);
    await close(gone);
    people.push((await person(line.clerk)).id);
    const stages: string[] = [];
    const round = await begun();
    await run(round, { onProgress: (stage) => stages.push(stage) });
    expect(stages).toEqual(expect.arrayContaining(['recalling', 'keeping', 'publishing']));
    expect(stages).not.toContain('effect');

    const second = await look(round);
    expect(second).toMatchObject({
      state: 'published',
      whole: false,
      builtOn: { id: first.id, at: first.finishedAt, changedSeekers: 1, changedVacancies: 1 },
      counts: { seekers: people.length, vacancies: posts.length },
    });
    const lists = await Promise.all(people.map(given));
    expect(lists.flat()).not.toContain(gone);
    expect(lists.every((list) => list.length > 0)).toBe(true);
    const told = await officer.call(report, { params: { id: second.id } });
    expect(told.comparedAt).toBe(first.finishedAt);
    expect(told.feasible).toBe(people.length);
    const file = await (await officer.call(exportCsv, { params: { id: second.id } })).text();
    expect(file).toContain('全量计算');
    const whole = await officer.call(report, { params: { id: first.id } });
    expect(whole.comparedAt).toBeNull();
    expect(told.certificate.gap).toBeLessThanOrEqual(whole.certificate.gap + 0.0001);
    expect(await (await officer.call(exportCsv, { params: { id: first.id } })).text()).not.toContain(
      '全量计算',
    );
  });

  it('leaves nothing of the round whose place it took, once that is swept', async () => {
    const old = await solved();
    const next = await solved();
    expect(next.builtOn).toMatchObject({ id: old.id, changedSeekers: 0, changedVacancies: 0 });
    expect(await partsOf(old)).toBeGreaterThan(0);
    await sweepRounds(line.platform.services);
    expect(await partsOf(old)).toBe(0);
    expect(await partsOf(next)).toBeGreaterThan(0);
    expect((await solved()).builtOn).toMatchObject({ id: next.id });
  });

  it('gives the same after it was killed', async () => {
    const base = await solved();
    const expected = await Promise.all(people.map(given));
    const round = await begun();
    const kill = new AbortController();
    const killed = run(round, {
      signal: kill.signal,
      onProgress: (stage) => {
        if (stage === 'publishing') kill.abort();
      },
    });
    await expect(killed).rejects.toThrow(RoundInterrupted);
    expect(await look(round)).toMatchObject({ state: 'publishing', builtOn: { id: base.id } });
    expect(await run(round)).toEqual({ state: 'published', reused: 0 });
    expect((await look(round)).builtOn).toMatchObject({ id: base.id });
    expect(await Promise.all(people.map(given))).toEqual(expected);
  });

  it('that is cancelled leaves the earlier memory as it was, and none of its own', async () => {
    // Not the last of a week of rounds in a row, after which everything is computed in full.
    const base = await solved({ whole: true });
    const round = await begun();
    const ended = await run(round, {
      onBegun: async () => {
        await officer.call(cancel, { params: { id: round.id } });
      },
    });
    expect(ended).toMatchObject({ state: 'cancelled' });
    expect(await partsOf(round)).toBe(0);
    expect((await solved()).builtOn).toMatchObject({ id: base.id });
  });
});

describe('a round is worked out whole', () => {
  it('when asked, under other weights, with other lists, and when much changed', async () => {
    await solved();
    expect((await solved({ whole: true })).builtOn).toBeNull();
    expect((await solved()).builtOn).not.toBeNull();
    expect((await solved({ perSeeker: 3 })).builtOn).toBeNull();

    await officer.call(routes.quality.declare, {
      body: { basedOn: 0, groupBonus: { disabled: 300 }, note: '市局2026年第8次会议' },
    });
    expect((await solved({ perSeeker: 3 })).builtOn).toBeNull();
    expect((await solved({ perSeeker: 3 })).builtOn).not.toBeNull();

    await line.platform.services.pool.query(
      'update seekers set max_commute_minutes = 45 where id = any($1::uuid[])',
      [people.slice(0, 6).map((id) => toRef(id).id)],
    );
    expect((await solved({ perSeeker: 3 })).builtOn).toBeNull();
  });

  it('when what was stored is not all there', async () => {
    const base = await solved();
    await line.platform.services.pool.query('delete from round_memory where round_id = $1 and part = 3', [
      fromShortId(base.id),
    ]);
    expect((await solved()).builtOn).toBeNull();
  });
});
