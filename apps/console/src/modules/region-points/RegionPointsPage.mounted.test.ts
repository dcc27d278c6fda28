import { flushPromises } from '@vue/test-utils';
import { beforeAll, describe, expect, it } from 'vitest';
import { regionPointRoutes, type PointImport, type RegionPoint } from '@yizhan/contract';
import { i18n } from '../../app/i18n.ts';
import { Answers, byText, mounted, Refusal } from '../../test-support/mounted.ts';
import RegionPointsPage from './RegionPointsPage.vue';
import texts from './texts/zh-CN.ts';

beforeAll(() => i18n.global.mergeLocaleMessage('zh-CN', { regionPoints: texts }));

const point = (given: Partial<RegionPoint>): RegionPoint => ({
  code: '4303',
  name: '湘潭市',
  fullName: '湖南省湘潭市',
  level: 'prefecture',
  lng: 112.939,
  lat: 27.833,
  source: 'estimate',
  precision: 'seat',
  learned: null,
  own: false,
  hasChildren: true,
  ...given,
});
const COUNTY = point({
  code: '430382',
  name: '韶山市',
  fullName: '湖南省湘潭市韶山市',
  level: 'county',
  source: 'bureau',
  own: true,
  hasChildren: false,
  learned: { samples: 14, spread: 2_400 },
});

const result = (given: Partial<PointImport> = {}): PointImport => ({
  rows: 2,
  taken: 1,
  unchanged: 0,
  rejected: [{ row: 3, code: '430399', reason: '没有这个区划代码' }],
  moved: [{ region: { code: '430382', name: '韶山市', fullName: '湖南省湘潭市韶山市' }, metres: 1_240 }],
  ...given,
});

async function page(answers: Answers) {
  answers.on(regionPointRoutes.list, ({ query }) => ({
    items: query.get('parent') === '4303' ? [COUNTY] : [point({})],
  }));
  mounted(RegionPointsPage);
  await flushPromises();
}

async function choose(name: string) {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (input === null) throw new Error('There is no field for a file.');
  Object.defineProperty(input, 'files', { value: [new File(['code'], name)], configurable: true });
  input.dispatchEvent(new Event('change'));
  await flushPromises();
}

describe('points of divisions', () => {
  it('walks down, says where a point is from, and gives up the bureau’s own only when asked twice', async () => {
    const given: string[] = [];
    const answers = new Answers().on(regionPointRoutes.drop, ({ params }) => {
      given.push(params['code'] ?? '');
      return point({ ...COUNTY, own: false, source: 'geonames' });
    });
    await page(answers);
    byText('th button', '湘潭市').click();
    await flushPromises();
    const row = byText('tbody tr', '韶山市');
    expect(row.textContent).toContain('本单位导入');
    expect(row.textContent).toContain('14个地点，一半在2.4公里内');
    byText('tbody button', '撤掉本单位的坐标').click();
    await flushPromises();
    expect(given).toEqual([]);
    byText('tbody [role=group] button', '撤掉本单位的坐标').click();
    await flushPromises();
    expect(given).toEqual(['430382']);
    expect(byText('tbody tr', '韶山市').textContent).toContain('GeoNames');
  });

  it('checks a file first and imports it only after that', async () => {
    const done: string[] = [];
    const answers = new Answers()
      .on(regionPointRoutes.check, () => {
        done.push('checked');
        return result();
      })
      .on(regionPointRoutes.take, () => {
        done.push('taken');
        return result();
      });
    await page(answers);
    await choose('points.csv');
    expect(done).toEqual(['checked']);
    const status = byText('[role=status]', '还没有改动').textContent;
    expect(status).toContain('湖南省湘潭市韶山市：移动1.2公里');
    expect(status).toContain('没有这个区划代码');
    byText('[role=status] button', '导入这1个坐标').click();
    await flushPromises();
    expect(done).toEqual(['checked', 'taken']);
    expect(byText('[role=status]', '采用1').textContent).not.toContain('导入这');
  });

  it('says what is wrong with a file that cannot be read, and offers nothing to load', async () => {
    const answers = new Answers().on(regionPointRoutes.check, () => {
      throw new Refusal({ status: 422, code: 'points.unreadable', detail: '文件读不出来：要求CSV。' });
    });
    await page(answers);
    await choose('points.xlsx');
    expect(document.body.textContent).toContain('文件读不出来');
    expect(document.body.textContent).not.toContain('导入这');
  });
});
