import { describe, expect, it } from 'vitest';
import { readCsv, sharedFile } from '../test-support/shared-data.ts';
import fc from 'fast-check';
import { formatPay } from './format-pay.ts';
import { parsePay } from './parse-pay.ts';
import { isSamePay, PAY_UNITS, statedUnit } from './pay.ts';
import type { Pay } from './pay.ts';
import { PAY_TEXT_CASES } from './pay-texts.cases.ts';

const REQUIRED_ACCURACY = 0.97;

const same = (a: Pay | null, b: Pay | null): boolean =>
  a === null || b === null ? a === b : isSamePay(a, b);
const yuan = (min: number | null, max: number | null, unit: Pay['unit'], rest: Partial<Pay> = {}): Pay => ({
  min: min === null ? null : min * 100,
  max: max === null ? null : max * 100,
  unit,
  months: null,
  negotiable: false,
  ...rest,
});
/** What a pay says apart from its numbers. */
const shape = (pay: Pay | null): string =>
  pay === null
    ? 'none'
    : [
        pay.min === null ? '' : 'min',
        pay.max === null ? '' : pay.max === pay.min ? 'same' : 'max',
        statedUnit(pay) ?? '',
        pay.months === null ? '' : 'months',
        pay.negotiable ? 'negotiable' : '',
      ].join(' ');

describe('the 300 labelled pay texts', () => {
  it('reads at least 97 % of them right', () => {
    expect(PAY_TEXT_CASES).toHaveLength(300);
    const wrong = PAY_TEXT_CASES.filter(([text, expected]) => !same(parsePay(text), expected));
    for (const [text, expected] of wrong) {
      console.warn('pay text misread', { text, expected, got: parsePay(text) });
    }
    expect(1 - wrong.length / PAY_TEXT_CASES.length).toBeGreaterThanOrEqual(REQUIRED_ACCURACY);
  });

  const file = sharedFile('vacancies/pay_texts.csv');

  it.skipIf(file === null)(
    'finds in at least 97 % of the sampled real texts what was found in their paraphrase',
    () => {
      const texts = readCsv(file ?? '').map((row) => row['text'] ?? '');
      const sample = texts.filter((_, i) => i < 60 || (i % 5 === 0 && i <= 1255));
      expect(sample).toHaveLength(300);
      const wrong = sample.filter(
        (text, i) => shape(parsePay(text)) !== shape(PAY_TEXT_CASES[i]?.[1] ?? null),
      );
      for (const text of wrong) console.warn('real pay text misread', { text, got: parsePay(text) });
      expect(1 - wrong.length / sample.length).toBeGreaterThanOrEqual(REQUIRED_ACCURACY);
    },
  );

  it.skipIf(file === null)('reads every real text to something sane', () => {
    let stated = 0;
    for (const row of readCsv(file ?? '')) {
      const pay = parsePay(row['text'] ?? '');
      if (pay === null) continue;
      expect(PAY_UNITS).toContain(pay.unit);
      if (pay.min === null && pay.max === null) {
        expect(pay.negotiable).toBe(true);
        continue;
      }
      stated += 1;
      for (const amount of [pay.min, pay.max]) {
        if (amount === null) continue;
        expect(Number.isInteger(amount)).toBe(true);
        expect(amount).toBeGreaterThan(0);
      }
      if (pay.min !== null && pay.max !== null) expect(pay.min).toBeLessThanOrEqual(pay.max);
      if (pay.unit === 'month') expect(pay.min ?? pay.max).toBeGreaterThanOrEqual(300_00);
    }
    expect(stated).toBeGreaterThan(1000);
  });
});

