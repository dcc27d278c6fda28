import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { createMainLine, HIRE, type MainLine } from '../../test-support/main-line.ts';
import { selfRegistered } from '../../test-support/people.ts';
import { vacancyInput } from '../../test-support/records.ts';
import { dayNote } from './day-note.ts';

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

const { today } = routes.worklist;

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
    await line.platform.nobody.call(routes.callBacks.ask, {
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
      callBacks: { total: 1 },
      followUps: { total: 0 },
      interviews: { total: 1, items: [{ id: interview.id }] },
      review: { total: 1, items: [{ id: draft.id }] },
      newApplications: { total: 1, items: [{ id: applied.id }] },
      toConfirm: { total: 0 },
      unmappedTitles: 1,
    });
    expect(day.callBacks.items[0]).toMatchObject({ name: '陈大爷', phoneMask: '137****0001' });
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
      callBacks: { total: 0 },
      interviews: { total: 0 },
      review: { total: 0 },
      newApplications: { total: 0 },
      unmappedTitles: 0,
    });
    const operator = await line.platform.staff('operator', { region: '4303' });
    expect(await operator.call(today, {})).toMatchObject({
      callBacks: { total: 0 },
      interviews: { items: [] },
    });
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
