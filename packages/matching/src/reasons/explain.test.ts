import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pair } from '../pair.ts';
import { prepareSeeker, prepareVacancy } from '../prepared.ts';
import { exclusionsOf, matchOf, sideRules } from '../score.ts';
import { seekerArbitrary, vacancyArbitrary } from '../testing/arbitraries.ts';
import { CONTEXT } from '../testing/fixtures.ts';
import type { Exclusion, Reason } from '../types.ts';
import { weekMask } from '../weekly.ts';
import { explain, explainExclusion, TEXTS } from './explain.ts';
import { FORMATS } from './formats.ts';
import { EXCLUSIONS_EN, EXCLUSIONS_EN_STAFF, REASONS_EN, REASONS_EN_STAFF } from './texts-en.ts';
import { EXCLUSIONS_ZH, EXCLUSIONS_ZH_STAFF, REASONS_ZH, REASONS_ZH_STAFF } from './texts-zh.ts';

const holes = (template: string): string[] =>
  [...template.matchAll(/\{(\w+)\|/g)].map(([, name]) => name ?? '').sort();
const forms = (template: string): string[] =>
  [...template.matchAll(/\|(\w+)\}/g)].map(([, form]) => form ?? '');

const reason = (given: Partial<Reason>): Reason => ({
  rule: 'pay',
  variant: 'above',
  side: 'seeker',
  sign: '+',
  params: {},
  points: 0,
  ...given,
});

const LOCALES = ['zh-CN', 'en'] as const;
const AUDIENCES = ['seeker', 'staff'] as const;

describe('texts', () => {
  it('say the same things in both languages and to both readers', () => {
    for (const locale of LOCALES) {
      for (const audience of AUDIENCES) {
        const { reasons, exclusions } = TEXTS[locale][audience];
        expect(Object.keys(reasons).sort()).toEqual(Object.keys(REASONS_ZH).sort());
        expect(Object.keys(exclusions).sort()).toEqual(Object.keys(EXCLUSIONS_ZH).sort());
        for (const [key, zh] of Object.entries(REASONS_ZH))
          expect(new Set(holes(reasons[key] ?? '')), `${locale} ${audience} ${key}`).toEqual(
            new Set(holes(zh)),
          );
      }
    }
  });
  it('address the person, and never staff as if they were the person', () => {
    const staff = (locale: 'zh-CN' | 'en') => [
      ...Object.values(TEXTS[locale].staff.reasons),
      ...Object.values(TEXTS[locale].staff.exclusions).flatMap(({ text, change }) => [text, change]),
    ];
    for (const text of staff('zh-CN')) expect(text).not.toMatch(/您|[他她]/);
    for (const text of staff('en')) expect(text).not.toMatch(/\byours?\b|\byou\b|\b(?:he|she|his|her)\b/);
    const seeker = [...Object.values(REASONS_ZH), ...Object.values(REASONS_EN)].join('\n');
    expect(seeker).not.toMatch(/求职者|the seeker/);
  });
  it('have a staff text only where the rules give one', () => {
    for (const key of [...Object.keys(REASONS_ZH_STAFF), ...Object.keys(REASONS_EN_STAFF)])
      expect(REASONS_ZH[key], key).toBeDefined();
    for (const key of [...Object.keys(EXCLUSIONS_ZH_STAFF), ...Object.keys(EXCLUSIONS_EN_STAFF)])
      expect(EXCLUSIONS_EN[key], key).toBeDefined();
  });
  it('print parameters in forms that exist', () => {
    const all = LOCALES.flatMap((locale) =>
      AUDIENCES.flatMap((audience) => [
        ...Object.values(TEXTS[locale][audience].reasons),
        ...Object.values(TEXTS[locale][audience].exclusions).flatMap(({ text, change }) => [text, change]),
      ]),
    );
    for (const form of all.flatMap(forms)) expect(FORMATS[form], form).toBeDefined();
  });
  it('count in the singular too', () => {
    const english = (given: Partial<Reason>) => explain(reason(given), 'en', 'staff');
    const enough = { rule: 'experience', side: 'employer', variant: 'enough' } as const;
    expect(english({ ...enough, params: { years: 1, work: 'cook' } })).toBe('1 year as cook');
    expect(english({ ...enough, params: { years: 2, work: 'cook' } })).toBe('2 years as cook');
    expect(english({ rule: 'answers', variant: 'known', params: { referred: 1, answered: 1 } })).toBe(
      'this employer answered 1 of 1 referral',
    );
    expect(
      english({
        rule: 'distance',
        variant: 'fair',
        params: { metres: 900, minutes: 1, mode: 'bus', basis: 'exact' },
      }),
    ).toBe('900 m from home, about 1 minute by bus');
    expect(
      explainExclusion(
        { rule: 'times', variant: 'week', params: { missing: weekMask([0, 1, 2, 3], ['night']) } },
        'en',
      ).text,
    ).toContain('and 1 more time,');
  });
  it('exist for every reason and exclusion that the rules give, with every hole filled', () => {
    const sides = sideRules(CONTEXT);
    fc.assert(
      fc.property(seekerArbitrary('s1'), vacancyArbitrary('v1'), (person, offered) => {
        const pair = new Pair(prepareSeeker(person, CONTEXT), prepareVacancy(offered, CONTEXT), CONTEXT);
        for (const reason of matchOf(pair, sides).reasons) {
          const template = REASONS_ZH[`${reason.side}.${reason.rule}.${reason.variant}`];
          expect(template, `${reason.side}.${reason.rule}.${reason.variant}`).toBeDefined();
          for (const hole of holes(template ?? '')) expect(reason.params[hole]).toBeDefined();
          for (const locale of LOCALES)
            for (const audience of AUDIENCES)
              expect(explain(reason, locale, audience)).not.toMatch(/NaN|undefined|[{}|]/);
        }
        for (const exclusion of exclusionsOf(pair)) {
          const template = EXCLUSIONS_ZH[`${exclusion.rule}.${exclusion.variant}`];
          expect(template, `${exclusion.rule}.${exclusion.variant}`).toBeDefined();
          for (const hole of holes(`${template?.text}${template?.change}`))
            expect(exclusion.params[hole]).toBeDefined();
        }
      }),
      { numRuns: 600, seed: 20260302 },
    );
  });
});

