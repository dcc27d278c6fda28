import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type Placement } from '@yizhan/contract';
import { system } from '../../app/actor.ts';
import { bulkWrite, runWrite } from '../../app/context.ts';
import { newId, toRef } from '../../app/ids.ts';
import { createMainLine, HIRE, type MainLine } from '../../test-support/main-line.ts';
import { endDeadlines, importNotice, runDeadlines, startDeadline } from './index.ts';

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

const NOW = new Date('2026-11-18T02:00:00Z');
const at = (instant: string) => (line.platform.now = new Date(instant));

const hire = async () => line.step(await line.referred(), HIRE);
const deadlinesOf = (placement: { id: string }) =>
  line.platform.services.db
    .selectFrom('deadlines as d')
    .innerJoin('follow_ups as f', (join) =>
      join.onRef('f.prefecture', '=', 'd.prefecture').onRef('f.id', '=', 'd.record_id'),
    )
    .select(['d.rule', 'd.due_on', 'd.ended_as', 'd.escalated_at'])
    .where('f.placement_id', '=', toRef(placement.id).id)
    .orderBy('d.due_on')
    .orderBy('d.created_at')
    .execute();
const brief = async (placement: { id: string }) =>
  (await deadlinesOf(placement)).map(({ rule, due_on: due, ended_as: ended }) => [rule, due, ended]);
const answer = async ({ followUps }: Placement, nth: number, outcome: 'still_there' | 'left') =>
  line.clerk.call(routes.placements.followUp, {
    params: { id: followUps[nth]?.id ?? '' },
    body: { outcome, note: '' },
  });
const takeBack = async (undo: { actionId: string } | null) =>
  line.clerk.call(routes.actions.takeBack, { params: { id: undo?.actionId ?? '' } });

