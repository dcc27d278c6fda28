import { describe, expect, it } from 'vitest';
import { readCsv, sharedFile } from '../test-support/shared-data.ts';
import type { Pay } from '../pay/pay.ts';
import { checkVacancy, VACANCY_RULES } from './check-vacancy.ts';
import { CHECK_TEXTS, findingMessage, findingText } from './texts.ts';
import { soundContext, soundVacancy } from './test-vacancy.ts';
import type { CheckContext, CheckedVacancy, DuplicateCandidate } from './types.ts';

const codes = (vacancy: Partial<CheckedVacancy>, context: Partial<CheckContext> = {}): string[] =>
  checkVacancy(soundVacancy(vacancy), soundContext(context)).map(({ code }) => code);
const pay = (min: number | null, max: number | null, unit: Pay['unit'] = 'month'): Pay => ({
  min: min === null ? null : min * 100,
  max: max === null ? null : max * 100,
  unit,
  months: null,
  negotiable: false,
});

it('finds nothing in a valid vacancy', () => {
  expect(codes({})).toEqual([]);
});

describe('minimum wage', () => {
  it.each<[Partial<CheckedVacancy>, string[]]>([
    [{ pay: pay(1500, 1800) }, ['minimum_wage']],
    [{ pay: pay(1500, 4000) }, ['minimum_wage_lower_end']],
    [{ pay: pay(1500, null) }, ['minimum_wage_lower_end']],
    [{ pay: pay(80, 80, 'day') }, ['minimum_wage']],
    [{ pay: pay(90, 90, 'day') }, []],
    [{ pay: pay(15, 18, 'hour'), kind: 'part_time' }, ['minimum_wage']],
    [{ pay: pay(19, 22, 'hour'), kind: 'gig' }, []],
    [{ pay: pay(12, 12, 'hour') }, []],
    [{ pay: pay(10, 10, 'hour') }, ['minimum_wage']],
    [{ pay: pay(20_000, 22_000, 'year') }, ['minimum_wage']],
    [{ pay: pay(0.5, 0.5, 'piece') }, []],
    [{ pay: pay(1200, 1200), kind: 'internship' }, []],
  ])('%o', (vacancy, expected) => {
    expect(codes(vacancy)).toEqual(expected);
  });
  it('says nothing where no minimum is on file', () => {
    expect(codes({ pay: pay(1500, 1800) }, { minimumWage: null })).toEqual([]);
  });
});

describe('pay', () => {
  it('is missing, hard to believe, or promised otherwise in the title', () => {
    expect(codes({ pay: null })).toEqual(['pay_missing']);
    expect(codes({ pay: pay(60_000, 90_000) })).toEqual(['pay_implausible']);
    expect(codes({ pay: pay(60_000, 90_000), education: 'master' })).toEqual([]);
    expect(codes({ pay: pay(2000, 20_000) })).toEqual(['pay_implausible']);
    expect(codes({ title: '年薪50万包装工' })).toEqual(['pay_title_differs']);
    expect(codes({ title: '(5000元以上高薪)包装工' })).toEqual([]);
  });
});

describe('employer', () => {
  const employer = (
    verification: 'verified' | 'unverified' | 'rejected' | 'expired',
    until: string | null = null,
  ) => ({
    employer: { verification, verifiedUntil: until, blacklisted: null },
  });
  it.each<[Partial<CheckContext>, string[]]>([
    [employer('verified', '2026-11-22'), []],
    [employer('verified', '2026-11-21'), ['employer_verification_expired']],
    [employer('expired'), ['employer_verification_expired']],
    [employer('unverified'), ['employer_unverified']],
    [employer('rejected'), ['employer_rejected']],
    [
      { employer: { verification: 'verified', verifiedUntil: null, blacklisted: { until: null } } },
      ['employer_blacklisted'],
    ],
    [
      { employer: { verification: 'verified', verifiedUntil: null, blacklisted: { until: '2026-11-22' } } },
      ['employer_blacklisted'],
    ],
    [
      { employer: { verification: 'verified', verifiedUntil: null, blacklisted: { until: '2026-11-21' } } },
      [],
    ],
  ])('%o', (context, expected) => {
    expect(codes({}, context)).toEqual(expected);
  });
  it('must be chosen', () => {
    expect(codes({ employerId: null })).toEqual(['employer_missing']);
  });
});

describe('place, occupation and description', () => {
  it.each<[Partial<CheckedVacancy>, string]>([
    [{ regionCode: null }, 'place_missing'],
    [{ address: '' }, 'address_missing'],
    [{ lng: -0.0219, lat: -0.0085 }, 'point_wrong'],
    [{ lng: 116.3848, lat: 39.9015 }, 'point_wrong'],
    [{ lng: 27.85, lat: 112.9 }, 'point_wrong'],
    [{ occupationCode: null }, 'occupation_missing'],
    [{ description: ' 包装工！' }, 'description_empty'],
  ])('%o', (vacancy, code) => {
    expect(codes(vacancy)).toEqual([code]);
  });
  it('takes a vacancy without a point', () => {
    expect(codes({ lng: null, lat: null })).toEqual([]);
  });
});

