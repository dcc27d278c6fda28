import type { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type PublicSearch, type VacancyCard } from '@yizhan/contract';
import {
  publishedVacancy,
  siteInput,
  verifiedEmployer,
  vacancyInput,
} from '../../../test-support/records.ts';
import {
  createTestPlatform,
  someId,
  type Caller,
  type TestPlatform,
} from '../../../test-support/platform.ts';

let platform: TestPlatform;
let manager: Caller;
let employerId: string;
let siteId: string;
beforeAll(async () => {
  platform = await createTestPlatform();
  manager = await platform.staff('site_manager', { region: '4303' });
  employerId = (await verifiedEmployer(manager)).id;
  const officer = await platform.staff('county_officer', { region: '430304' });
  const site = await officer.call(routes.sites.create, {
    body: siteInput(),
  });
  siteId = site.id;
});
afterAll(() => platform.stop());

const pay = (min: number | null, max: number | null, unit: 'month' | 'day' = 'month') => ({
  min,
  max,
  unit,
  months: null,
  negotiable: false,
});

async function open(given: Parameters<typeof vacancyInput>[1]) {
  // Each is a second later than the previous one, so that their order is fixed.
  platform.now = new Date(platform.now.getTime() + 1000);
  return publishedVacancy(manager, given, employerId);
}

async function search(query: z.input<typeof PublicSearch>) {
  return platform.nobody.call(routes.vacancies.search, { query });
}
const titles = (cards: readonly VacancyCard[]) => cards.map(({ title }) => title);

describe('public search', () => {
  beforeAll(async () => {
    await open({
      title: '电焊工',
      description: '焊接钢结构件，持焊工证优先，白班八小时，包吃包住，每月二十号发薪。',
      pay: pay(600_000, 900_000),
      lodging: true,
      meals: true,
      address: '岳塘区双马工业园1号',
      lng: 112.95,
      lat: 27.84,
    });
    await open({
      title: '住家保姆',
      kind: 'gig',
      description: '照顾八十岁老人起居，做三餐，陪同散步，每周休息一天，需有健康证。',
      pay: pay(18_000, 20_000, 'day'),
      regionCode: '430302',
      address: '雨湖区城正街1号',
    });
    await open({
      title: '夜班保安',
      description: '负责厂区夜间巡逻和监控值守，夜班十二小时，做一休一，提供宿舍。',
      pay: pay(350_000, 400_000),
      address: '岳塘区板塘街道2号',
      lng: 112.931,
      lat: 27.831,
    });
  });

  it.each([
    ['words of the title', { q: '保姆' }, ['住家保姆']],
    ['a synonym', { q: '看大门' }, ['夜班保安']],
    ['initials of the work', { q: 'dhg' }, ['电焊工']],
    ['initials of the place', { q: 'yuhu' }, ['住家保姆']],
    ['a wish', { q: '包吃住' }, ['电焊工']],
    ['a division', { region: '430302' }, ['住家保姆']],
    ['kinds', { kind: 'gig,part_time' }, ['住家保姆']],
    ['an occupation group', { occupation: '4-07-05' }, ['夜班保安']],
    ['least pay a month', { payFrom: 420_000 }, ['住家保姆', '电焊工']],
    ['lodging', { lodging: 'true' as const }, ['电焊工']],
    ['pay by the day', { daily: 'true' as const }, ['住家保姆']],
    ['no nights', { dayShift: 'true' as const }, ['住家保姆', '电焊工']],
    ['within walking distance', { lng: 112.93, lat: 27.83, radius: 1000 }, ['夜班保安']],
    ['words that nothing has', { q: '宇航员' }, []],
  ])('finds by %s', async (_by, query, expected) => {
    const { items, total } = await search({ ...query, sort: 'newest' });
    expect(titles(items)).toEqual(expected);
    expect(total).toBe(expected.length);
  });

  it('sorts by pay and by distance, and says where the distance is only an estimate', async () => {
    expect(titles((await search({ sort: 'pay' })).items)).toEqual(['电焊工', '住家保姆', '夜班保安']);
    const { items } = await search({ sort: 'nearest', lng: 112.93, lat: 27.83 });
    expect(titles(items)).toEqual(['夜班保安', '电焊工', '住家保姆']);
    expect(items[0]?.distance).toBeGreaterThan(100);
    expect(items[0]?.distance).toBeLessThan(200);
    expect(items.map(({ distanceEstimated }) => distanceEstimated)).toEqual([false, false, true]);
    expect((await search({})).items.every(({ distance }) => distance === null)).toBe(true);
  });

  it('puts a title that says it before a text that mentions it', async () => {
    await open({
      title: '物业主管',
      description: '管理小区的保洁、绿化和电焊工等维修人员，处理业主来访，组织培训。',
      address: '岳塘区建设路3号',
    });
    const { items } = await search({ q: '电焊工' });
    expect(titles(items)).toEqual(['电焊工', '物业主管']);
  });

  it.each([
    ['newest', {}],
    ['pay', {}],
    ['best', { q: '湘潭' }],
    ['nearest', { lng: 112.93, lat: 27.83 }],
    ['best', { lng: 112.93, lat: 27.83 }],
  ] as const)(
    'pages by %s without repeating or losing one, while others are published',
    async (sort, query) => {
      const all = titles((await search({ ...query, sort })).items);
      const first = await search({ ...query, sort, limit: 2 });
      const late = await open({
        title: `补招${sort}${JSON.stringify(query).length}号搬运工`,
        description: `仓库搬运货物${'，轻拿轻放'.repeat(all.length)}，按天计薪，次日到账，${sort}。`,
        pay: pay(10_000, 12_000, 'day'),
        lng: 112.9,
        lat: 27.8,
      });
      const seen = titles(first.items);
      let cursor = first.nextCursor;
      while (cursor !== null) {
        const page = await search({ ...query, sort, limit: 2, cursor });
        seen.push(...titles(page.items));
        cursor = page.nextCursor;
      }
      expect(seen.filter((title) => title !== late.title)).toEqual(all);
      await manager.call(routes.vacancies.act, {
        params: { id: late.id },
        body: { version: late.version, action: 'withdraw', reason: '招满了' },
      });
    },
  );

  it('finds the nearest in the same order near by and far away, page by page', async () => {
    for (const [step, away] of [0.001, 0.03, 0.2, 0.9, 4, 4.1].entries()) {
      await open({
        title: `远近${step}号岗`,
        occupationCode: '4-07-05-01',
        description: '',
        address: `岳塘区书院路街道远近路${step}号`,
        lng: 112.93 + away,
        lat: 27.83,
      });
    }
    for (const lng of [112.93, 113.1, 118, 0]) {
      const seen: number[] = [];
      const query = { q: '远近', sort: 'nearest', lng, lat: 27.83, limit: 2 } as const;
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: { items: VacancyCard[]; nextCursor: string | null } = await search({ ...query, cursor });
        seen.push(...page.items.map(({ distance }) => distance ?? Infinity));
        cursor = page.nextCursor;
      }
      expect(seen).toHaveLength(6);
      expect(seen).toEqual([...seen].sort((a, b) => a - b));
    }
  });

  it('refuses a made-up page marker and survives any query', async () => {
    const problem = await platform.nobody.refused(routes.vacancies.search, { query: { cursor: 'abc' } });
    expect(problem.code).toBe('cursor.invalid');
    for (const q of ["'", '\\', '!&|()', '<script>', '%', '🎉', ' ', '保安 | drop table']) {
      expect((await search({ q })).items).toBeDefined();
    }
  });
});

