import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { distanceMetres } from '@yizhan/domain';
import { createMainLine, type MainLine } from '../../test-support/main-line.ts';
import { person } from '../../test-support/people.ts';
import { employerInput, vacancyInput } from '../../test-support/records.ts';
import type { Caller } from '../../test-support/platform.ts';
import { REGIONS } from '../reference/index.ts';
import { applyPointsJob } from './apply.jobs.ts';
import { learnRegionPoints } from './learn.jobs.ts';

const { list, check, take, drop } = routes.regionPoints;
const RUNNING = new AbortController().signal;
const HEAD = 'code,name,lng,lat,system\n';
/** 岳塘区's town 书院路街道, where the test records lie. */
const TOWN = '430304004';

let line: MainLine;
let officer: Caller;
beforeAll(async () => {
  line = await createMainLine();
  officer = await line.platform.staff('prefecture_officer', { region: '4303' });
});
afterAll(() => line.platform.stop());

const csv = (...rows: readonly string[]) => ({
  file: new Blob([HEAD + rows.map((row) => `${row}\n`).join('')]),
  fileName: 'points.csv',
});
const regions = () => line.platform.services.use(REGIONS);
/** Runs the worker's part for the jobs that changes of points create. */
const apply = (codes: string[] | null) => applyPointsJob.run(line.platform.services, { codes }, RUNNING);

async function nearOf(vacancyId: string, point: { lng: number; lat: number }) {
  const { distance, distanceEstimated } = await line.platform.nobody.call(routes.vacancies.show, {
    params: { id: vacancyId },
    query: point,
  });
  return { distance, distanceEstimated };
}

async function pointOf(code: string) {
  const parent = code.length === 9 ? code.slice(0, 6) : code.slice(0, 4);
  const { items } = await officer.call(list, { query: { parent } });
  const found = items.find((item) => item.code === code);
  if (found === undefined) throw new Error(`no ${code}`);
  return found;
}

describe('the shipped points', () => {
  it('give every county and prefecture of the country a point that says how sure it is', () => {
    const all = [...regions().all()].filter(({ level }) => level !== 'town');
    expect(all.filter(({ lng, lat }) => lng === null || lat === null)).toEqual([]);
    expect(
      all.filter(({ pointSource, pointPrecision }) => pointSource === null || pointPrecision === null),
    ).toEqual([]);
    const counties = all.filter(({ level }) => level === 'county');
    const seats = counties.filter(({ pointPrecision }) => pointPrecision === 'seat');
    expect(seats.length / counties.length).toBeGreaterThan(0.94);
    const fallback = counties.filter(({ pointPrecision }) => pointPrecision === 'fallback');
    expect(fallback.length / counties.length).toBeLessThan(0.01);
  });

  it('put a vacancy of which only the division is known somewhere, and say that it is about', async () => {
    const far = await line.vacancy({ title: '东莞普工', kind: 'dispatch', regionCode: '4419', address: '' });
    const centre = regions().centre('4419');
    const here = { lng: centre?.lng ?? 0, lat: centre?.lat ?? 0 };
    // The middle of a city is not next door to everything in it.
    expect(await nearOf(far.id, here)).toEqual({ distance: 18_000, distanceEstimated: true });
    const fromHome = await nearOf(far.id, { lng: 112.93, lat: 27.83 });
    expect(fromHome.distance).toBeGreaterThan(500_000);
    expect(fromHome.distanceEstimated).toBe(true);
  });

  it('are followed by records of an earlier version', async () => {
    const old = await line.vacancy({
      title: '徐州普工',
      kind: 'dispatch',
      regionCode: '320303',
      address: '',
    });
    await line.platform.services.db
      .updateTable('vacancies')
      .set({ near_lng: null, near_lat: null, near_within: 0 })
      .where('title', '=', '徐州普工')
      .execute();
    expect((await nearOf(old.id, { lng: 117.2, lat: 34.2 })).distance).toBeNull();
    await apply(null);
    const after = await nearOf(old.id, { lng: 117.2, lat: 34.2 });
    expect(after.distance).toBeGreaterThanOrEqual(6_000);
    expect(after.distance).toBeLessThan(40_000);
  });
});