describe('duplicates', () => {
  const other = (change: Partial<DuplicateCandidate> = {}): DuplicateCandidate => {
    const { title, description, regionCode, address, occupationCode, employerId } = soundVacancy();
    return { id: 'v2', title, description, regionCode, address, occupationCode, employerId, ...change };
  };
  it('are the same work at the same place of the same employer', () => {
    expect(codes({}, { candidates: [other()] })).toEqual(['duplicate_same']);
    expect(codes({}, { candidates: [other({ description: '到岗后由班长安排' })] })).toEqual([
      'duplicate_same',
    ]);
    expect(codes({}, { candidates: [other({ title: '打包员' })] })).toEqual(['duplicate_same']);
  });
  it('or nearly the same text of another', () => {
    expect(codes({}, { candidates: [other({ employerId: 'e2' })] })).toEqual(['duplicate_text']);
    expect(
      codes({}, { candidates: [other({ regionCode: '431202', address: '怀化市鹤城区迎丰路9号' })] }),
    ).toEqual(['duplicate_text']);
  });
  it('are neither the vacancy itself nor other work', () => {
    expect(codes({}, { candidates: [other({ id: 'v1' })] })).toEqual([]);
    expect(
      codes(
        {},
        {
          candidates: [
            other({ title: '叉车司机', occupationCode: null, description: '驾驶叉车装卸货物，持证上岗。' }),
          ],
        },
      ),
    ).toEqual([]);
  });
});

describe('texts', () => {
  it('exist in both languages for every rule and leave no placeholder open', () => {
    for (const { code } of VACANCY_RULES) {
      const { zh, en } = CHECK_TEXTS[code];
      for (const wording of [zh, en])
        expect([wording.reason, wording.advice].every((text) => text.length > 3)).toBe(true);
    }
    expect(new Set(VACANCY_RULES.map(({ code }) => code)).size).toBe(VACANCY_RULES.length);
    const broken = soundVacancy({
      title: '男普工 年薪50万',
      description: '限女性，电话13812345678，入职押身份证，刷单',
      pay: pay(1500, 1800),
      lng: 0,
      lat: 0,
    });
    for (const finding of checkVacancy(broken, soundContext())) {
      for (const locale of ['zh-CN', 'en'] as const)
        expect(findingMessage(finding, locale)).not.toMatch(/[{}]|undefined/);
    }
  });
  it('name the evidence and the numbers in the reader’s language', () => {
    const [wage] = checkVacancy(soundVacancy({ pay: pay(1500, 1800) }), soundContext());
    expect(wage && findingText(wage, 'zh-CN').reason).toBe(
      '薪资1500–1800元/月低于当地最低工资标准1900元/月。',
    );
    expect(wage && findingText(wage, 'en').reason).toBe(
      'The pay, ¥1,500–1,800/month, is below the local minimum wage of ¥1,900/month.',
    );
    expect(findingText({ code: 'of_a_later_version', params: {} }, 'en')).toEqual({
      reason: 'of_a_later_version',
      advice: '',
    });
  });
  it('never carry a phone number', () => {
    const findings = checkVacancy(
      soundVacancy({ description: '限女性 13812345678，入职需交押金 13812345678' }),
      soundContext(),
    );
    expect(findings.length).toBeGreaterThan(1);
    expect(JSON.stringify(findings)).not.toContain('13812345678');
  });
});

describe('on real vacancies', () => {
  const file = sharedFile('vacancies/public_employment.csv');
  it.skipIf(file === null)('blocks few for their wording, and rates stay near what was read by eye', () => {
    const rows = readCsv(file ?? '');
    const counts = new Map<string, number>();
    for (const row of rows) {
      const vacancy = soundVacancy({ title: row['title'] ?? '', description: row['description'] ?? '' });
      for (const { code } of checkVacancy(vacancy, soundContext()))
        counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    const rate = (code: string): number => (counts.get(code) ?? 0) / rows.length;
    expect(rate('discrimination_sex')).toBeGreaterThan(0.005);
    expect(rate('discrimination_sex')).toBeLessThan(0.02);
    expect(rate('discrimination_age')).toBeGreaterThan(0.01);
    expect(rate('discrimination_age')).toBeLessThan(0.04);
    for (const code of [
      'fee_charged',
      'fraud_words',
      'document_held',
      'discrimination_marriage',
      'discrimination_hepatitis',
    ]) {
      expect(rate(code)).toBeLessThan(0.002);
    }
  });
});
