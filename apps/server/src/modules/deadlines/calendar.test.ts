import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { newId } from '../../app/ids.ts';
import { importNotice, startDeadline } from '../../records/deadlines/index.ts';
import { createMainLine, type MainLine } from '../../test-support/main-line.ts';
import type { Caller } from '../../test-support/platform.ts';

const { list, check, take } = routes.calendar;

let line: MainLine;
let admin: Caller;
beforeAll(async () => {
  line = await createMainLine();
  line.platform.now = new Date('2026-11-18T02:00:00Z');
  admin = await line.platform.staff('administrator', { region: '' });
});
afterAll(() => line.platform.stop());
beforeEach(async () => {
  line.platform.now = new Date(line.platform.now.getTime() + 60_000);
  await line.platform.services.db.deleteFrom('calendar_days').execute();
});

/** The least that a year may say. */
const notice = (year: number, ...more: readonly string[]) =>
  [...['01-01', '05-01', '10-01', '10-02', '10-03'].map((day) => `${year}-${day} 放假`), ...more].join('\n');
const yearOf = async (year: number) => (await admin.call(list)).years.find((one) => one.year === year);
const imported = (year: number) =>
  line.platform.services.db
    .selectFrom('audit_entries')
    .select(['actor_name', 'summary'])
    .where('action', '=', 'calendar.imported')
    .where('entity_id', '=', String(year))
    .orderBy('at')
    .execute();
const FROM = { source: '国办发明电〔2027〕示例', dated: '2027-11-04' };

describe('the calendar', () => {
  it('says of each year whether it is shipped, loaded or not known, and of whom that keeps waiting', async () => {
    const record = { prefecture: '4303', id: newId() };
    const place = { region: '430304', siteId: null };
    await runWrite(line.platform.services, { actor: system('test') }, (ctx) =>
      startDeadline(ctx, 'follow_up.day_7', { record, place }),
    );
    await line.platform.services.db
      .updateTable('deadlines')
      .set({ missing_year: 2031 })
      .where('record_id', '=', record.id)
      .execute();
    const { years } = await admin.call(list);
    expect(years[0]).toMatchObject({ year: 2031, origin: 'unknown', waiting: 1, holidays: [] });
    expect(years.slice(1, 4).map(({ year, origin }) => [year, origin])).toEqual([
      [2027, 'unknown'],
      [2026, 'shipped'],
      [2025, 'shipped'],
    ]);
    expect(years[2]?.holidays).toContain('2026-10-01');
    expect(years.at(-1)?.year).toBe(2004);
  });

  it('is previewed without a trace, then loaded with its source, its date and whoever did it', async () => {
    const text = notice(2028, '2028-01-08 上班');
    const { notice: seen, rejected } = await admin.call(check, { body: { text } });
    expect(rejected).toEqual([]);
    expect(seen).toMatchObject({ year: 2028, origin: 'unknown', was: null, holidays: 5, makeupWorkdays: 1 });
    expect(seen?.changes.slice(0, 2)).toEqual([
      { day: '2028-01-01', from: 'unknown', to: 'holiday' },
      { day: '2028-01-08', from: 'unknown', to: 'makeup_workday' },
    ]);
    expect(await yearOf(2028)).toBeUndefined();

    const taken = await admin.call(take, { body: { text, was: null, ...FROM } });
    expect(taken).toEqual(await yearOf(2028));
    expect(taken).toMatchObject({ origin: 'loaded', makeupWorkdays: ['2028-01-08'] });
    expect(taken.loaded).toMatchObject({ ...FROM, at: line.platform.now.toISOString() });
    const [entry] = await imported(2028);
    expect(entry?.summary).toMatchObject({ year: 2028, holidays: 5, makeupWorkdays: 1, dated: '2027-11-04' });
    expect(taken.loaded?.by).toBe(entry?.actor_name);
  });

  it('of a shipped year shows only the days that would differ', async () => {
    const shipped = await yearOf(2026);
    const lines = [
      ...(shipped?.holidays ?? []).map((day) => `${day} 放假`),
      ...(shipped?.makeupWorkdays ?? []).map((day) => `${day} 上班`),
    ];
    const same = await admin.call(check, { body: { text: lines.join('\n') } });
    expect(same.notice).toMatchObject({ origin: 'shipped', changes: [] });
    const more = await admin.call(check, { body: { text: [...lines, '2026-12-30 放假'].join('\n') } });
    expect(more.notice?.changes).toEqual([{ day: '2026-12-30', from: 'workday', to: 'holiday' }]);
  });

  it('names every line that is wrong, those of another year too, and keeps nothing', async () => {
    const text = notice(2029, '2029-13-01 放假', '2030-01-01 放假', '2029-05-01 放假', '2029-05-02 上班');
    const { notice: seen, rejected } = await admin.call(check, { body: { text } });
    expect(seen).toBeNull();
    expect(rejected.map((one) => one.line)).toEqual([6, 7, 8, 9]);
    expect(rejected[1]?.reason).toContain('另一年');
    expect((await admin.refused(take, { body: { text, was: null, ...FROM } })).code).toBe('calendar.line');
    expect((await admin.refused(take, { body: { text: '放假', was: null, ...FROM } })).code).toBe(
      'calendar.empty',
    );
    expect(await yearOf(2029)).toBeUndefined();
    expect(await imported(2029)).toEqual([]);
  });

  it('is loaded once by two who saw the same, and replaced by whoever saw the first', async () => {
    const text = notice(2032);
    await admin.call(take, { body: { text, was: null, ...FROM } });
    line.platform.now = new Date(line.platform.now.getTime() + 60_000);
    const second = notice(2032, '2032-02-11 放假');
    const late = await admin.refused(take, { body: { text: second, was: null, ...FROM } });
    expect([late.status, late.code]).toEqual([409, 'calendar.changed']);
    expect((await yearOf(2032))?.holidays).not.toContain('2032-02-11');
    const { notice: seen } = await admin.call(check, { body: { text: second } });
    expect(seen?.changes).toEqual([{ day: '2032-02-11', from: 'workday', to: 'holiday' }]);
    await admin.call(take, { body: { text: second, was: seen?.was ?? null, ...FROM } });
    expect((await yearOf(2032))?.holidays).toContain('2032-02-11');
    expect(await imported(2032)).toHaveLength(2);
  });

  it('tells a year loaded by the command from one loaded by somebody', async () => {
    await runWrite(line.platform.services, { actor: system('calendar') }, (ctx) =>
      importNotice(ctx, notice(2033)),
    );
    expect((await yearOf(2033))?.loaded).toMatchObject({ source: '', dated: null, by: null });
  });

  it('is nobody’s business but that of whoever runs the whole network', async () => {
    const county = await line.platform.staff('county_officer', { region: '430304' });
    const body = { text: notice(2034), was: null, ...FROM };
    expect((await county.refused(list)).code).toBe('access.denied');
    expect((await county.refused(check, { body })).code).toBe('access.denied');
    expect((await county.refused(take, { body })).code).toBe('access.denied');
    expect(await yearOf(2034)).toBeUndefined();
  });
});