describe('what is public', () => {
  it('never holds a number, a private person’s full name or a contact hidden in the text', async () => {
    const person = await manager.call(routes.employers.create, {
      body: {
        kind: 'person',
        name: '欧阳建国',
        idNumber: '11010519491231002X',
        regionCode: '430304',
        contactPhone: '13973215678',
      },
    });
    const vacancy = await publishedVacancy(
      manager,
      {
        title: '搬家小工',
        kind: 'gig',
        description: '搬家具上五楼，工具自备，联系电话13973215678，微信bangongjia88，做完结账。',
        address: '岳塘区建设路8号，电话13973215678',
        contactName: '欧阳建国',
        contactPhone: '13973215678',
        pay: pay(20_000, 25_000, 'day'),
      },
      person.id,
    );
    const shown = await platform.nobody.raw({ method: 'GET', url: `/api/v1/public/vacancies/${vacancy.id}` });
    const found = await platform.nobody.raw({ method: 'GET', url: '/api/v1/public/vacancies?q=搬家' });
    const fed = await platform.nobody.raw({ method: 'GET', url: '/api/v1/feed/vacancies' });
    const hung = await platform.nobody.raw({ method: 'GET', url: `/api/v1/public/board/${siteId}` });
    for (const { body } of [shown, found, fed, hung]) {
      expect(body).toContain('搬家小工');
      expect(body).not.toMatch(/1397321|bangongjia|欧阳建国|5678/);
    }
    expect(shown.json()).toMatchObject({ employerName: '欧**', site: { phoneLines: ['0731-58211234'] } });
  });

  it('is not a draft, and nothing of an unknown number', async () => {
    const draft = await manager.call(routes.vacancies.create, {
      body: vacancyInput(employerId, { title: '未发布的岗位' }),
    });
    for (const id of [draft.id, `4303-${someId()}`]) {
      const problem = await platform.nobody.refused(routes.vacancies.show, { params: { id } });
      expect(problem.code).toBe('vacancy.unknown');
    }
  });
});

describe('vacancies on a map', () => {
  it('lie where the work is, work in homes and work without a place in the middle of their town', async () => {
    const household = await manager.call(routes.employers.create, {
      body: { kind: 'person', name: '谭建华', idNumber: '110101199003070134', regionCode: '430304' },
    });
    const gate = { lng: 112.9611, lat: 27.8522 };
    await open({ title: '地图焊工甲', ...gate });
    await open({ title: '地图焊工乙', lng: null, lat: null, address: '' });
    await publishedVacancy(manager, { title: '地图焊工丙', kind: 'gig', ...gate }, household.id);
    const { items, total, unplaced } = await platform.nobody.call(routes.vacancies.places, {
      query: { q: '地图焊工', sort: 'newest', ...gate },
    });
    expect({ total, unplaced }).toEqual({ total: 3, unplaced: 0 });
    const by = new Map(items.map((place) => [place.title.at(-1), place]));
    expect(by.get('甲')).toMatchObject({ ...gate, exact: true, distance: 0 });
    expect(by.get('乙')?.exact).toBe(false);
    expect(by.get('丙')?.exact).toBe(false);
    expect(by.get('丙')?.lng).toBe(by.get('乙')?.lng);
    // Nor do distances lead to the door, from wherever they are asked.
    expect(by.get('丙')?.distance).toBe(by.get('乙')?.distance);
    const shown = await platform.nobody.call(routes.vacancies.show, {
      params: { id: by.get('丙')?.id ?? '' },
    });
    expect(shown).toMatchObject({ lng: null, lat: null, mapPoint: null });
  });
});
