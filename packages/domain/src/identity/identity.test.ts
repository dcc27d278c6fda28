import { describe, expect, it } from 'vitest';
import { readCsv, sharedFile } from '../test-support/shared-data.ts';
import { isCitizenId, parseCitizenId } from './citizen-id.ts';
import { parseCreditCode } from './credit-code.ts';
import { ageAt, isRealDate } from './dates.ts';
import { maskIdNumber, maskName, maskPhone } from './masks.ts';
import { normalisePhone } from './phone.ts';
import { statutoryRetirement, workingAge } from './working-age.ts';

// The two worked examples of GB 11643-1999, 附录 A.
const STANDARD_EXAMPLE = '11010519491231002X';
const SECOND_EXAMPLE = '440524188001010014';

describe('parseCitizenId', () => {
  it('reads region, birth date and sex of a valid number', () => {
    expect(parseCitizenId(STANDARD_EXAMPLE)).toEqual({
      ok: true,
      id: { number: STANDARD_EXAMPLE, regionCode: '110105', birthDate: '1949-12-31', sex: 'female' },
    });
    expect(parseCitizenId(SECOND_EXAMPLE)).toMatchObject({
      ok: true,
      id: { sex: 'male', birthDate: '1880-01-01' },
    });
  });

  it('forgives blanks, hyphens, lower case and full-width signs', () => {
    expect(parseCitizenId(' 110105 19491231-002x')).toMatchObject({
      ok: true,
      id: { number: STANDARD_EXAMPLE },
    });
    expect(parseCitizenId('１１０１０５１９４９１２３１００２Ｘ')).toMatchObject({ ok: true });
  });

  it('upgrades a number of the 15-digit form', () => {
    expect(parseCitizenId('110105491231002')).toMatchObject({ ok: true, id: { number: STANDARD_EXAMPLE } });
  });

  it.each([
    ['1101051949123100', 'length'],
    ['11010519491231002Y', 'alphabet'],
    ['01010519491231002X', 'region'],
    ['110105194913310026', 'birth_date'],
    ['110105194902300026', 'birth_date'],
    ['110105194912310003', 'sequence'],
    ['110105194912310021', 'checksum'],
    ['11010519491231X02X', 'alphabet'],
  ])('%s is refused: %s', (number, error) => {
    expect(parseCitizenId(number)).toEqual({ ok: false, error });
  });

  it('detects every single wrong digit and every swap of neighbours', () => {
    for (let i = 0; i < 17; i += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        if (String(digit) === STANDARD_EXAMPLE[i]) continue;
        const wrong = STANDARD_EXAMPLE.slice(0, i) + String(digit) + STANDARD_EXAMPLE.slice(i + 1);
        expect(parseCitizenId(wrong).ok).toBe(false);
      }
      const [a, b] = [STANDARD_EXAMPLE[i] ?? '', STANDARD_EXAMPLE[i + 1] ?? ''];
      if (a === b) continue;
      expect(parseCitizenId(STANDARD_EXAMPLE.slice(0, i) + b + a + STANDARD_EXAMPLE.slice(i + 2)).ok).toBe(
        false,
      );
    }
  });

  it('refuses a birth after today when given the date', () => {
    expect(isCitizenId(STANDARD_EXAMPLE, '1949-12-30')).toBe(false);
    expect(isCitizenId(STANDARD_EXAMPLE, '1949-12-31')).toBe(true);
  });
});

describe('dates and age', () => {
  it('knows real days', () => {
    expect(isRealDate('2024-02-29')).toBe(true);
    expect(isRealDate('2023-02-29')).toBe(false);
    expect(isRealDate('2023-2-9')).toBe(false);
  });
  it.each([
    ['2010-03-15', '2026-03-14', 15],
    ['2010-03-15', '2026-03-15', 16],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
  ])('born %s, on %s: %i', (birth, date, age) => {
    expect(ageAt(birth, date)).toBe(age);
  });
  it('refuses nonsense', () => {
    expect(() => ageAt('2026-01-02', '2026-01-01')).toThrow(RangeError);
    expect(() => ageAt('1990', '2026-01-01')).toThrow(RangeError);
  });
  it('applies the legal working ages, and does not guess without them', () => {
    const AGES = { working: 16 * 12, adult: 18 * 12 };
    expect(workingAge('2010-11-23', '2026-11-22', AGES)).toBe('too_young');
    expect(workingAge('2010-11-22', '2026-11-22', AGES)).toBe('young_worker');
    expect(workingAge('2008-11-22', '2026-11-22', AGES)).toBe('adult');
    expect(workingAge('2010-11-22', '2026-11-22', { ...AGES, adult: undefined })).toBe('not_known');
    expect(workingAge('1980-11-22', '2026-11-22', { ...AGES, working: undefined })).toBe('not_known');
  });
});

