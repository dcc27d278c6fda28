import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { migrate } from '../../app/db/migrate.ts';
import { composition } from '../../platform.ts';
import { verifyCountables, type CountDifference } from '../../records/countables/index.ts';
import { deliverEvents } from '../../records/events/deliver.ts';
import { Delivery, type OutgoingMessage } from '../../records/notifications/index.ts';
import { queueCatchUp } from '../../records/start.ts';
import { profileInput } from '../people.ts';
import { createTestPlatform, type Caller, type TestPlatform } from '../platform.ts';
import { restoreEarlier, type EarlierFacts } from './restore.ts';
import { linesOf } from './shown.ts';

/** Tables that are no more, or have other rows now, and why; the counts of all others are the same. */
const EXPLAINED: Readonly<Record<string, string>> = {
  outbox: `select count(*)::int from messages where template = 'earlier'`,
  // Two windows of parameters for each: by the month and by the hour.
  wage_floors: `select count(*)::int / 2 from parameter_windows where parameter like 'minimum_wage.%'`,
  placement_actions: `select count(*)::int from record_actions where noun = 'placement' and move <> 'carry_over'`,
  // The words given for a reveal are in the table of reveals.
  timeline_entries: `select count(*)::int + (select count(*)::int from reveals where noun = 'employer') from timeline_entries`,
};
/** Loaded again, or written by every start. */
const LOADED = ['occupations', 'occupation_aliases', 'settings', 'schema_migrations'];
/** Replies kept for a day at most do not say of whom they speak, and so could not be erased. */
const FORGOTTEN = ['idempotency_keys'];

/** How long anything takes depends on the machine: a test waits nearly as long as it may last itself. */
const UNTIL_DONE = { timeout: 100_000 };

let platform: TestPlatform;
let earlier: EarlierFacts;
let url: string;
let officer: Caller;

beforeAll(async () => {
  const restored = await restoreEarlier();
  ({ earlier } = restored);
  ({ url } = restored.database);
  await migrate(url);
  platform = await createTestPlatform({
    database: restored.database,
    keys: earlier.keys,
    now: new Date(earlier.takenAt.getTime() + 10 * 60_000),
  });
}, 60_000);
afterAll(() => platform.stop());

async function rowsOf<T>(sql: string): Promise<T[]> {
  const { rows } = await platform.services.pool.query(sql);
  return rows as T[];
}

async function countOf(sql: string): Promise<number> {
  const [row] = await rowsOf<Record<string, number>>(sql);
  return Object.values(row ?? {})[0] ?? -1;
}

const registration = (name: string) => ({
  name,
  profile: profileInput(),
  consents: [{ purpose: 'job_service' as const, given: true }],
});

const COUNTED_BEFORE = [
  'vacancy_published',
  'seeker_registered',
  'seeker_referred',
  'intention_reached',
  'work_started',
];

/** What `yizhan countables verify` finds. */
async function differences(): Promise<CountDifference[]> {
  const all: CountDifference[] = [];
  await verifyCountables(platform.services, {
    repair: false,
    onPrefecture: (_prefecture, found) => all.push(...found),
  });
  return all;
}

