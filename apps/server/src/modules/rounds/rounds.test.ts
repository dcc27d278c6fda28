import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { routes, type Round } from '@yizhan/contract';
import type { WriteContext } from '../../app/context.ts';
import { fromShortId, shortId, toRef } from '../../app/ids.ts';
import { createMainLine, HIRE, type MainLine } from '../../test-support/main-line.ts';
import { person } from '../../test-support/people.ts';
import type { Caller } from '../../test-support/platform.ts';
import { publishedVacancy, verifiedEmployer } from '../../test-support/records.ts';
import { dropStale } from './recommendations.repository.ts';
import { listSilent, saveCheckpoint } from './rounds.repository.ts';
import { RoundInterrupted, runRound, type RunOptions } from './run/run-round.ts';

const { start, cancel, get, list, report, exportCsv, prefectures } = routes.rounds;

let line: MainLine;
let officer: Caller;
beforeAll(async () => {
  line = await createMainLine();
  officer = await line.platform.staff('prefecture_officer', { region: '4303' });
});
// A test that fails halfway leaves its round behind; the others must not be affected.
afterEach(() =>
  line.platform.services.pool.query(
    `update matching_rounds set state = 'cancelled' where state in ('queued', 'running', 'publishing')`,
  ),
);
afterAll(() => line.platform.stop());

const nobodyElse = (): Promise<void> => Promise.resolve();

/** Runs a round as the worker does. */
async function run(round: Round, options: Partial<RunOptions> = {}) {
  return runRound(line.platform.services, fromShortId(round.id), { queue: nobodyElse, ...options });
}

/** Full ones: `rounds.incremental.test.ts` tests what a round takes over from the previous one. */
async function begun(perSeeker = 1): Promise<Round> {
  return officer.call(start, { body: { regionCode: '4303', perSeeker, whole: true } });
}

async function solved(perSeeker = 1): Promise<Round> {
  const round = await begun(perSeeker);
  expect(await run(round)).toMatchObject({ state: 'published' });
  return officer.call(get, { params: { id: round.id } });
}

/** Vacancies that the round gives a person, as seen at the counter. */
async function given(seekerId: string): Promise<string[]> {
  const { items } = await line.clerk.call(routes.matching.forSeeker, { params: { id: seekerId } });
  return items.flatMap(({ fromRound, vacancy }) => (fromRound === null ? [] : [vacancy.id]));
}