describe('deadlines of follow-ups', () => {
  it('begin with the hire and end with it', async () => {
    at(NOW.toISOString());
    const hired = await hire();
    expect(await brief(hired)).toEqual([
      ['follow_up.day_7', '2026-11-30', null],
      ['follow_up.day_30', '2026-12-23', null],
      ['follow_up.day_90', '2027-02-21', null],
    ]);
    await takeBack(hired.undo);
    expect((await brief(hired)).map(([, , ended]) => ended)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });

  it('are met by the answer, and stand again when that is taken back or corrected', async () => {
    at(NOW.toISOString());
    const hired = await hire();
    at('2026-12-01T02:00:00Z');
    const answered = await answer(hired, 0, 'left');
    expect((await brief(hired)).map(([, , ended]) => ended)).toEqual(['met', 'cancelled', 'cancelled']);
    await takeBack(answered.undo);
    expect((await brief(hired)).map(([, , ended]) => ended)).toEqual([null, null, null]);
    const again = await answer(hired, 0, 'left');
    at('2026-12-01T04:00:00Z');
    await line.clerk.call(routes.placements.correctFollowUp, {
      params: { id: again.id },
      body: { reason: '点错了' },
    });
    const { followUps } = await line.clerk.call(routes.placements.get, { params: { id: hired.id } });
    expect(followUps.map(({ dueOn, overdue }) => [dueOn, overdue])).toEqual([
      ['2026-11-30', true],
      ['2026-12-23', false],
      ['2027-02-21', false],
    ]);
    expect((await brief(hired)).filter(([, , ended]) => ended === null)).toHaveLength(3);
  });

  it('are told upwards once when nobody asks for a week, by whichever of two workers comes first', async () => {
    at(NOW.toISOString());
    const siteManager = await line.platform.staff('site_manager', { siteId: line.siteId });
    const hired = await hire();
    at('2026-12-07T03:00:00Z');
    const { services } = line.platform;
    await runDeadlines(services);
    const first = (await deadlinesOf(hired))[0];
    expect([first?.rule, first?.escalated_at]).toEqual(['follow_up.day_7', null]);
    at('2026-12-08T00:10:00Z');
    const runs = await Promise.all([runDeadlines(services), runDeadlines(services)]);
    expect(runs[0].escalated + runs[1].escalated).toBeGreaterThan(0);
    expect((await runDeadlines(services)).escalated).toBe(0);
    const told = async (who: typeof siteManager) =>
      (await who.call(routes.notifications.inbox, { query: {} })).items.filter(
        ({ template }) => template === 'staff.overdue',
      );
    const { name } = await line.clerk.call(routes.sites.get, { params: { id: line.siteId } });
    const [news, ...more] = await told(siteManager);
    expect(more).toEqual([]);
    expect(news?.text).toBe(`${name}的“上岗7天回访”超过期限（11月30日（周一））还没有办，请督促`);
    expect(news?.times).toBe(runs[0].escalated + runs[1].escalated);
    // The person who has to do it sees it on today's list anyway.
    expect(await told(line.clerk)).toEqual([]);
  });
});

describe('any deadline', () => {
  const write = <T>(work: Parameters<typeof runWrite<T>>[2]) =>
    runWrite(line.platform.services, { actor: system('test') }, work);
  const read = (id: string) =>
    line.platform.services.db.selectFrom('deadlines').selectAll().where('record_id', '=', id).execute();
  const place = { region: '430304', siteId: null };

  it('begins once however often it is begun, within a write of many too', async () => {
    at(NOW.toISOString());
    const record = { prefecture: '4303', id: newId() };
    await write(async (ctx) => {
      const bulk = bulkWrite(ctx);
      await startDeadline(bulk.ctx, 'follow_up.day_7', { record, place });
      await startDeadline(bulk.ctx, 'follow_up.day_7', { record, place, startsOn: '2026-01-01' });
      await endDeadlines(bulk.ctx, record, 'met');
      await startDeadline(bulk.ctx, 'follow_up.day_30', { record, place });
      await bulk.flush();
    });
    await write((ctx) => startDeadline(ctx, 'follow_up.day_30', { record, place, startsOn: '2026-01-01' }));
    expect((await read(record.id)).map(({ rule, due_on: due, ended_as: as }) => [rule, due, as])).toEqual([
      // One that begins and ends within one write has never run.
      ['follow_up.day_30', '2026-12-18', null],
    ]);
  });

  it('that hangs on a year without a calendar stands until that is there, and is then determined', async () => {
    const record = { prefecture: '4303', id: newId() };
    await write((ctx) => startDeadline(ctx, 'follow_up.day_7', { record, place }));
    const { db } = line.platform.services;
    // Counted in workdays, in case the rule changes to them one day.
    await db
      .updateTable('deadlines')
      .set({ unit: 'workday', starts_on: '2026-12-30', count: 3, due_on: '2027-01-04', missing_year: 2027 })
      .set({ escalates_on: null })
      .where('record_id', '=', record.id)
      .execute();
    at('2027-03-01T00:10:00Z');
    const isWaiting = async () => (await read(record.id)).map((row) => [row.due_on, row.missing_year]);
    await runDeadlines(line.platform.services);
    expect(await isWaiting()).toEqual([['2027-01-04', 2027]]);
    const days = ['01-01', '01-04', '05-01', '10-01', '10-02', '10-03'];
    const text = days.map((day) => `2027-${day} 放假`).join('\n');
    await expect(write((ctx) => importNotice(ctx, `${text}\n2027-13-01 放假`))).rejects.toMatchObject({
      code: 'calendar.line',
      text: { 'zh-CN': expect.stringContaining('第7行') as string },
    });
    await write((ctx) => importNotice(ctx, text));
    expect((await runDeadlines(line.platform.services)).determined).toBe(1);
    expect(await isWaiting()).toEqual([['2027-01-06', null]]);
    expect((await read(record.id))[0]?.escalated_at).not.toBeNull();
  });
});