describe('a database of the version before, upgraded', () => {
  it('has every row, or says what became of it', async () => {
    const found: Record<string, number> = {};
    const expected: Record<string, number> = {};
    for (const [table, count] of Object.entries(earlier.tables)) {
      if (LOADED.includes(table)) continue;
      expected[table] = FORGOTTEN.includes(table) ? 0 : count;
      found[table] = await countOf(EXPLAINED[table] ?? `select count(*)::int from ${table}`);
    }
    expect(found).toEqual(expected);
    for (const table of LOADED) {
      expect(await countOf(`select count(*)::int from ${table}`), table).toBeGreaterThan(
        earlier.tables[table] ?? 0,
      );
    }
  });

  it('is not changed by a second run of the migrations', async () => {
    const state = () => rowsOf(`select s.*, xmin::text from schema_migrations s order by number`);
    const before = await state();
    const lines: string[] = [];
    await migrate(url, (line) => lines.push(line));
    expect(lines).toEqual([]);
    expect(await state()).toEqual(before);
  });

  it('gives the figures that the version before gave', async () => {
    const province = await platform.staff('province_officer', { region: '43' });
    expect(earlier.figures.length).toBeGreaterThan(10);
    for (const { figures, ...query } of earlier.figures) {
      const now = await province.call(routes.indicators.summary, { query });
      // A figure that there was not yet is none of an earlier version's.
      const known = now.figures.filter(({ code }) => figures.some((figure) => figure.code === code));
      const shown = known.map(({ code, value, previous, times }) => ({ code, value, previous, times }));
      expect(shown, JSON.stringify(query)).toEqual(figures);
    }
  });

  it('shows in its lists what the version before showed', async () => {
    const province = await platform.staff('province_officer', { region: '43' });
    const limit = 200;
    const { seekers, employers, vacancies, placements, callBacks } = routes;
    const answered = await province.call(placements.followUps, { query: { limit, done: 'true' } });
    const toAsk = await province.call(placements.followUps, { query: { limit, done: 'false' } });
    const called: object[] = [];
    for (const status of ['open', 'done', 'unreachable'] as const) {
      called.push(...(await province.call(callBacks.list, { query: { limit, status } })).items);
    }
    expect({
      seekers: linesOf('seekers', (await province.call(seekers.list, { query: { limit } })).items),
      employers: linesOf('employers', (await province.call(employers.list, { query: { limit } })).items),
      vacancies: linesOf('vacancies', (await province.call(vacancies.list, { query: { limit } })).items),
      placements: linesOf('placements', (await province.call(placements.list, { query: { limit } })).items),
      followUps: linesOf('followUps', [...answered.items, ...toAsk.items]),
      callBacks: linesOf('callBacks', called),
    }).toEqual(earlier.lists);
  });

  it('has counted what counting its records anew comes to', async () => {
    // Grades, and what is counted since, follow when a worker starts.
    const found = await differences();
    expect(found.filter(({ kind, what }) => what !== 'differs' && COUNTED_BEFORE.includes(kind))).toEqual([]);
  });

  it('has a history of every record with a flow, from its beginning to the status of today', async () => {
    const flows = composition.modules.flatMap(({ flows: bound = [] }) => bound);
    expect(flows.length).toBeGreaterThan(0);
    for (const { noun, table, column, shared } of flows) {
      const prefecture = shared ? `'0000'` : 'r.prefecture';
      const broken = await rowsOf(
        `select r.id, r.${column} as status, told.moves, told.statuses from ${table} r
         left join lateral (
           select array_agg(a.move order by a.at, a.id) as moves, array_agg(a.to_status order by a.at, a.id) as statuses,
             (array_agg(a.from_status order by a.at, a.id))[1] as start
           from record_actions a
           where a.noun = '${noun}' and a.prefecture = ${prefecture} and a.record_id = r.id
         ) told on true
         where told.moves is null or told.start is not null or told.statuses[cardinality(told.statuses)] <> r.${column}`,
      );
      expect(broken, noun).toEqual([]);
    }
  });

  it('keeps the audit trail in partitions by month', async () => {
    const months = await rowsOf<{ partition: string; rows: number }>(
      `select tableoid::regclass::text as partition, count(*)::int as rows,
         bool_and(to_char(at at time zone 'Asia/Shanghai', '"audit_entries_"YYYY_MM') = tableoid::regclass::text) as fits
       from audit_entries group by 1 order by 1`,
    );
    expect(months).toEqual([
      { partition: 'audit_entries_2026_10', rows: expect.any(Number) as number, fits: true },
      { partition: 'audit_entries_2026_11', rows: expect.any(Number) as number, fits: true },
    ]);
  });

  it('keeps who looked at which number, with what was said, off the trail', async () => {
    expect(
      await rowsOf(`select noun, purpose, words, actor_name from reveals order by noun collate "C", at, id`),
    ).toEqual([
      { noun: 'call_back', purpose: 'call_back', words: '', actor_name: '周前台' },
      { noun: 'call_back', purpose: 'call_back', words: '', actor_name: '周前台' },
      { noun: 'employer', purpose: 'other', words: '核实岗位', actor_name: '周前台' },
      { noun: 'seeker', purpose: 'other', words: '通知面试', actor_name: '周前台' },
    ]);
    expect(await countOf(`select count(*)::int from audit_entries where summary ? 'why'`)).toBe(0);
  });

  it('opens its records through the API of today', async () => {
    officer = await platform.staff('prefecture_officer', { region: '4303' });
    const clerk = await platform.staff('site_staff', { siteId: earlier.id('site') });
    const seeker = await clerk.call(routes.seekers.get, { params: { id: earlier.id('seeker') } });
    expect(seeker).toMatchObject({ name: '王秀英', status: 'employed' });
    expect(seeker.memberships.map(({ group, current }) => [group, current]).sort()).toEqual([
      ['hard_to_employ', false],
      ['rural_migrant', true],
    ]);
    const timeline = await clerk.call(routes.seekers.timeline, {
      params: { id: seeker.id },
      query: { limit: 100 },
    });
    expect(timeline.items.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['seeker.registered', 'placement.hired', 'seeker.call']),
    );
    const merged = await officer.call(routes.seekers.get, { params: { id: earlier.id('dropped') } });
    expect(merged).toMatchObject({ status: 'merged', mergedInto: earlier.id('kept') });

    const hired = await clerk.call(routes.placements.get, { params: { id: earlier.id('hired') } });
    expect(hired).toMatchObject({ status: 'hired', startDate: '2026-10-12', seekerId: seeker.id });
    expect(hired.steps.map(({ action }) => action)).toEqual([
      'refer',
      'accept',
      'book_interview',
      'book_interview',
      'record_interview',
      'record_intention',
      'hire',
      'follow_up',
    ]);
    expect(hired.followUps.map(({ day, outcome }) => [day, outcome])).toEqual([
      [7, 'still_there'],
      [30, null],
      [90, null],
    ]);

    const { value } = await clerk.call(routes.seekers.reveal, {
      params: { id: seeker.id },
      body: { what: 'phone', purpose: 'call' },
    });
    expect(value).toMatch(/^138730\d{5}$/);
    const own = await platform.account('seeker', '13973299001');
    expect(await own.call(routes.me.get)).toMatchObject({ id: earlier.id('own'), name: '何小梅' });
    const factory = await platform.account('employer', '19900000011');
    expect(await factory.call(routes.ownEmployer.get)).toMatchObject({
      name: '湘潭莲城精密电子有限公司（演示）',
    });

    const listed = await officer.call(routes.employers.get, { params: { id: earlier.id('blacklisted') } });
    expect(listed).toMatchObject({
      blacklisted: true,
      blacklistReason: '拖欠工资',
      verification: 'verified',
    });
    const run = await officer.call(routes.imports.get, { params: { id: earlier.id('import') } });
    expect(run).toMatchObject({ status: 'done', rejected: 3 });
    const rejected = await officer.call(routes.imports.rejectedFile, {
      params: { id: run.id },
      body: { reason: '改好再传' },
    });
    expect(await rejected.text()).toContain('XT2026-00000009');
    const round = await officer.call(routes.rounds.get, { params: { id: earlier.id('round') } });
    expect(round.state).toBe('published');
  });
});

