import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { createMainLine, type MainLine } from '../../test-support/main-line.ts';
import { runDeadlines } from '../../records/deadlines/index.ts';
import { person } from '../../test-support/people.ts';

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

const { ask, list, move } = routes.callBacks;
const { takeBack } = routes.actions;

describe('call-backs', () => {
  const askToBeRung = (body: object) =>
    line.platform.nobody.call(ask, { body: { name: '周阿姨', phone: '13700000002', ...body } });

  it('go to the nearest site, once however often one presses, and lead to the known person', async () => {
    const known = await person(line.clerk, { name: '周阿姨', phone: '13700000002' });
    const asked = await askToBeRung({ regionCode: '430304004', note: '想找做饭的活' });
    expect(asked.site).toMatchObject({ id: line.siteId });
    await askToBeRung({ regionCode: '430304004', note: '想找做饭的活' });
    const { items } = await line.clerk.call(list, {});
    const mine = items.filter(({ name }) => name === '周阿姨');
    expect(mine).toHaveLength(1);
    expect(mine[0]).toMatchObject({ seekerId: known.id, phoneMask: '137****0002', status: 'open' });
    const finishing = {
      params: { id: mine[0]?.id ?? '' },
      body: { version: 1, move: 'finish' as const, note: '约了明天来' },
    };
    expect(await line.clerk.call(move, finishing)).toMatchObject({
      status: 'done',
      handledBy: 'site_staff',
      result: '约了明天来',
      can: ['reopen'],
    });
    const late = await line.clerk.refused(move, finishing);
    expect(late.code).toBe('record.changed');
    expect(late.detail).toMatch(/^site_staff在.*刚办了“记帮上了”，现在是“已帮上忙”/);
    const timeline = await line.clerk.call(routes.seekers.timeline, { params: { id: known.id } });
    expect(timeline.items.map(({ kind }) => kind).slice(0, 2)).toEqual(['help.closed', 'help.asked']);
  });

  it('come up in the inbox of whoever is nearest, without name or number', async () => {
    await askToBeRung({ siteId: line.siteId, phone: '13700000012', name: '李大妈' });
    await askToBeRung({ siteId: line.siteId, phone: '13700000013', name: '李大妈' });
    const { items } = await line.clerk.call(routes.notifications.inbox, { query: {} });
    expect(items[0]).toMatchObject({ about: { noun: 'call_back' }, read: false });
    expect(items[0]?.text).toMatch(/^有人请驿站回电/);
    expect(items[0]?.times).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(items)).not.toMatch(/李大妈|1370000/);
    expect((await line.clerk.call(routes.notifications.unread)).count).toBe(1);
  });

  it('about a vacancy go where the work is; without any place one is asked for', async () => {
    const post = await line.vacancy();
    const asked = await askToBeRung({ vacancyId: post.id, phone: '13700000003' });
    expect(asked.site).toMatchObject({ id: line.siteId });
    const nowhere = await line.platform.nobody.refused(ask, {
      body: { name: '甲', phone: '13700000004' },
    });
    expect(nowhere).toMatchObject({ status: 422, code: 'region.needed', fields: [{ path: 'regionCode' }] });
    const wrong = await line.platform.nobody.refused(ask, {
      body: { name: '甲', phone: '1380000', siteId: line.siteId },
    });
    expect(wrong.code).toBe('phone.invalid');
  });

  it('stay open when nobody answers, and can be taken back or opened again with a reason', async () => {
    const known = await person(line.clerk, { name: '周大叔', phone: '13700000022' });
    await askToBeRung({ phone: '13700000022', siteId: line.siteId, name: '周大叔' });
    const { items } = await line.clerk.call(list, { query: { limit: 200 } });
    const id = items.find(({ seekerId }) => seekerId === known.id)?.id ?? '';
    const lastContact = async () =>
      (await line.clerk.call(routes.seekers.get, { params: { id: known.id } })).lastContactAt;
    const before = await lastContact();
    const missed = await line.clerk.call(move, { params: { id }, body: { version: 1, move: 'miss' } });
    expect(missed).toMatchObject({ status: 'open', version: 2, handledBy: null, tries: 1 });
    const done = await line.clerk.call(move, { params: { id }, body: { version: 2, move: 'finish' } });
    expect(await lastContact()).toBe(line.platform.now.toISOString());

    await line.clerk.call(takeBack, { params: { id: done.undo?.actionId ?? '' } });
    expect(await lastContact()).toBe(before);
    const [open] = (await line.clerk.call(list, { query: { limit: 200 } })).items.filter(
      (one) => one.id === id,
    );
    expect(open).toMatchObject({ status: 'open', version: 4, result: null, handledBy: null });

    await line.clerk.call(move, { params: { id }, body: { version: 4, move: 'give_up', note: '空号' } });
    const reopen = { params: { id }, body: { version: 5, move: 'reopen' as const } };
    expect((await line.clerk.refused(move, reopen)).code).toBe('record.reason_needed');
    const again = await line.clerk.call(move, {
      ...reopen,
      body: { ...reopen.body, reason: '按错了，号码是通的' },
    });
    expect(again).toMatchObject({ status: 'open', result: null });
    const timeline = await line.clerk.call(routes.seekers.timeline, { params: { id: known.id } });
    expect(timeline.items.map(({ kind }) => kind).slice(0, 5)).toEqual([
      'help.reopened',
      'help.closed',
      'help.taken_back',
      'help.closed',
      'help.missed',
    ]);
  });

  it('come again on the next workday, and end after three calls without an answer', async () => {
    const found = async () =>
      (await line.clerk.call(list, { query: { limit: 200 } })).items.find(({ name }) => name === '周大伯');
    const isWaiting = async () =>
      (await line.clerk.call(routes.worklist.today, {})).sections.some(({ item, entries }) =>
        item === 'call_back.waits' ? entries.some(({ title }) => title === '周大伯') : false,
      );
    // A Friday evening.
    line.platform.now = new Date('2026-11-20T10:00:00Z');
    const known = await person(line.clerk, { name: '周大伯', phone: '13700000032' });
    await askToBeRung({ phone: '13700000032', siteId: line.siteId, name: '周大伯' });
    const asked = await found();
    expect(asked).toMatchObject({ tries: 0, due: { on: '2026-11-23', overdue: false, missingYear: null } });
    expect(await isWaiting()).toBe(true);
    const params = { id: asked?.id ?? '' };
    const call = (body: object) =>
      line.clerk.call(move, { params, body: { version: 1, move: 'miss', ...body } });
    await call({});
    expect(await isWaiting()).toBe(false);
    line.platform.now = new Date('2026-11-23T02:00:00Z');
    expect(await isWaiting()).toBe(true);
    const refused = await line.clerk.refused(move, { params, body: { version: 2, move: 'give_up' } });
    expect(refused).toMatchObject({ code: 'help.why_give_up', status: 422 });
    expect(await call({ version: 2 })).toMatchObject({ tries: 2, due: { on: '2026-11-24' } });
    line.platform.now = new Date('2026-11-27T02:00:00Z');
    expect((await found())?.due).toMatchObject({ on: '2026-11-24', overdue: true });
    const ended = await call({ version: 3, note: '打了三天' });
    expect(ended).toMatchObject({ status: 'unreachable', tries: 3, due: null, result: '打了三天' });
    const timeline = await line.clerk.call(routes.seekers.timeline, { params: { id: known.id } });
    expect(timeline.items[0]).toMatchObject({ kind: 'help.closed', note: '打了三天' });
    line.platform.now = new Date('2026-11-18T02:00:00Z');
  });

  it('that wait without a deadline get one, and whoever is above hears of those nobody answers', async () => {
    line.platform.now = new Date('2026-11-18T02:00:00Z');
    const officer = await line.platform.staff('county_officer', { region: '430304' });
    await askToBeRung({ phone: '13700000042', siteId: line.siteId, name: '周伯母' });
    const { db } = line.platform.services;
    await db.deleteFrom('deadlines').where('noun', '=', 'help_request').execute();
    line.platform.now = new Date('2026-11-23T02:00:00Z');
    const run = await runDeadlines(line.platform.services);
    expect(run.started).toBeGreaterThan(0);
    expect(run.escalated).toBe(run.started);
    expect(await runDeadlines(line.platform.services)).toEqual({ started: 0, determined: 0, escalated: 0 });
    const { items } = await officer.call(routes.notifications.inbox, { query: {} });
    expect(items.find(({ template }) => template === 'staff.overdue')?.text).toMatch(/给求助的人回电话/);
    line.platform.now = new Date('2026-11-18T02:00:00Z');
  });

  it('are handled only where they were asked', async () => {
    await askToBeRung({ phone: '13700000005', siteId: line.siteId });
    const elsewhere = await line.platform.staff('site_staff', { region: '431202' });
    expect((await elsewhere.call(list, {})).items).toEqual([]);
    const { items } = await line.clerk.call(list, { query: { limit: 200 } });
    const problem = await elsewhere.refused(move, {
      params: { id: items[0]?.id ?? '' },
      body: { version: 1, move: 'finish' },
    });
    expect(problem.code).toBe('access.region');
  });
});
