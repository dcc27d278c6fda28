import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pair } from '../pair.ts';
import { prepareSeeker, prepareVacancy } from '../prepared.ts';
import { matchOf, sideRules } from '../score.ts';
import { seekerArbitrary, vacancyArbitrary } from '../testing/arbitraries.ts';
import { at, CONTEXT, HOME, NEARBY, seeker, vacancy } from '../testing/fixtures.ts';
import type { Match, SeekerInput, VacancyInput } from '../types.ts';
import * as texts from './compare-texts.ts';
import { compareMatches } from './compare.ts';
import { pictureOf } from './picture.ts';
import { explainStanding } from './standing.ts';

const sides = sideRules(CONTEXT);
const match = (person: SeekerInput, offered: VacancyInput): Match =>
  matchOf(new Pair(prepareSeeker(person, CONTEXT), prepareVacancy(offered, CONTEXT), CONTEXT), sides);

const person = seeker({
  home: at(HOME),
  travel: { mode: 'e_bike', maxMetres: 10_000, maxMinutes: null },
  occupations: [{ code: '4-07-05-01', title: '保安', weight: 100 }],
  experience: [{ code: '4-07-05-01', title: '保安', years: 4 }],
  education: 3,
  pay: { floor: null, wanted: { amount: 400_000, unit: 'month' } },
});
const good = {
  title: '保安',
  occupations: [{ code: '4-07-05-01', title: '保安', weight: 100 }],
  workplace: at(HOME),
  pay: { min: 420_000, max: 450_000, unit: 'month' as const },
};
const against = (other: Partial<VacancyInput>, locale: 'zh-CN' | 'en' = 'zh-CN', reader?: 'staff') =>
  compareMatches(
    match(person, vacancy(good)),
    match(person, vacancy({ ...good, ...other, id: 'v2' })),
    locale,
    reader,
  );

describe('why number 2 is not number 1', () => {
  it('names the lower pay', () => {
    expect(against({ pay: { min: 400_000, max: 410_000, unit: 'month' } })).toEqual(['月薪少200元']);
    expect(against({ pay: { min: 400_000, max: 410_000, unit: 'month' } }, 'en')).toEqual([
      'pays 200 yuan a month less',
    ]);
    expect(against({ pay: { min: 300_000, max: 350_000, unit: 'month' } })).toEqual([
      '月薪最多的时候也少500元',
    ]);
    expect(against({ pay: null })).toEqual(['工资没有那么合适']);
  });
  it('names the longer commute', () => {
    expect(against({ workplace: at(NEARBY) })).toEqual(['远1.2公里']);
    expect(against({ workplace: at(NEARBY) }, 'en')).toEqual(['1.2 km farther away']);
  });
  it('names what the second requires and the person lacks', () => {
    expect(against({ certificates: [{ anyOf: ['forklift'], strength: 'wish' }] })).toEqual(['还差叉车证']);
    expect(against({ education: { level: 4, strength: 'wish' } })).toEqual(['希望大专，学历差一点']);
    expect(against({ experience: { years: 10, strength: 'wish' } })).toEqual(['希望有10年经验']);
    expect(against({ skills: ['电焊'] })).toEqual(['要会电焊，资料里没写']);
  });
  it('says the heaviest first, and no more than three', () => {
    const worse = against({
      title: '会计',
      occupations: [{ code: '2-06-03-00', title: '会计', weight: 100 }],
      workplace: at(NEARBY),
      pay: { min: 300_000, max: 310_000, unit: 'month' },
      education: { level: 5, strength: 'wish' },
    });
    expect(worse).toHaveLength(3);
    expect(worse[0]).toBe('和您做过的工作没有那么对口');
    expect(worse).toContain('和您想找的工作没有那么接近');
  });
  it('speaks of the person to staff', () => {
    const other = { title: '会计', occupations: [{ code: '2-06-03-00', title: '会计', weight: 100 }] };
    expect(against(other, 'zh-CN', 'staff')).toContain('和求职者想找的工作没有那么接近');
    expect(against(other, 'en', 'staff')).toContain('less like the work the seeker wants');
  });
  it('admits that nothing distinguishes them', () => {
    expect(against({})).toEqual(['两个一样合适，先后没有分别']);
  });
  it('has words for any two matches', () => {
    fc.assert(
      fc.property(
        seekerArbitrary('s1'),
        vacancyArbitrary('v1'),
        vacancyArbitrary('v2'),
        (someone, one, other) => {
          const pair = [match(someone, one), match(someone, other)].sort((a, b) => b.score - a.score);
          const [first, second] = pair;
          if (first === undefined || second === undefined) return;
          for (const locale of ['zh-CN', 'en'] as const)
            for (const audience of ['seeker', 'staff'] as const) {
              const said = compareMatches(first, second, locale, audience);
              expect(said.length).toBeGreaterThanOrEqual(1);
              expect(said.length).toBeLessThanOrEqual(3);
              for (const sentence of said) expect(sentence).not.toMatch(/NaN|undefined|[{}|]|^\s*$/);
              if (audience === 'staff') expect(said.join()).not.toMatch(/您|\byou\b/);
            }
        },
      ),
      { numRuns: 400, seed: 20260302 },
    );
  });
  it('has every text in both languages and for both readers', () => {
    expect(Object.keys(texts.EXACT_EN).sort()).toEqual(Object.keys(texts.EXACT_ZH).sort());
    for (const plain of [texts.PLAIN_EN, texts.PLAIN_EN_STAFF, texts.PLAIN_ZH_STAFF])
      expect(Object.keys(plain).sort()).toEqual(Object.keys(texts.PLAIN_ZH).sort());
    for (const [side, { rules }] of Object.entries(sides))
      for (const { rule } of rules) expect(texts.PLAIN_ZH[`${side}.${rule.name}`]).toBeDefined();
  });
});