describe('a round', () => {
  it('goes from start to lists that send nobody where others fill the places', async () => {
    const home = { homeLng: 112.93, homeLat: 27.83 };
    const near = await line.vacancy({ headcount: 1, lng: 112.931, lat: 27.831 });
    const far = await line.vacancy({ headcount: 1, lng: 112.96, lat: 27.85 });
    const people = [await person(line.clerk, {}, home), await person(line.clerk, {}, home)];
    const queued = await begun();
    expect(queued).toMatchObject({ state: 'queued', pass: 'first', kind: 'on_demand', can: ['cancel'] });
    expect(await given(people[0]?.id ?? '')).toEqual([]);
    const seen: string[] = [];
    await run(queued, { onProgress: (stage) => seen.push(stage) });
    expect(seen).toEqual(expect.arrayContaining(['lists', 'publishing']));

    const lists = await Promise.all(people.map(({ id }) => given(id)));
    expect(lists.flat().sort()).toEqual([near.id, far.id].sort());
    const { items } = await line.clerk.call(routes.matching.forSeeker, {
      params: { id: people[0]?.id ?? '' },
    });
    expect(items.map(({ fromRound }) => fromRound !== null)).toEqual([true, false]);
    expect(items[0]?.fromRound?.text).toMatch(/^[^您]+$/u);

    const done = await officer.call(get, { params: { id: queued.id } });
    expect(done).toMatchObject({ state: 'published', stage: null, can: [] });
    expect(done.counts).toMatchObject({ vacancies: 2, places: 2, recommended: 2, filled: 2 });
    const told = await officer.call(report, { params: { id: queued.id } });
    expect(told.certificate.bound).toBeGreaterThanOrEqual(told.certificate.value);
    expect(told.filled).toMatchObject({ places: 2, round: 2, best: 1 });
    expect(told.load.reduce((sum, one) => sum + one.round, 0)).toBe(2);
    const file = await officer.call(exportCsv, { params: { id: queued.id } });
    expect(await file.text()).toContain(told.certificate.text);
  });

  it('keeps to the places times the recommendations for each person', async () => {
    for (let i = 0; i < 4; i += 1) await person(line.clerk);
    const round = await solved(2);
    const { rows } = await line.platform.services.pool.query<{ given: number; headcount: number }>(
      `select count(*)::int as given, v.headcount - v.hired_count as headcount from recommendations r
       join vacancies v on v.prefecture = r.vacancy_prefecture and v.id = r.vacancy_id
       where r.round_id = $1 and not r.overflow group by v.id, v.headcount, v.hired_count`,
      [fromShortId(round.id)],
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.given).toBeLessThanOrEqual(row.headcount * 2);
  });

  it('leaves out what closed or found work after it, at once', async () => {
    const post = await line.vacancy({ headcount: 9 });
    const seeker = await person(line.clerk);
    const hired = await person(line.clerk);
    await solved(10);
    expect(await given(seeker.id)).toContain(post.id);
    expect(await given(hired.id)).toContain(post.id);
    const placement = await line.clerk.call(routes.placements.refer, {
      body: { seekerId: hired.id, vacancyId: post.id },
    });
    await line.step(placement, HIRE);
    expect(await given(hired.id)).toEqual([]);
    const { version } = await line.manager.call(routes.vacancies.get, { params: { id: post.id } });
    await line.manager.call(routes.vacancies.act, {
      params: { id: post.id },
      body: { version, action: 'withdraw', reason: '不招了' },
    });
    expect(await given(seeker.id)).not.toContain(post.id);
  });

  it('does not publish what closed, or who found work, while it was solved', async () => {
    const post = await line.vacancy({ headcount: 99 });
    const [seeker, hired] = [await person(line.clerk), await person(line.clerk)];
    const round = await begun(10);
    const id = fromShortId(round.id);
    const stop = new AbortController();
    const stopped = run(round, {
      signal: stop.signal,
      onProgress: (stage) => {
        if (stage === 'publishing') stop.abort();
      },
    });
    await expect(stopped).rejects.toThrow(RoundInterrupted);
    const { pool, db } = line.platform.services;
    const pairs = async (): Promise<string[]> => {
      const { rows } = await pool.query<{ seeker_id: string; vacancy_id: string }>(
        'select seeker_id, vacancy_id from recommendations where round_id = $1',
        [id],
      );
      return rows.map((row) => `${row.seeker_id} ${row.vacancy_id}`);
    };
    const [vacancyId, seekerId, hiredId] = [post.id, seeker.id, hired.id].map((one) => toRef(one).id);
    expect(await pairs()).toEqual(
      expect.arrayContaining([`${seekerId} ${vacancyId}`, `${hiredId} ${vacancyId}`]),
    );
    await pool.query(`update seekers set status = 'employed' where id = $1`, [hiredId]);
    await pool.query(`update vacancies set status = 'withdrawn' where id = $1`, [vacancyId]);
    await db.transaction().execute((trx) => dropStale(trx, id, '4303', '2026-11-18'));
    const left = await pairs();
    expect(left.filter((pair) => pair.endsWith(vacancyId ?? '') || pair.startsWith(hiredId ?? ''))).toEqual(
      [],
    );
    expect(left.some((pair) => pair.startsWith(seekerId ?? ''))).toBe(true);
  });

  it('is no advice any more after two days', async () => {
    await line.vacancy({ headcount: 9 });
    const seeker = await person(line.clerk);
    await solved(1);
    expect(await given(seeker.id)).toHaveLength(1);
    const before = line.platform.now;
    line.platform.now = new Date(before.getTime() + 3 * 86_400_000);
    expect(await given(seeker.id)).toEqual([]);
    line.platform.now = before;
  });
});

