import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { createMainLine, HIRE, type MainLine } from '../../test-support/main-line.ts';
import { person, selfRegistered } from '../../test-support/people.ts';
import { citizenIdChecksum } from '../../test-support/citizen-id.ts';
import { vacancyInput } from '../../test-support/records.ts';
import { dayNote } from './day-note.ts';

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

const { today, search, askHelp, listHelp, revealHelp, closeHelp } = routes.desk;

describe('today', () => {
  it('gathers what waits: call-backs, follow-ups, interviews, reviews, applications and unsure vacancies', async () => {
    const interview = await line.step(await line.referred(), {
      action: 'book_interview',
      startsAt: '2026-11-18T08:00:00Z',
      mode: 'phone',
    });
    await line.step(await line.referred(), {
      action: 'book_interview',
      startsAt: '2026-11-19T08:00:00Z',
      mode: 'phone',
    });
    const hired = await line.step(await line.referred(), HIRE);
    const { own } = await selfRegistered(line.platform);
    const applied = await own.call(routes.me.apply, { body: { vacancyId: hired.vacancyId } });
    await line.platform.nobody.call(askHelp, {
      body: { name: '陈大爷', phone: '13700000001', siteId: line.siteId },
    });
    const draft = await line.manager.call(routes.vacancies.create, {
      body: vacancyInput(line.employerId, { title: '星际领航员', address: '别处9号' }),
    });
    await line.manager.call(routes.vacancies.act, {
      params: { id: draft.id },
      body: { version: draft.version, action: 'submit' },
    });

    const day = await line.manager.call(today, {});
    expect(day).toMatchObject({
      day: '2026-11-18',
      dayNote: '',
      help: { total: 1 },
      followUps: { total: 0 },
      interviews: { total: 1, items: [{ id: interview.id }] },
      review: { total: 1, items: [{ id: draft.id }] },
      newApplications: { total: 1, items: [{ id: applied.id }] },
      toConfirm: { total: 0 },
      unmappedTitles: 1,
    });
    expect(day.help.items[0]).toMatchObject({ name: '陈大爷', phoneMask: '137****0001' });
    // A clerk may not review, so nothing of it waits for a clerk.
    expect(await line.clerk.call(today, {})).toMatchObject({
      review: { total: 0 },
      interviews: { total: 1 },
    });

    line.platform.now = new Date('2026-12-24T02:00:00Z');
    const later = await line.manager.call(today, { query: { siteId: line.siteId } });
    expect(later.followUps).toMatchObject({ total: 2, overdue: 2 });
    expect(later.followUps.items.map(({ day: after }) => after)).toEqual([7, 30]);
    expect(later.toConfirm.total).toBe(3);
    expect(later.toConfirm.items[0]).toMatchObject({ status: 'published' });
    line.platform.now = new Date('2026-11-18T02:00:00Z');
  });

  it('shows another county none of it, and an operator no people', async () => {
    const elsewhere = await line.platform.staff('site_manager', { region: '431202' });
    expect(await elsewhere.call(today, {})).toMatchObject({
      help: { total: 0 },
      interviews: { total: 0 },
      review: { total: 0 },
      newApplications: { total: 0 },
      unmappedTitles: 0,
    });
    const operator = await line.platform.staff('operator', { region: '4303' });
    expect(await operator.call(today, {})).toMatchObject({ help: { total: 0 }, interviews: { items: [] } });
  });

  it.each([
    ['2026-11-18', ''],
    ['2026-11-21', '周末'],
    ['2026-10-01', '法定节假日'],
    ['2026-10-10', '调休上班'],
    ['2031-03-04', '今年放假安排还没有导入'],
  ])('names %s as %s', (day, note) => {
    expect(dayNote(day, [], 'zh-CN')).toBe(note);
  });
});