describe('parsePay', () => {
  it.each<[string, Pay]>([
    ['8000-12000元/月', yuan(8000, 12000, 'month')],
    ['8K-12K', yuan(8000, 12000, 'month')],
    ['１２０００－１５０００元／月', yuan(12000, 15000, 'month')],
    ['￥8,000.00 – ￥12,000.00/月', yuan(8000, 12000, 'month')],
    ['1.2万·13薪', yuan(12000, 12000, 'month', { months: 13 })],
    ['12k*14', yuan(12000, 12000, 'month', { months: 14 })],
    ['15-25K·16薪', yuan(15000, 25000, 'month', { months: 16 })],
    ['6千-8千/月', yuan(6000, 8000, 'month')],
    ['6-8000元', yuan(6000, 8000, 'month')],
    ['2千到3千5', yuan(2000, 3500, 'month')],
    ['5000以上', yuan(5000, null, 'month')],
    ['8000以下', yuan(null, 8000, 'month')],
    ['0-5000', yuan(null, 5000, 'month')],
    ['4500+提成', yuan(4500, null, 'month')],
    ['15-20万/年', yuan(150_000, 200_000, 'year')],
    ['30-50万', yuan(300_000, 500_000, 'year')],
    ['200元/天', yuan(200, 200, 'day')],
    ['220元/人/天', yuan(220, 220, 'day')],
    ['180元/8小时', yuan(180, 180, 'day')],
    ['260-300一天', yuan(260, 300, 'day')],
    ['日薪180', yuan(180, 180, 'day')],
    ['两百五一天', yuan(250, 250, 'day')],
    ['25元/小时', yuan(25, 25, 'hour')],
    ['30元/h', yuan(30, 30, 'hour')],
    ['0.5元/件', yuan(0.5, 0.5, 'piece')],
    ['5毛一件', yuan(0.5, 0.5, 'piece')],
    ['35元/平方', yuan(35, 35, 'piece')],
    ['每单5元起', yuan(5, null, 'piece')],
    ['八千到一万二', yuan(8000, 12000, 'month')],
    ['五六千一个月', yuan(5000, 6000, 'month')],
    ['月入过万', yuan(10000, null, 'month')],
    ['面议', yuan(null, null, 'month', { negotiable: true })],
    ['3000-5000元/月，可面议', yuan(3000, 5000, 'month', { negotiable: true })],
    ['底薪3000，综合工资6000-8000', yuan(6000, 8000, 'month')],
    ['试用期4000，转正4500', yuan(4500, 4500, 'month')],
    ['月薪5000 每天工作8小时', yuan(5000, 5000, 'month')],
  ])('%s', (text, expected) => {
    expect(parsePay(text)).toEqual(expected);
  });

  it.each([
    '',
    '见公告',
    '每月15号发工资',
    '月休4天 8小时制',
    '18-45岁',
    '13800138000',
    '2025-02-19',
    '全勤奖200元',
    '工龄工资50元/月',
    '按国家规定执行',
    '2000元/周',
    '0-0元/月',
    '$200',
  ])('finds no pay in %j', (text) => {
    expect(parsePay(text)).toBeNull();
  });

  it('takes the unit of the column where the text has none', () => {
    expect(parsePay('150-200', { defaultUnit: 'hour' })).toEqual(yuan(150, 200, 'hour'));
    expect(parsePay('150-200元/天', { defaultUnit: 'hour' })).toEqual(yuan(150, 200, 'day'));
  });

  it('reads back what formatPay writes', () => {
    const amounts = {
      month: [1000, 90_000],
      day: [80, 1500],
      hour: [8, 140],
      piece: [1, 500],
      year: [30_000, 2_000_000],
      once: [1, 9000],
    } as const;
    const anyPay = fc.constantFrom(...PAY_UNITS).chain((unit) => {
      const amount = fc.integer({ min: amounts[unit][0], max: amounts[unit][1] }).map((n) => n * 100);
      return fc
        .record({
          ends: fc.oneof(
            amount.map((a) => [a, a] as const),
            amount.map((a) => [a, null] as const),
            amount.map((a) => [null, a] as const),
            fc.tuple(amount, amount).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
          ),
          months: unit === 'month' ? fc.constantFrom(null, 13, 14, 16) : fc.constant(null),
          negotiable: fc.boolean(),
        })
        .map(({ ends: [min, max], months, negotiable }): Pay => ({ min, max, unit, months, negotiable }));
    });
    fc.assert(
      fc.property(anyPay, (pay) => {
        expect(parsePay(formatPay(pay, 'zh-CN'))).toEqual(pay);
      }),
      { seed: 4303, numRuns: 500 },
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const pay = parsePay(text);
        const [min, max] = [pay?.min ?? null, pay?.max ?? null];
        if (min !== null && max !== null) expect(min).toBeLessThanOrEqual(max);
      }),
      { seed: 4312, numRuns: 1000 },
    );
  });
});
