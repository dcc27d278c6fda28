import { describe, expect, it } from 'vitest';
import { readCsv, readJsonLines, sharedFile } from '../test-support/shared-data.ts';
import { formatPay } from './format-pay.ts';
import { normalisePay, readTitlePay } from './normalise-pay.ts';
import { monthlyEquivalentFen } from './pay.ts';
import type { Pay } from './pay.ts';

const pay = (min: number | null, max: number | null, unit: Pay['unit'], rest: Partial<Pay> = {}): Pay => ({
  min,
  max,
  unit,
  months: null,
  negotiable: false,
  ...rest,
});

describe('monthlyEquivalentFen', () => {
  it.each<[Pay, number | null]>([
    [pay(4000_00, 6000_00, 'month'), 5000_00],
    [pay(6000_00, 6000_00, 'month', { months: 14 }), 7000_00],
    [pay(200_00, 200_00, 'day'), 4350_00],
    [pay(20_00, 20_00, 'hour'), 3480_00],
    [pay(120_000_00, 120_000_00, 'year'), 10_000_00],
    [pay(5000_00, null, 'month'), 5000_00],
    [pay(null, 5000_00, 'month'), 5000_00],
    [pay(5_00, 5_00, 'piece'), null],
    [pay(null, null, 'month', { negotiable: true }), null],
  ])('%o', (given, expected) => {
    expect(monthlyEquivalentFen(given)).toBe(expected);
  });
});

describe('formatPay', () => {
  it.each<[Pay | null, string, string]>([
    [pay(200_00, 200_00, 'day'), '200元/天', '¥200/day'],
    [
      pay(8000_00, 12000_00, 'month', { months: 13 }),
      '8000–12000元/月·13薪',
      '¥8,000–12,000/month · 13 salaries a year',
    ],
    [pay(50, 50, 'piece'), '0.5元/件', '¥0.5/piece'],
    [pay(21324, 21324, 'day'), '213.24元/天', '¥213.24/day'],
    [pay(5000_00, null, 'month'), '5000元以上/月', '¥5,000+/month'],
    [pay(null, 8000_00, 'month'), '8000元以下/月', 'up to ¥8,000/month'],
    [pay(null, null, 'month', { negotiable: true }), '面议', 'Negotiable'],
    [null, '薪资未注明', 'Pay not stated'],
  ])('%o', (given, zh, en) => {
    expect(formatPay(given, 'zh-CN')).toBe(zh);
    expect(formatPay(given, 'en')).toBe(en);
  });
});

describe('normalisePay', () => {
  const monthly = (min: number | null, max: number | null, months: number | null = null) => ({
    min: min === null ? null : min * 100,
    max: max === null ? null : max * 100,
    unit: 'month' as const,
    months,
  });

  it('leaves valid monthly pay alone', () => {
    expect(normalisePay(monthly(6000, 8000), { title: '毛衣设计师' })).toEqual({
      pay: pay(6000_00, 8000_00, 'month'),
      repairs: [],
    });
  });

  it('trusts the unit the description states for the amount', () => {
    const { pay: found, repairs } = normalisePay(monthly(20, 25), {
      title: '餐厅兼职',
      description: '时薪标准20-24/小时，当月结清',
    });
    expect(found).toEqual(pay(20_00, 25_00, 'hour'));
    expect(repairs).toEqual(['unit_from_text']);
  });

  it.each([
    ['人力资源实习生', 150, 200, 'day'],
    ['英语助教（兼职）', 25, 35, 'hour'],
    ['驻店外卖骑手', 7, 8, 'piece'],
  ] as const)('guesses the unit of %s', (title, min, max, unit) => {
    const { pay: found, repairs } = normalisePay(monthly(min, max), { title });
    expect(found?.unit).toBe(unit);
    expect(repairs).toEqual(['unit_guessed']);
  });

  it('reads thousands where a tiny amount comes with 14 salaries a year', () => {
    expect(normalisePay(monthly(8, 15, 14), { title: '软件开发' })).toEqual({
      pay: pay(8000_00, 15000_00, 'month', { months: 14 }),
      repairs: ['thousands_to_yuan'],
    });
  });

  it('reads missing pay from the title', () => {
    expect(normalisePay(monthly(null, null), { title: '(10000元以上高薪)口腔医生' })).toEqual({
      pay: pay(10000_00, null, 'month'),
      repairs: ['taken_from_title'],
    });
  });

  it('reports a title that promises more than the fields pay, and keeps the fields', () => {
    const result = normalisePay(monthly(6000, 7000), { title: '年薪50万店长' });
    expect(result.pay).toEqual(pay(6000_00, 7000_00, 'month'));
    expect(result.repairs).toEqual(['title_differs']);
    expect(normalisePay(monthly(10000, 20000), { title: '(高薪10000元以上)口腔医生' }).repairs).toEqual([]);
    expect(normalisePay(monthly(6000, 7500), { title: '分拣员250/天' }).repairs).toEqual([]);
  });

  it('mends zeros, exchanged ends, placeholders and yearly sums', () => {
    expect(normalisePay(monthly(0, 0)).pay).toBeNull();
    expect(normalisePay(monthly(8000, 5000))).toEqual({
      pay: pay(5000_00, 8000_00, 'month'),
      repairs: ['ends_swapped'],
    });
    expect(normalisePay(monthly(5000, 999_999))).toEqual({
      pay: pay(5000_00, null, 'month'),
      repairs: ['open_end_dropped'],
    });
    expect(normalisePay(monthly(220_000, 350_000))).toEqual({
      pay: pay(220_000_00, 350_000_00, 'year'),
      repairs: ['unit_year'],
    });
  });

  it.each(['1688业务经理', '2025届管培生', '销售专员-2025年应届毕业生', '薪酬绩效主管', '诚聘C1司机'])(
    'finds no pay in the title %s',
    (title) => {
      expect(readTitlePay(title)).toBeNull();
    },
  );

  const files = [
    sharedFile('vacancies/public_employment.csv'),
    sharedFile('vacancies/all.jsonl.gz'),
  ] as const;

  it.skipIf(files.includes(null))('leaves no monthly pay below 500 yuan in the real rows', () => {
    const names = ['title', 'description', 'salary_min', 'salary_max', 'months'] as const;
    const rows: Array<Record<string, string>> = [
      ...readCsv(files[0] ?? ''),
      ...readJsonLines(files[1] ?? '', names),
    ];
    const amount = (text: string | undefined): number | null =>
      text === undefined || text === '' ? null : Math.round(Number(text) * 100);
    const low: unknown[] = [];
    for (const row of rows) {
      const months = row['months'] ?? '';
      const { pay: found } = normalisePay(
        {
          min: amount(row['salary_min']),
          max: amount(row['salary_max']),
          unit: 'month',
          months: months === '' ? null : Number(months),
        },
        { title: row['title'] ?? '', description: row['description'] ?? '' },
      );
      const [min, max] = [found?.min ?? null, found?.max ?? null];
      if (min !== null && max !== null) expect(min).toBeLessThanOrEqual(max);
      if (found?.unit === 'month' && min !== null && min < 500_00) low.push(row);
    }
    expect(low).toEqual([]);
  });
});
