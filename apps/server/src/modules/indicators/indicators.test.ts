import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { INDICATOR_CODES, type IndicatorCode } from '@yizhan/domain';
import { createMainLine, HIRE, type MainLine } from '../../test-support/main-line.ts';
import { person, selfRegistered } from '../../test-support/people.ts';
import type { Caller } from '../../test-support/platform.ts';
import { cell } from './csv.ts';

let line: MainLine;
let officer: Caller;
const PERIOD = { from: '2026-11-16', to: '2026-11-29' };
const { summary, series, breakdown, records, exportCsv } = routes.indicators;

/**
 * One fortnight: three people at the counter (one of them in another county), one alone. The first is referred to two
 * vacancies and hired for one; the second is hired by mistake; the third has an intention; the fourth only applies.
 */
beforeAll(async () => {
  line = await createMainLine();
  officer = await line.platform.staff('prefecture_officer', { region: '4303' });
  const refer = (seeker: { id: string }, vacancy: { id: string }) =>
    line.manager.call(routes.placements.refer, { body: { seekerId: seeker.id, vacancyId: vacancy.id } });
  const step = (placement: { id: string; version: number }, move: Parameters<MainLine['step']>[1]) =>
    line.manager.call(routes.placements.move, {
      params: { id: placement.id },
      body: { version: placement.version, move },
    });
  const [first, second] = [await line.vacancy({ headcount: 4 }), await line.vacancy({ headcount: 3 })];
  const wang = await person(line.clerk, { name: '王秀英' });
  const li = await person(line.clerk, { name: '李建国' });
  const zhang = await person(line.manager, { name: '张桂花' }, { regionCode: '430302' });
  await step(await refer(wang, first), HIRE);
  await refer(wang, second);
  const mistaken = await step(await refer(li, first), HIRE);
  await step(mistaken, { action: 'stop', reason: 'recorded_by_mistake' });
  await step(await refer(zhang, second), { action: 'record_intention' });
  const { own } = await selfRegistered(line.platform);
  await own.call(routes.me.apply, { body: { vacancyId: first.id } });
});
afterAll(() => line.platform.stop());

async function figures(caller: Caller, query: object = {}) {
  const reply = await caller.call(summary, { query: { ...PERIOD, ...query } });
  return Object.fromEntries(reply.figures.map(({ code, value, times }) => [code, [value, times]]));
}

describe('the figures', () => {
  it('count vacancies and persons once, with times beside them', async () => {
    expect(await figures(officer)).toEqual({
      vacancies_collected: [2, 7],
      people_registered: [4, 4],
      people_referred: [3, 4],
      intentions: [2, 2],
      hires: [1, 1],
      kept: [0, 0],
    });
  });

  it('count a hire on its start date and stand beside the period before', async () => {
    expect(await figures(officer, { from: '2026-11-16', to: '2026-11-22' })).toMatchObject({
      people_referred: [3, 4],
      intentions: [1, 1],
      hires: [0, 0],
    });
    const later = await officer.call(summary, { query: { from: '2026-11-23', to: '2026-11-29' } });
    expect(later).toMatchObject({ previousFrom: '2026-11-16', previousTo: '2026-11-22' });
    expect(later.figures.find(({ code }) => code === 'hires')).toMatchObject({ value: 1, previous: 0 });
    expect(later.figures.find(({ code }) => code === 'people_referred')).toMatchObject({
      value: 0,
      previous: 3,
    });
  });

  it('count two merged records once', async () => {
    const keep = await person(line.clerk, { name: '刘一手' });
    const drop = await person(line.clerk, { name: '刘一手' });
    const before = await figures(officer);
    await line.manager.call(routes.seekers.merge, {
      params: { id: keep.id },
      body: { dropId: drop.id, version: keep.version, dropVersion: drop.version, reason: '同一个人' },
    });
    const after = await figures(officer);
    expect((before.people_registered?.[0] ?? 0) - (after.people_registered?.[0] ?? 0)).toBe(1);
  });

  it('know the day of Shanghai, not of Greenwich', async () => {
    line.platform.now = new Date('2026-12-01T16:30:00Z');
    await person(line.clerk, { name: '夜里登记' });
    const day = { from: '2026-12-02', to: '2026-12-02' };
    expect(await figures(officer, day)).toMatchObject({ people_registered: [1, 1] });
    expect(await figures(officer, { from: '2026-12-01', to: '2026-12-01' })).toMatchObject({
      people_registered: [0, 0],
    });
    line.platform.now = new Date('2026-11-18T02:00:00Z');
  });
});