describe('once its worker is at work', () => {
  const sent: OutgoingMessage[] = [];
  let delivery: Delivery;
  beforeAll(async () => {
    const { services } = platform;
    await services.jobs.work(services, composition.jobs);
    await queueCatchUp(composition, services);
    delivery = new Delivery(services, {
      driver: () =>
        Promise.resolve({
          name: 'list',
          repeatable: true,
          send: (message) => {
            sent.push(message);
            return Promise.resolve({ providerRef: message.id });
          },
        }),
      slots: { code: 4, personal: 4, bulk: 4 },
    });
  });
  afterAll(() => delivery.stop());

  it('sends what waited, once, and leaves alone what was sent or given up', async () => {
    const states = () =>
      rowsOf<{ status: string; count: number }>(
        `select status, count(*)::int from messages where template = 'earlier' group by status order by status`,
      );
    const before = new Map((await states()).map(({ status, count }) => [status, count]));
    expect([...before.keys()]).toEqual(['dead', 'sent', 'waiting']);
    await delivery.drain();
    await delivery.drain();
    const texts = sent.map(({ phone, text }) => `${phone} ${text}`).sort();
    expect(texts).toEqual([
      expect.stringMatching(/^13573299000 钱桂花您好，.+推荐了“小区夜班值守”/u),
      expect.stringMatching(/^13573299000 钱桂花您好，恭喜！“小区夜班值守”/u),
      expect.stringMatching(/^13573299001 邓文斌您好，.+推荐了“小区夜班值守”/u),
      expect.stringMatching(/^13973299001 登录验证码：\d{6}/u),
    ]);
    expect(sent).toHaveLength(before.get('waiting') ?? -1);
    expect(await states()).toEqual([
      { status: 'dead', count: before.get('dead') },
      { status: 'sent', count: sent.length + (before.get('sent') ?? -1) },
    ]);
  });

  it('ends what waited for a vacancy that was filled in the last minutes', async () => {
    // The worker may have taken it, and waits until what was counted is graded. One that lost a conflict over a row is
    // due again ten seconds later by the platform's clock, which only the test moves.
    const params = { id: earlier.id('waitingAtLast') };
    const deliver = async () => {
      await deliverEvents(platform.services);
      platform.now = new Date(platform.now.getTime() + 10_000);
      return officer.call(routes.placements.get, { params });
    };
    await expect.poll(deliver, UNTIL_DONE).toMatchObject({ status: 'stopped', stopReason: 'vacancy_filled' });
  });

  it('does the jobs that waited', async () => {
    await expect
      .poll(
        () => officer.call(routes.imports.get, { params: { id: earlier.id('queuedImport') } }),
        UNTIL_DONE,
      )
      .toMatchObject({ status: 'done', created: 1 });
  });

  it('grades what was counted, and adds it up to sums that are right', async () => {
    const ungraded = `select count(*)::int from countables
      where voided_at is null and grade is null and kind <> 'vacancy_published'`;
    await expect.poll(() => countOf(ungraded), UNTIL_DONE).toBe(0);
    await expect.poll(() => countOf('select count(*)::int from countable_changes'), UNTIL_DONE).toBe(0);
    expect(await countOf('select count(*)::int from countable_sums')).toBeGreaterThan(0);
    expect(await differences()).toEqual([]);
  });

  it('gives vacancies the points of their divisions, and finds everything by its words', async () => {
    const without = `from vacancies where lng is null and near_lng is not null and near_within = 0`;
    await expect.poll(() => countOf(`select count(*)::int ${without}`), UNTIL_DONE).toBe(0);
    const found = await officer.call(routes.seekers.list, { query: { q: '王秀英' } });
    expect(found.items.map(({ id }) => id)).toContain(earlier.id('seeker'));
  });

  it('knows whose the rejected rows, waiting files and messages are, so that an erasure leaves none', async () => {
    const isDone = `select (exists (select from settings where key = 'imports.digested')
      and not exists (select from messages where phone_hmac is null and payload is not null))::int`;
    await expect.poll(() => countOf(isDone), UNTIL_DONE).toBe(1);

    // 冯秀兰 was in a list without the work she looks for, and now registers alone.
    const own = await platform.account('seeker', '13673299002');
    const texts = await platform.account('seeker', '13973299001');
    await own.call(routes.me.register, { body: registration('冯秀兰') });
    const rows = () => countOf('select count(*)::int from import_rejections');
    const messages = () => countOf(`select count(*)::int from messages where phone_mask = '139****9001'`);
    const [before, sentBefore] = [await rows(), await messages()];
    expect(sentBefore).toBeGreaterThan(1);
    await own.call(routes.me.erase, { body: { confirm: true } });
    expect(await rows()).toBe(before - 1);
    for (const { id, version } of (await texts.call(routes.me.applications)).items) {
      await texts.call(routes.me.withdraw, {
        params: { id },
        body: { version, reason: 'seeker_found_other' },
      });
    }
    await texts.call(routes.me.erase, { body: { confirm: true } });
    expect(await messages()).toBe(0);
  });

  it('is asked by the clock for its own jobs only', async () => {
    const names = await rowsOf<{ name: string }>('select name from pgboss.schedule order by name');
    expect(names.map(({ name }) => name)).toEqual(
      composition.jobs.flatMap(({ name, schedule }) => (schedule === undefined ? [] : [name])).sort(),
    );
  });
});