describe('one search for everything', () => {
  const find = async (q: string, caller = line.clerk) =>
    (await caller.call(search, { body: { q } })).items.map(({ kind, title }) => `${kind} ${title}`);

  const idNumber = citizenIdChecksum('43030419750815002');
  beforeAll(() => person(line.clerk, { name: '贺兰芝', phone: '13511112222', idNumber }));

  it.each(['贺兰芝', 'hlz', '13511112222', '135 1111 2222', idNumber])('finds a person by %s', async (q) => {
    expect(await find(q)).toContain('seeker 贺兰芝');
  });

  it.each(['1351111222', idNumber.slice(0, 17)])('finds nobody by %s, a part of a number', async (q) => {
    expect(await find(q)).not.toContain('seeker 贺兰芝');
  });

  it('finds work, employers and sites by words', async () => {
    await line.vacancy({ title: '叉车司机' });
    expect(await find('叉车')).toContain('vacancy 叉车司机');
    expect(await find('安居物业')).toContain('employer 湘潭安居物业服务有限公司');
    expect(await find('书院路就业')).toContain('site 岳塘区书院路就业驿站');
  });

  it('shows each only what the role and region allow', async () => {
    const elsewhere = await line.platform.staff('site_staff', { region: '431202' });
    await person(line.clerk, { name: '欧阳藏', phone: '13511113333' });
    for (const q of ['欧阳藏', '13511113333']) expect(await find(q, elsewhere)).toEqual([]);
    const operator = await line.platform.staff('operator', { region: '4303' });
    const problem = await operator.refused(search, { body: { q: '欧阳藏' } });
    expect(problem.code).toBe('access.denied');
  });
});

describe('call-backs', () => {
  const ask = (body: object) =>
    line.platform.nobody.call(askHelp, { body: { name: '周阿姨', phone: '13700000002', ...body } });

  it('go to the nearest site, once however often one presses, and lead to the known person', async () => {
    const known = await person(line.clerk, { name: '周阿姨', phone: '13700000002' });
    const asked = await ask({ regionCode: '430304004', note: '想找做饭的活' });
    expect(asked.site).toMatchObject({ id: line.siteId });
    await ask({ regionCode: '430304004', note: '想找做饭的活' });
    const { items } = await line.clerk.call(listHelp, {});
    const mine = items.filter(({ name }) => name === '周阿姨');
    expect(mine).toHaveLength(1);
    expect(mine[0]).toMatchObject({ seekerId: known.id, phoneMask: '137****0002', status: 'open' });
    const shown = await line.clerk.call(revealHelp, { params: { id: mine[0]?.id ?? '' } });
    expect(shown.value).toBe('13700000002');
    const audit = await line.platform.services.db
      .selectFrom('audit_entries')
      .select('action')
      .where('entity_id', '=', mine[0]?.id ?? '')
      .execute();
    expect(audit.map(({ action }) => action)).toContain('help.number_shown');
    const close = {
      params: { id: mine[0]?.id ?? '' },
      body: { status: 'done' as const, result: '约了明天来' },
    };
    expect(await line.clerk.call(closeHelp, close)).toMatchObject({
      status: 'done',
      handledBy: 'site_staff',
    });
    expect((await line.clerk.refused(closeHelp, close)).code).toBe('help.closed_already');
    const timeline = await line.clerk.call(routes.seekers.timeline, { params: { id: known.id } });
    expect(timeline.items.map(({ kind }) => kind).slice(0, 2)).toEqual(['help.closed', 'help.asked']);
  });

  it('about a vacancy go where the work is; without any place one is asked for', async () => {
    const post = await line.vacancy();
    const asked = await ask({ vacancyId: post.id, phone: '13700000003' });
    expect(asked.site).toMatchObject({ id: line.siteId });
    const nowhere = await line.platform.nobody.refused(askHelp, {
      body: { name: '甲', phone: '13700000004' },
    });
    expect(nowhere).toMatchObject({ status: 422, code: 'region.needed', fields: [{ path: 'regionCode' }] });
    const wrong = await line.platform.nobody.refused(askHelp, {
      body: { name: '甲', phone: '1380000', siteId: line.siteId },
    });
    expect(wrong.code).toBe('phone.invalid');
  });

  it('are handled only where they were asked', async () => {
    await ask({ phone: '13700000005', siteId: line.siteId });
    const elsewhere = await line.platform.staff('site_staff', { region: '431202' });
    expect((await elsewhere.call(listHelp, {})).items).toEqual([]);
    const { items } = await line.clerk.call(listHelp, { query: { limit: 200 } });
    const problem = await elsewhere.refused(revealHelp, { params: { id: items[0]?.id ?? '' } });
    expect(problem.code).toBe('access.region');
  });
});