describe('publishing', () => {
  it('switches whole: a round half written is seen by nobody, and the old one stays until then', async () => {
    await line.vacancy({ headcount: 20 });
    await line.vacancy({ headcount: 20 });
    const seeker = await person(line.clerk);
    const old = await solved(1);
    const before = await given(seeker.id);
    expect(before).toHaveLength(1);
    const next = await begun(3);
    const stop = new AbortController();
    const broken = run(next, {
      signal: stop.signal,
      onProgress: (stage) => {
        if (stage === 'publishing') stop.abort();
      },
    });
    // All rows may be in one slice: then it is stopped before the switch.
    await expect(broken).rejects.toThrow(RoundInterrupted);
    const written = await line.platform.services.db
      .selectFrom('recommendations')
      .select('rank')
      .where('round_id', '=', fromShortId(next.id))
      .where('seeker_id', '=', toRef(seeker.id).id)
      .execute();
    expect(written.length).toBeGreaterThan(1);
    expect(await given(seeker.id)).toEqual(before);
    expect(await officer.call(get, { params: { id: next.id } })).toMatchObject({ state: 'publishing' });

    await run(next);
    expect((await given(seeker.id)).length).toBeGreaterThan(1);
    expect(await officer.call(get, { params: { id: old.id } })).toMatchObject({ state: 'superseded' });
  });
});

describe('a killed round', () => {
  it('goes on from its checkpoints, and gives what it would have given', async () => {
    const seeker = await person(line.clerk);
    await solved(2);
    const expected = await given(seeker.id);
    const round = await begun(2);
    const kill = new AbortController();
    await expect(
      run(round, { signal: kill.signal, checkpointEvery: 1, onCheckpoint: () => kill.abort() }),
    ).rejects.toThrow(RoundInterrupted);
    expect(await officer.call(get, { params: { id: round.id } })).toMatchObject({ state: 'running' });
    const later = new Date(line.platform.now.getTime() + 60_000);
    const silent = await listSilent(line.platform.services.db, later);
    expect(silent.map(({ id }) => shortId(id))).toContain(round.id);
    const resumed = await run(round);
    expect(resumed?.state).toBe('published');
    expect(resumed?.reused).toBeGreaterThan(0);
    expect(await given(seeker.id)).toEqual(expected);
    const left = await line.platform.services.db.selectFrom('round_checkpoints').select('part').execute();
    expect(left).toEqual([]);
  });

  it('works a list out anew when the vacancies changed meanwhile', async () => {
    const round = await begun(2);
    const kill = new AbortController();
    await expect(
      run(round, { signal: kill.signal, checkpointEvery: 1, onCheckpoint: () => kill.abort() }),
    ).rejects.toThrow(RoundInterrupted);
    await line.vacancy({ headcount: 2 });
    expect(await run(round)).toEqual({ state: 'published', reused: 0 });
  });
});

describe('cancelling', () => {
  it('ends a round that waits and one that is solved; the published one stays', async () => {
    const seeker = await person(line.clerk);
    await solved(1);
    const before = await given(seeker.id);
    const waiting = await begun(2);
    const cancelled = await officer.call(cancel, { params: { id: waiting.id } });
    expect(cancelled).toMatchObject({ state: 'cancelled', can: [] });
    expect(await run(waiting)).toEqual({ state: 'cancelled', reused: 0 });
    expect(await officer.refused(cancel, { params: { id: waiting.id } })).toMatchObject({
      code: 'round.not_running',
    });

    const running = await begun(2);
    let cancelling: Promise<unknown> | undefined;
    const ended = await run(running, {
      checkpointEvery: 1,
      onCheckpoint: async () => {
        cancelling ??= officer.call(cancel, { params: { id: running.id } });
        await cancelling;
      },
    });
    expect(await cancelling).toMatchObject({ state: 'cancelled' });
    expect(ended).toMatchObject({ state: 'cancelled' });
    expect(await given(seeker.id)).toEqual(before);
    // Messages its threads still send are ignored.
    const { db } = line.platform.services;
    const late = { part: 99, frame: Buffer.of(1), lists: Buffer.of(1) };
    await saveCheckpoint(db, fromShortId(running.id), late);
    expect(await db.selectFrom('round_checkpoints').select('part').execute()).toEqual([]);
  });
});

describe('one at a time', () => {
  it('a prefecture has one round under way, and two workers do not both solve it', async () => {
    const round = await begun();
    expect(await officer.refused(start, { body: { regionCode: '4303' } })).toMatchObject({
      status: 409,
      code: 'round.running',
    });
    // The first process does not publish before the other one has learned that the round is taken.
    const turnedAway = Promise.withResolvers<null>();
    const work = async () => {
      const result = await run(round, {
        checkpointEvery: 1,
        onCheckpoint: async () => {
          await turnedAway.promise;
        },
      });
      if (result === null) turnedAway.resolve(result);
      return result;
    };
    const results = await Promise.all([work(), work()]);
    expect(results.filter((result) => result === null)).toHaveLength(1);
    expect(results.filter((result) => result?.state === 'published')).toHaveLength(1);
  });
});