describe('the bureau’s own points', () => {
  it('are checked first, row by row, and nothing is stored', async () => {
    const before = await pointOf('430382');
    const result = await officer.call(
      check,
      csv(
        '430382,韶山市,112.53,27.92,WGS-84',
        '430399,没有,112.5,27.9,WGS-84',
        '430304,雨湖区,112.9,27.8,WGS-84',
        '430381,湘乡市,27.74,112.53,WGS-84',
        '430321,湘潭县,112.94,27.78,',
        '430302,雨湖区,116.4,39.9,WGS-84',
        '431202,鹤城区,109.98,27.55,WGS-84',
        '430382,韶山市,112.54,27.92,WGS-84',
      ),
    );
    expect(result).toMatchObject({ rows: 8, taken: 1, unchanged: 0 });
    expect(result.rejected.map(({ row, code }) => [row, code])).toEqual([
      [3, '430399'],
      [4, '430304'],
      [5, '430381'],
      [6, '430321'],
      [7, '430302'],
      [8, '431202'],
      [9, '430382'],
    ]);
    const reasons = result.rejected.map(({ reason }) => reason);
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(result.moved.map(({ region }) => region.code)).toEqual(['430382']);
    expect(await pointOf('430382')).toEqual(before);
  });

  it('stand before every other, move what lies there, reach every list, and can be given up', async () => {
    const post = await line.vacancy({ regionCode: '430321', address: '' });
    const seeker = await person(line.manager, {}, { regionCode: '430321', maxCommuteMinutes: 120 });
    const exact = await line.vacancy({ regionCode: '430321', lng: 112.75, lat: 27.6 });
    const matchDistance = async () => {
      const { items } = await line.manager.call(routes.matching.forSeeker, {
        params: { id: seeker.id },
        query: { limit: 50 },
      });
      return items.find(({ vacancy }) => vacancy.id === exact.id)?.vacancy;
    };
    const before = await pointOf('430321');
    const first = await matchDistance();
    expect(first?.distanceEstimated).toBe(true);
    const file = csv('430321,湘潭县,112.75,27.61,WGS-84');
    expect(await officer.call(take, file)).toMatchObject({ taken: 1, rejected: [] });
    expect(await officer.call(take, file)).toMatchObject({ taken: 0, unchanged: 1 });
    await apply(['430321']);
    const own = await pointOf('430321');
    expect(own).toMatchObject({ source: 'bureau', own: true, lng: 112.75, lat: 27.61 });
    expect(await nearOf(post.id, { lng: 112.75, lat: 27.61 })).toEqual({
      distance: 6_000,
      distanceEstimated: true,
    });
    expect((await nearOf(post.id, { lng: 112.75, lat: 27.16 })).distance).toBeGreaterThan(45_000);
    const second = await matchDistance();
    expect(second?.distance).toBe(6_000);
    expect(second?.distance).not.toBe(first?.distance);
    const dropped = await officer.call(drop, { params: { code: '430321' } });
    expect(dropped).toMatchObject({ own: false, source: before.source, lng: before.lng, lat: before.lat });
    expect((await officer.refused(drop, { params: { code: '430321' } })).code).toBe('points.none');
    await apply(['430321']);
    expect((await matchDistance())?.distance).toBe(first?.distance);
  });

  it('are the business of whoever is responsible for the division', async () => {
    const elsewhere = await line.platform.staff('prefecture_officer', { region: '4312' });
    expect((await elsewhere.refused(list, { query: { parent: '4303' } })).code).toBe('access.region');
    expect((await elsewhere.refused(drop, { params: { code: '430304' } })).code).toBe('access.region');
    const result = await elsewhere.call(take, csv('430382,韶山市,112.53,27.92,WGS-84'));
    expect(result).toMatchObject({ taken: 0, rejected: [{ row: 2, code: '430382' }] });
    expect((await elsewhere.call(list, {})).items.map(({ code }) => code)).toEqual(['4312']);
    const network = await line.platform.staff('administrator', { region: '' });
    expect((await network.call(list, {})).items.every(({ level }) => level === 'province')).toBe(true);
  });

  it('are refused when the file is no table of points', async () => {
    const problem = await officer.refused(take, {
      file: new Blob(['name,where\n岳塘区,here\n']),
      fileName: 'points.csv',
    });
    expect(problem.code).toBe('points.unreadable');
  });

  it('may come in the columns and the encoding of a Chinese spreadsheet', async () => {
    // 区划代码,名称,经度,纬度,坐标系 in GB18030.
    const heading = Buffer.from(
      'c7f8bbaeb4facbe32cc3fbb3c62cbeadb6c82cceb3b6c82cd7f8b1eacfb50a'.replace('b4facbe3', 'b4fac2eb'),
      'hex',
    );
    const row = Buffer.from('430302000000,,112.91,27.86,GCJ-02\n');
    const result = await officer.call(check, {
      file: new Blob([new Uint8Array(heading), new Uint8Array(row)]),
      fileName: '坐标.csv',
    });
    expect(result).toMatchObject({ rows: 1, taken: 1, rejected: [] });
  });
});