describe('behind a figure', () => {
  it.each(INDICATOR_CODES)(
    '%s opens to as many records as it says, in pages and in the file',
    async (code) => {
      const [value] = (await figures(officer))[code] ?? [];
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await officer.call(records, {
          params: { code },
          query: { ...PERIOD, limit: 2, cursor },
        });
        expect(page.total).toBe(value);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength(value ?? -1);
      const file = await officer.call(exportCsv, { params: { code }, query: PERIOD });
      const text = await file.text();
      expect(text.trimEnd().split('\r\n')).toHaveLength((value ?? 0) + 1);
      expect(text).not.toContain('王秀英');
    },
  );

  it.each(INDICATOR_CODES)(
    '%s is split by division and by stretch of time without losing anybody',
    async (code) => {
      const [value = 0, times = 0] = (await figures(officer))[code] ?? [];
      const byRegion = await officer.call(breakdown, { params: { code }, query: PERIOD });
      expect(byRegion.total).toBe(value);
      // Nobody here counts in two divisions or at two sites.
      expect(byRegion.rows.reduce((sum, row) => sum + row.value, 0)).toBe(value);
      expect(byRegion.rows.reduce((sum, row) => sum + row.times, 0)).toBe(times);
      const bySite = await officer.call(breakdown, { params: { code }, query: { ...PERIOD, by: 'site' } });
      expect(bySite.rows.reduce((sum, row) => sum + row.times, 0)).toBe(times);
      const weeks = await officer.call(series, { params: { code }, query: PERIOD });
      expect(weeks.points.map(({ from, to }) => [from, to])).toEqual([
        ['2026-11-16', '2026-11-22'],
        ['2026-11-23', '2026-11-29'],
      ]);
      expect(weeks.points.reduce((sum, point) => sum + point.value, 0)).toBe(value);
    },
  );

  it('a row of the split opens to its own records', async () => {
    const code: IndicatorCode = 'intentions';
    const query = { ...PERIOD, region: '430302' };
    const page = await officer.call(records, { params: { code }, query });
    expect(page.items).toMatchObject([{ kind: 'placement', title: '张桂花', times: 1 }]);
    const exact = await officer.call(records, {
      params: { code },
      query: { ...PERIOD, exactRegion: '4303' },
    });
    expect(exact.items).toEqual([]);
  });

  it('cells that look like formulas are made harmless', () => {
    expect(cell('=HYPERLINK("x")')).toBe(`"'=HYPERLINK(""x"")"`);
    expect(cell('+8613800000000')).toBe("'+8613800000000");
    expect(cell(-1)).toBe('-1');
    expect(cell('甲,乙')).toBe('"甲,乙"');
  });
});

describe('who sees what', () => {
  it('a county sees its own people, and is refused beyond', async () => {
    const county = await line.platform.staff('county_officer', { region: '430302' });
    expect(await figures(county)).toMatchObject({ people_registered: [1, 1], hires: [0, 0] });
    const beyond = await county.refused(summary, { query: { ...PERIOD, region: '4303' } });
    expect(beyond).toMatchObject({ status: 403, code: 'access.region' });
    const site = await county.refused(summary, { query: { ...PERIOD, siteId: line.siteId } });
    expect(site).toMatchObject({ status: 403, code: 'access.region' });
    expect(await figures(officer, { siteId: line.siteId })).toMatchObject({ hires: [1, 1] });
  });

  it('numbers are for many, records for those who may open them', async () => {
    expect(await figures(line.clerk)).toMatchObject({ hires: [1, 1] });
    const refused = await line.clerk.refused(records, { params: { code: 'hires' }, query: PERIOD });
    expect(refused).toMatchObject({ status: 403, code: 'access.denied' });
  });

  it('a period that ends before it begins, or is longer than three years, is refused by name', async () => {
    for (const period of [
      { from: '2026-11-29', to: '2026-11-16' },
      { from: '2020-01-01', to: '2026-01-01' },
    ]) {
      const problem = await officer.refused(summary, { query: period });
      expect(problem).toMatchObject({ status: 422, code: 'period.invalid', fields: [{ path: 'from' }] });
    }
  });
});
