import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  fenAtRate,
  partOfFen,
  payForMinutes,
  roundHalfUp,
  shareOut,
  withheldCumulatively,
  withheldPerPayment,
} from './index.ts';

/** Yuan as written, to fen, without a float. */
const fen = (yuan: string): bigint => {
  const [whole = '0', fraction = ''] = yuan.split('.');
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
};

describe('withholding on labour remuneration', () => {
  it.each([
    ['800', '0'],
    ['801', '0.20'],
    ['1000', '40'],
    ['4000', '640'],
    ['4001', '640.16'],
    ['25000', '4000'],
    ['25001', '4000.24'],
    ['30000', '5200'],
    ['62500', '13000'],
    ['70000', '15400'],
  ])('takes by payment from %s yuan %s', (payment, tax) => {
    expect(withheldPerPayment(fen(payment))).toBe(fen(tax));
  });

  const overMonths = (payments: readonly string[]): bigint[] => {
    let income = 0n;
    let withheld = 0n;
    return payments.map((payment, at) => {
      income += fen(payment);
      const now = withheldCumulatively({ income, months: at + 1, withheld });
      withheld += now;
      return now;
    });
  };
  const twelve = Array.from({ length: 12 }, () => '15000');
  it.each([
    [
      ['6250', '6250', '6250'],
      ['0', '0', '0'],
    ],
    [
      ['8000', '8000', '3000'],
      ['42', '42', '0'],
    ],
    [twelve, [...Array<string>(5).fill('210'), '630', ...Array<string>(6).fill('700')]],
  ])('takes cumulatively from %j yuan %j', (payments, taxes) => {
    expect(overMonths(payments)).toEqual(taxes.map(fen));
  });

  it('never takes from nothing, and never more with less income', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10_000_000n }),
        fc.bigInt({ min: 0n, max: 5_000n }),
        (income, more) => {
          const tax = withheldPerPayment(income);
          expect(tax >= 0n && tax <= income).toBe(true);
          expect(withheldPerPayment(income + more) >= tax).toBe(true);
        },
      ),
    );
  });
});

describe('rounding', () => {
  it('is done once a line, and so says which line', () => {
    expect(payForMinutes(440n, 1850n)).toBe(fen('135.67'));
    expect(payForMinutes(110n, 1850n) * 4n).toBe(fen('135.68'));
  });

  it('keeps rates in 厘 exact', () => {
    expect(fenAtRate(1_234_567n, 77n)).toBe(9_506_166n);
    expect(fenAtRate(1n, 5n)).toBe(1n);
    const rates = [10n, 70n, 250n, 180n].map((base) =>
      Array.from({ length: 11 }, (_, step) => partOfFen(base, BigInt(step + 5), 10n)),
    );
    expect(rates.map((of) => [of[0], of[10], new Set(of).size])).toEqual([
      [5n, 15n, 11],
      [35n, 105n, 11],
      [125n, 375n, 11],
      [90n, 270n, 11],
    ]);
  });

  it('goes to the nearest, halves away from zero', () => {
    expect([5n, -5n, 4n, -4n, 6n].map((tenths) => roundHalfUp(tenths, 10n))).toEqual([1n, -1n, 0n, 0n, 1n]);
    expect(() => roundHalfUp(1n, 0n)).toThrow(RangeError);
  });
});

describe('shares', () => {
  it('add up to the total to the fen, and none is a fen away from its due', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.bigInt({ min: -1_000_000n, max: 1_000_000n }), weights, (total, given) => {
        fc.pre(given.some((weight) => weight > 0n));
        const all = given.reduce((sum, weight) => sum + weight, 0n);
        const parts = shareOut(total, given);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total);
        parts.forEach((part, at) => {
          const off = part * all - total * (given[at] ?? 0n);
          expect(off < all && off > -all).toBe(true);
        });
      }),
    );
  });

  it('give the odd fen to the largest remainder, the first of equals', () => {
    expect(shareOut(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(shareOut(10n, [1n, 2n, 4n])).toEqual([1n, 3n, 6n]);
    expect(shareOut(0n, [0n, 0n])).toEqual([0n, 0n]);
    expect(() => shareOut(1n, [0n])).toThrow(RangeError);
    expect(() => shareOut(1n, [-1n, 2n])).toThrow(RangeError);
  });
});