describe('points learned from records', () => {
  /** Vacancies of the network’s own employer at different gates of a town, some 300 m apart. */
  async function gates(count: number, at: { lng: number; lat: number }, given: object = {}) {
    for (let gate = 0; gate < count; gate += 1) {
      await line.vacancy({
        regionCode: TOWN,
        lng: at.lng + (gate % 3) * 0.003,
        lat: at.lat + Math.floor(gate / 3) * 0.003,
        ...given,
      });
    }
  }

  it('need enough different places, count nothing of private persons, and never stand before the bureau’s own', async () => {
    const town = TOWN;
    await line.platform.services.db.deleteFrom('region_points').where('region_code', '=', town).execute();
    const at = { lng: 112.96, lat: 27.85 };
    const household = await line.manager.call(routes.employers.create, {
      body: employerInput({ kind: 'person', name: '欧阳建国', idNumber: '11010519491231002X' }),
    });
    for (let door = 0; door < 6; door += 1) {
      const draft = await line.manager.call(routes.vacancies.create, {
        body: vacancyInput(household.id, {
          title: `住家保姆${door}号`,
          kind: 'gig',
          regionCode: town,
          lng: 113.2 + door * 0.002,
          lat: 27.9,
        }),
      });
      await line.platform.services.db
        .updateTable('vacancies')
        .set({ first_published_at: line.platform.now })
        .where('title', '=', draft.title)
        .execute();
    }
    await gates(4, at);
    // The fifth place is the site itself, as created by the main line.
    await learnRegionPoints(line.platform.services);
    const learned = await pointOf(town);
    expect(learned).toMatchObject({ source: 'records', precision: 'middle', own: false });
    expect(learned.learned?.samples).toBe(5);
    expect(distanceMetres({ lng: learned.lng ?? 0, lat: learned.lat ?? 0 }, at)).toBeLessThan(1_000);

    await officer.call(take, csv(`${town},,112.93,27.84,WGS-84`));
    await gates(3, { lng: 112.98, lat: 27.86 });
    await learnRegionPoints(line.platform.services);
    expect(await pointOf(town)).toMatchObject({ source: 'bureau', lng: 112.93, lat: 27.84 });
  });

  it('are forgotten when the records that told them are gone', async () => {
    await officer.call(drop, { params: { code: TOWN } });
    await line.platform.services.db.updateTable('vacancies').set({ lng: null, lat: null }).execute();
    await learnRegionPoints(line.platform.services);
    expect(await pointOf(TOWN)).toMatchObject({ source: null, lng: null, learned: null });
  });
});