describe('statutoryRetirement', () => {
  // The first and last rows of the three tables annexed to the decision of 2024.
  it.each([
    ['1964-12-31', 'men_60', 60, 0, '2024-12'],
    ['1965-01-10', 'men_60', 60, 1, '2025-02'],
    ['1965-05-10', 'men_60', 60, 2, '2025-07'],
    ['1976-08-10', 'men_60', 62, 11, '2039-07'],
    ['1976-09-10', 'men_60', 63, 0, '2039-09'],
    ['1981-09-01', 'women_55', 58, 0, '2039-09'],
    ['1975-01-05', 'women_50', 50, 1, '2025-02'],
    ['1984-11-05', 'women_50', 55, 0, '2039-11'],
    ['2000-01-05', 'women_50', 55, 0, '2055-01'],
  ] as const)('born %s on track %s', (birth, track, years, months, reached) => {
    expect(statutoryRetirement(birth, track)).toEqual({ years, months, reached });
  });
});

describe('parseCreditCode', () => {
  const valid = '91350100M000100Y43';
  it('accepts a valid code in any spelling', () => {
    expect(parseCreditCode(' 91350100-m000100y43 ')).toEqual({ ok: true, code: valid });
  });
  it.each([
    ['91350100M000100Y4', { ok: false, error: 'length' }],
    ['91350100M000100Y4?', { ok: false, error: 'alphabet', position: 17 }],
    ['91350100M000100Y44', { ok: false, error: 'checksum' }],
    ['913501A0M000100Y43', { ok: false, error: 'region' }],
    ['Z1350100M000100Y43', { ok: false, error: 'alphabet', position: 0 }],
    ['H1350100M000100Y43', { ok: false, error: 'registrar' }],
  ])('%s', (code, result) => {
    expect(parseCreditCode(code)).toEqual(result);
  });
  it('suggests the code behind a letter O typed for a zero', () => {
    expect(parseCreditCode('9135O1OOMOOO1OOY43')).toEqual({
      ok: false,
      error: 'alphabet',
      position: 4,
      suggestion: valid,
    });
  });

  const file = sharedFile('employers/companies.csv');
  it.skipIf(file === null)('accepts the codes of real companies', () => {
    const codes = readCsv(file ?? '')
      .map((row) => row['uscc'] ?? '')
      .filter((code) => code !== '');
    const refused = codes.filter((code) => !parseCreditCode(code).ok);
    expect(codes.length).toBeGreaterThan(1000);
    expect(refused.length / codes.length).toBeLessThan(0.005);
  });
});

describe('normalisePhone', () => {
  it.each([
    ['13812345678', 'mobile', '13812345678'],
    ['+86 138 1234 5678', 'mobile', '13812345678'],
    ['0086-138-1234-5678', 'mobile', '13812345678'],
    ['8613812345678', 'mobile', '13812345678'],
    ['１３８１２３４５６７８', 'mobile', '13812345678'],
    ['0731-58211234', 'landline', '0731-58211234'],
    ['(0731)58211234', 'landline', '0731-58211234'],
    ['07452234567', 'landline', '0745-2234567'],
    ['010 6512 3456', 'landline', '010-65123456'],
    ['+86 731 58211234', 'landline', '0731-58211234'],
    ['0731-58211234转802', 'landline', '0731-58211234-802'],
    ['0731-58211234-802', 'landline', '0731-58211234-802'],
    ['400-820-1234', 'service', '4008201234'],
    ['12333', 'service', '12333'],
    ['95588', 'service', '95588'],
  ] as const)('%s', (text, kind, number) => {
    expect(normalisePhone(text)).toEqual({ ok: true, phone: { kind, number } });
  });
  it.each([
    ['', 'empty'],
    ['1381234567', 'length'],
    ['138123456789', 'length'],
    ['12812345678', 'prefix'],
    ['0731-18211234', 'prefix'],
    ['+1 650 253 0000', 'foreign'],
    ['13812345abc', 'signs'],
    ['58211234', 'length'],
  ])('%j is refused: %s', (text, error) => {
    expect(normalisePhone(text)).toEqual({ ok: false, error });
  });
});

describe('masks', () => {
  it('hides the middle', () => {
    expect(maskPhone('13812341234')).toBe('138****1234');
    expect(maskPhone('0731-58211234')).toBe('0731-****1234');
    expect(maskPhone('12333')).toBe('***33');
    expect(maskIdNumber(STANDARD_EXAMPLE)).toBe('1101**********002X');
    expect(maskIdNumber('12345')).toBe('*****');
    expect(maskName('王明')).toBe('王*');
    expect(maskName('欧阳小明')).toBe('欧**');
    expect(maskName('阿依古丽·买买提')).toBe('阿**');
    expect(maskName('')).toBe('');
  });
});