describe('the picture of a score', () => {
  it('holds the points of every rule and its maximum', () => {
    fc.assert(
      fc.property(seekerArbitrary('s1'), vacancyArbitrary('v1'), (someone, offered) => {
        const scored = match(someone, offered);
        const picture = pictureOf(scored);
        expect(picture.score).toBe(scored.score);
        expect(picture.sides.flatMap(({ parts }) => parts)).toHaveLength(scored.reasons.length);
        for (const { parts } of picture.sides) {
          const possible = parts
            .filter(({ rule }) => rule !== 'policy')
            .reduce((sum, part) => sum + part.possible, 0);
          expect(possible).toBeLessThanOrEqual(10_000);
          expect(possible).toBeGreaterThan(10_000 - parts.length);
          for (const part of parts) {
            expect(part.points).toBeGreaterThanOrEqual(0);
            expect(part.points).toBeLessThanOrEqual(part.possible);
          }
        }
      }),
      { numRuns: 200, seed: 20260302 },
    );
  });
  it('puts the heaviest rule first and the bonus of a group last', () => {
    const picture = pictureOf(match({ ...person, priorityGroups: ['disabled'] }, vacancy(good)));
    const rules = picture.sides.map(({ parts }) => parts.map(({ rule }) => rule));
    expect(rules.map(([first]) => first)).toEqual(['occupation', 'occupation']);
    expect(rules[1]?.at(-1)).toBe('policy');
  });
});

it('says how a vacancy is sought after, in both languages and to both readers', () => {
  for (const standing of ['free', 'sought', 'crowded', 'overflow'] as const) {
    expect(explainStanding(standing, 'zh-CN')).not.toBe('');
    expect(explainStanding(standing, 'zh-CN', 'staff')).not.toMatch(/您/);
    expect(explainStanding(standing, 'en', 'staff')).not.toMatch(/\byour?\b/);
  }
  expect(explainStanding('crowded', 'zh-CN')).toBe('很多人适合这个岗位；这里您机会更大');
});