describe('a round that fails', () => {
  it('says so and leaves what is published', async () => {
    const seeker = await person(line.clerk);
    const odd = await person(line.clerk);
    await solved(1);
    const before = await given(seeker.id);
    const spoil = (value: string) =>
      line.platform.services.pool.query('update seekers set wanted = $1 where id = $2', [
        value,
        toRef(odd.id).id,
      ]);
    await spoil('{"no": "list"}');
    const round = await begun();
    expect(await run(round)).toMatchObject({ state: 'failed' });
    await spoil('[]');
    const failed = await officer.call(get, { params: { id: round.id } });
    expect(failed.error).toContain('正在用的推荐没有变');
    expect(await officer.refused(report, { params: { id: round.id } })).toMatchObject({
      code: 'round.unsolved',
    });
    expect(await given(seeker.id)).toEqual(before);
  });
});

describe('access', () => {
  it('officers of a prefecture start and stop; those below see counts; others see nothing of it', async () => {
    const round = await begun();
    const county = await line.platform.staff('county_officer', { region: '430304' });
    const auditor = await line.platform.staff('auditor', { region: '43' });
    for (const caller of [county, line.clerk, auditor]) {
      expect(await caller.call(get, { params: { id: round.id } })).toMatchObject({
        startedBy: null,
        can: [],
      });
      const { items } = await caller.call(list);
      expect(items.map(({ id }) => id)).toContain(round.id);
      expect(await caller.refused(start, { body: { regionCode: '4303' } })).toMatchObject({
        code: 'access.denied',
      });
      expect(await caller.refused(cancel, { params: { id: round.id } })).toMatchObject({ status: 403 });
    }
    const other = await line.platform.staff('prefecture_officer', { region: '4301' });
    expect(await other.refused(get, { params: { id: round.id } })).toMatchObject({ code: 'access.region' });
    expect(await other.refused(cancel, { params: { id: round.id } })).toMatchObject({
      code: 'access.region',
    });
    expect(await other.refused(start, { body: { regionCode: '4303' } })).toMatchObject({
      code: 'access.region',
    });
    expect((await other.call(list)).items).toEqual([]);
    const own = await officer.call(prefectures);
    expect(own.items).toMatchObject([{ region: { code: '4303' }, current: round.id, can: [] }]);
    await officer.call(cancel, { params: { id: round.id } });
    expect((await officer.call(prefectures)).items).toMatchObject([{ current: null, can: ['start'] }]);
    expect((await officer.call(get, { params: { id: round.id } })).startedBy).toBe('prefecture_officer');
  });
});

describe('the second pass', () => {
  it('gives people who would go further what is left elsewhere, once the first passes are over', async () => {
    const manager = await line.platform.staff('site_manager', { region: '4301' });
    const employer = await verifiedEmployer(manager, { name: '长沙园区安保有限公司', regionCode: '430102' });
    const vacancy = {
      title: '长沙园区保安',
      occupationCode: '4-07-05-01',
      regionCode: '430102',
      address: '芙蓉区五一大道1号',
      headcount: 3,
      description: '',
      lodging: true,
    };
    const away = await publishedVacancy(manager, vacancy, employer.id);
    const traveller = await person(line.clerk, {}, { acceptsDispatch: true, wantedRegions: ['4301'] });
    const stayer = await person(line.clerk);
    const due: string[] = [];
    const collect = (_: WriteContext, id: string): Promise<void> => {
      due.push(id);
      return Promise.resolve();
    };
    const round = await begun(2);
    await run(round, { queue: collect });
    expect(due).toHaveLength(1);
    const second = await (
      await line.platform.staff('province_officer', { region: '43' })
    ).call(get, { params: { id: shortId(due[0] ?? '') } });
    expect(second).toMatchObject({ region: { code: '43' }, pass: 'second', state: 'queued', perSeeker: 2 });
    expect(await given(traveller.id)).not.toContain(away.id);
    await run(second, { queue: collect });
    expect(await given(traveller.id)).toContain(away.id);
    expect(await given(stayer.id)).not.toContain(away.id);
    expect(due).toHaveLength(1);
  });
});
