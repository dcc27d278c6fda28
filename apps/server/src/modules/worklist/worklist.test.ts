import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type Today } from '@yizhan/contract';
import { newId, shortId } from '../../app/ids.ts';
import { createMainLine, HIRE, type MainLine } from '../../test-support/main-line.ts';
import { selfRegistered } from '../../test-support/people.ts';
import { vacancyInput } from '../../test-support/records.ts';
import { dayNote } from './day-note.ts';

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

const { today, counts } = routes.worklist;

/** The sections by item: how many wait, and which records. */
const brief = ({ sections }: Today) =>
  Object.fromEntries(
    sections.map(({ item, total, overdue, entries }) => [
      item,
      { total, overdue, entries: entries.map(({ id, next }) => [next, id]) },
    ]),
  );

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
    expect(day).toMatchObject({ day: '2026-11-18', dayNote: '' });
    const [callBack] = day.sections[0]?.entries ?? [];
    expect(callBack).toMatchObject({
      title: '陈大爷',
      record: { kind: 'call_back', row: { phoneMask: '137****0001' } },
    });
    // The most urgent comes first; kinds with nothing waiting are omitted.
    expect(day.sections.map(({ item }) => item)).toEqual([
      'call_back.waits',
      'interview.booked',
      'application.new',
      'vacancy.review',
      'title.unmapped',
    ]);
    // The source of a time limit stands above what has one, marked where it is an example.
    expect(day.sections[0]?.clause).toMatch(/^驿站服务承诺.*（示例）$/);
    expect(day.sections.find(({ item }) => item === 'interview.booked')?.clause).toBeNull();
    expect(brief(day)).toEqual({
      'call_back.waits': { total: 1, overdue: 0, entries: [['ring_back', callBack?.id]] },
      'interview.booked': { total: 1, overdue: 0, entries: [['meet', interview.id]] },
      'application.new': { total: 1, overdue: 0, entries: [['forward', applied.id]] },
      'vacancy.review': { total: 1, overdue: 0, entries: [['review', draft.id]] },
      'title.unmapped': { total: 1, overdue: 0, entries: [['map_title', draft.id]] },
    });
    // A clerk may not review, so no review waits for a clerk.
    const { items } = await line.clerk.call(counts, {});
    expect(items.map(({ item, total, more }) => [item, total, more])).toEqual([
      ['call_back.waits', 1, false],
      ['interview.booked', 1, false],
      ['application.new', 1, false],
    ]);

    line.platform.now = new Date('2026-12-24T02:00:00Z');
    const later = await line.manager.call(today, { query: { siteId: line.siteId } });
    const asked = later.sections.find(({ item }) => item === 'follow_up.due');
    expect(asked).toMatchObject({ total: 2, overdue: 2, more: false });
    expect(asked?.entries).toMatchObject([
      { id: hired.id, due: { on: '2026-11-30', overdue: true }, record: { row: { day: 7 } } },
      { id: hired.id, due: { on: '2026-12-23', overdue: true }, record: { row: { day: 30 } } },
    ]);
    // An interview without a recorded result is not forgotten when its day ends.
    expect(brief(later)['interview.booked']).toMatchObject({
      total: 2,
      overdue: 2,
      entries: [
        ['record_result', interview.id],
        ['record_result', expect.any(String)],
      ],
    });
    expect(brief(later)['vacancy.unconfirmed']).toMatchObject({ total: 3 });
    line.platform.now = new Date('2026-11-18T02:00:00Z');
  });

  it('shows another county none of it, and an operator no people', async () => {
    const elsewhere = await line.platform.staff('site_manager', { region: '431202' });
    expect((await elsewhere.call(today, {})).sections).toEqual([]);
    expect((await elsewhere.call(counts, {})).items).toEqual([]);
    const operator = await line.platform.staff('operator', { region: '4303' });
    expect((await operator.call(today, {})).sections).toEqual([]);
    const { siteId } = line;
    const otherSite = shortId(newId());
    expect((await line.manager.call(counts, { query: { siteId } })).items).not.toEqual([]);
    expect((await line.manager.call(counts, { query: { siteId: otherSite } })).items).toEqual([]);
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