describe('explain', () => {
  it.each([
    [
      { rule: 'distance', variant: 'near', params: { metres: 1_204, basis: 'exact' } },
      '离家1.2公里',
      '1.2 km from home',
    ],
    [
      { rule: 'distance', variant: 'near', params: { metres: 640, basis: 'town' } },
      '离家640米（按镇中心估算）',
      '640 m from home (estimated from the centre of the town)',
    ],
    [
      { rule: 'distance', variant: 'near', params: { metres: 997, basis: 'exact' } },
      '离家1公里',
      '1 km from home',
    ],
    [
      { rule: 'pay', variant: 'above', params: { unit: 'month', difference: 66_750 } },
      '月薪比您想要的多668元',
      'pays 668 yuan a month more than you want',
    ],
    [
      { rule: 'pay', variant: 'above', params: { unit: 'hour', difference: 150 } },
      '时薪比您想要的多1.50元',
      'pays 1.50 yuan an hour more than you want',
    ],
    [
      { rule: 'pay', variant: 'above', params: { unit: 'day', difference: 2_000 } },
      '日薪比您想要的多20元',
      'pays 20 yuan a day more than you want',
    ],
    [
      { rule: 'experience', side: 'employer', variant: 'enough', params: { years: 6, work: '保安' } },
      '做过6年保安',
      '6 years as 保安',
    ],
    [
      { rule: 'certificates', side: 'employer', variant: 'held', params: { certificates: ['welder'] } },
      '有焊工证',
      'you hold: welder certificate',
    ],
    [
      { rule: 'lodging', variant: 'met', params: { what: ['lodging', 'meals'] } },
      '包住、包吃',
      'lodging provided, meals provided',
    ],
    [
      { rule: 'freshness', variant: 'fresh', params: { days: 2 } },
      '2天前确认还在招',
      'confirmed as open 2 days ago',
    ],
  ] as const)('%o', (given, zh, en) => {
    expect(explain(reason(given), 'zh-CN')).toBe(zh);
    expect(explain(reason(given), 'en')).toBe(en);
  });
  it('speaks of the person to staff', () => {
    const near = reason({ rule: 'occupation', variant: 'near', params: { own: '保安' } });
    expect(explain(near, 'zh-CN')).toBe('和您想找的保安很接近');
    expect(explain(near, 'zh-CN', 'staff')).toBe('和求职者想找的保安很接近');
    expect(explain(near, 'en', 'staff')).toBe('very near the work the seeker wants: 保安');
    const exclusion = { rule: 'place', variant: 'other_region', params: {} } as const;
    expect(explainExclusion(exclusion, 'zh-CN').text).toBe('不在您愿意去的地方');
    expect(explainExclusion(exclusion, 'zh-CN', 'staff').text).toBe('不在求职者愿意去的地方');
  });
  it('falls back to the rule where a text is gone', () => {
    expect(explain(reason({ variant: 'long ago' }), 'zh-CN')).toBe('pay');
  });
});

describe('explainExclusion', () => {
  const exclusion = (given: Exclusion) => explainExclusion(given, 'zh-CN');
  it('says what would have to change', () => {
    expect(
      exclusion({ rule: 'certificates', variant: 'missing', params: { certificates: ['forklift'] } }),
    ).toEqual({
      text: '要求有叉车证',
      change: '考到叉车证以后',
    });
    expect(exclusion({ rule: 'education', variant: 'below', params: { asked: 4, held: 2 } }).text).toBe(
      '要求大专，现在是初中',
    );
  });
  it('names times of the week and cuts long lists', () => {
    const missing = (mask: number) =>
      exclusion({ rule: 'times', variant: 'week', params: { missing: mask } }).text;
    expect(missing(weekMask([5], ['morning', 'evening']))).toBe('要在周六上午、周六晚上上班，您没有空');
    expect(missing(weekMask([0, 1, 2, 3, 4], ['morning']))).toContain('等5个时段');
  });
  it('gives a clash in office time', () => {
    const text = exclusion({
      rule: 'overlap',
      variant: 'busy',
      params: { at: '2026-03-07T00:30:00.000Z', sessions: 1 },
    }).text;
    expect(text).toBe('3月7日08:30已经有别的零工');
  });
});
