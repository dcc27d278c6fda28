import { describe, expect, it } from 'vitest';
import { Pair } from '../../pair.ts';
import { DEFAULT_POLICY } from '../../policy.ts';
import { at, CONTEXT, FAR_AWAY, HOME, NEARBY, pair } from '../../testing/fixtures.ts';
import type { OccupationRef, SeekerInput, Side, SoftRuleName, VacancyInput } from '../../types.ts';
import { experience } from './experience.ts';
import { freshness } from './freshness.ts';
import { SOFT_RULES } from './index.ts';
import { policyBonus } from './policy.ts';

function value(
  side: Side,
  name: SoftRuleName,
  person: Partial<SeekerInput>,
  vacancy: Partial<VacancyInput>,
): number {
  const rule = SOFT_RULES.find((one) => one.side === side && one.name === name);
  if (rule === undefined) throw new Error(`no rule ${name}`);
  return rule.value(pair(person, vacancy));
}

function reason(
  side: Side,
  name: SoftRuleName,
  person: Partial<SeekerInput>,
  vacancy: Partial<VacancyInput>,
) {
  const rule = SOFT_RULES.find((one) => one.side === side && one.name === name);
  if (rule === undefined) throw new Error(`no rule ${name}`);
  const { variant, sign } = rule.reason(pair(person, vacancy));
  return `${variant}${sign}`;
}

const work = (code: string | null, title: string, weight = 100): OccupationRef => ({ code, title, weight });

describe('occupation', () => {
  const wants = { occupations: [work('4-07-05-01', '保安')] };
  const titled = (code: string, title: string) => ({ title, occupations: [work(code, title)] });
  it('falls with the distance in the tree', () => {
    const same = value('seeker', 'occupation', wants, titled('4-07-05-01', '保安'));
    const minor = value('seeker', 'occupation', wants, titled('4-07-05-09', '甲乙'));
    const middle = value('seeker', 'occupation', wants, titled('4-07-03-01', '甲乙'));
    const other = value('seeker', 'occupation', wants, titled('2-02-10-03', '甲乙'));
    expect(same).toBe(10_000);
    expect([same, minor, middle, other]).toEqual([same, minor, middle, other].sort((a, b) => b - a));
    expect(other).toBe(0);
  });
  it('compares words where no code is known', () => {
    const uncoded = { occupations: [work(null, '文员')] };
    expect(value('seeker', 'occupation', uncoded, { title: '生产文员' })).toBeGreaterThan(5_000);
    expect(value('seeker', 'occupation', uncoded, { title: '电焊工' })).toBe(0);
  });
  it('does not let similar words outdo the codes', () => {
    const teacher = { occupations: [work('2-08-02-03', '教师')] };
    const nanny = titled('4-10-01-01', '早教师');
    expect(value('seeker', 'occupation', teacher, nanny)).toBeLessThan(4_000);
  });
  it('takes the best wish and lets a later wish count a little less', () => {
    const two = { occupations: [work('2-06-03-00', '会计'), work('4-07-05-01', '保安', 80)] };
    const guard = value('seeker', 'occupation', two, titled('4-07-05-01', '保安'));
    expect(guard).toBeGreaterThan(9_000);
    expect(guard).toBeLessThan(10_000);
  });
  it('is neutral without any wish', () => {
    expect(reason('seeker', 'occupation', {}, titled('4-07-05-01', '保安'))).toBe('no_wish0');
    expect(value('seeker', 'occupation', {}, titled('4-07-05-01', '保安'))).toBe(5_000);
  });
  it('considers past work on the employer side', () => {
    const done = { experience: [{ code: '4-07-05-01', title: '门卫', years: 6 }] };
    const guard = titled('4-07-05-01', '保安');
    expect(reason('employer', 'occupation', done, guard)).toBe('same+');
    expect(value('employer', 'occupation', done, guard)).toBeGreaterThan(
      value('employer', 'occupation', wants, guard),
    );
  });
});

describe('pay', () => {
  const wants = (amount: number) => ({ pay: { floor: null, wanted: { amount, unit: 'month' as const } } });
  const offers = (min: number, max: number) => ({ pay: { min, max, unit: 'month' as const } });
  it('is 7,000 when the wish is met, more above and less below', () => {
    expect(value('seeker', 'pay', wants(400_000), offers(400_000, 400_000))).toBe(7_000);
    expect(value('seeker', 'pay', wants(400_000), offers(520_000, 600_000))).toBe(10_000);
    expect(value('seeker', 'pay', wants(400_000), offers(240_000, 240_000))).toBe(0);
  });
  it('says how much it differs', () => {
    expect(reason('seeker', 'pay', wants(400_000), offers(500_000, 600_000))).toBe('above+');
    expect(reason('seeker', 'pay', wants(400_000), offers(300_000, 500_000))).toBe('reaches+');
    expect(reason('seeker', 'pay', wants(400_000), offers(300_000, 350_000))).toBe('below-');
    expect(reason('seeker', 'pay', wants(400_000), {})).toBe('unstated0');
  });
  it('compares a day with a month', () => {
    const daily = { pay: { min: 20_000, max: 20_000, unit: 'day' as const } };
    expect(value('seeker', 'pay', wants(435_000), daily)).toBe(7_000);
  });
  it('falls back to the floor as the yardstick', () => {
    const floor = { pay: { floor: { amount: 400_000, unit: 'month' as const }, wanted: null } };
    expect(value('seeker', 'pay', floor, offers(400_000, 400_000))).toBe(7_000);
  });
});

describe('distance', () => {
  const person = { home: at(HOME), travel: { mode: 'bus' as const, maxMetres: 10_000, maxMinutes: null } };
  it('is best at the door and falls to the limit', () => {
    expect(value('seeker', 'distance', person, { workplace: at(HOME) })).toBe(10_000);
    const near = value('seeker', 'distance', person, { workplace: at(NEARBY) });
    const far = value('seeker', 'distance', person, { workplace: at(FAR_AWAY) });
    expect(near).toBeGreaterThan(8_500);
    expect(far).toBe(0);
  });
  it('says how it was measured', () => {
    const exact = pair(person, { workplace: at(NEARBY) });
    const rough = pair(person, { workplace: at(null, '430302101') });
    expect(exact.commute.precision).toBe('exact');
    expect(exact.commute.metres).toBeGreaterThan(1_100);
    expect(exact.commute.metres).toBeLessThan(1_300);
    expect(rough.commute.precision).toBe('town');
  });
  it('does not take two places of one county for neighbours', () => {
    const rough = pair({ home: at(null, '430302') }, { workplace: at(null, '430302') });
    expect(rough.commute.metres).toBeGreaterThan(3_000);
  });
  it('treats a named division and work from home as reachable', () => {
    const named = { ...person, wantedRegions: ['4301'] };
    expect(reason('seeker', 'distance', named, { workplace: at(FAR_AWAY, '4301') })).toBe('far_named0');
    expect(reason('seeker', 'distance', person, { remote: true })).toBe('remote+');
    expect(reason('seeker', 'distance', person, {})).toBe('unknown0');
  });
});

describe('conditions and lodging', () => {
  it('warns of what such work usually involves', () => {
    const person = { cannot: ['night_shift' as const] };
    expect(reason('seeker', 'conditions', person, { mayInvolve: ['night_shift'] })).toBe('likely-');
    expect(reason('seeker', 'conditions', person, {})).toBe('hours_unstated0');
    expect(reason('seeker', 'conditions', person, { shifts: ['day'] })).toBe('shift_fits+');
    expect(reason('seeker', 'conditions', {}, {})).toBe('fine0');
  });
  it('answers wishes for lodging and meals', () => {
    const wishes = { lodging: 'wished' as const, meals: 'wished' as const };
    expect(reason('seeker', 'lodging', wishes, { lodging: true, meals: null })).toBe('met+');
    expect(reason('seeker', 'lodging', wishes, { lodging: true, meals: false })).toBe('refused-');
    expect(reason('seeker', 'lodging', {}, { lodging: true })).toBe('no_wish0');
    expect(value('seeker', 'lodging', wishes, { lodging: true, meals: true })).toBe(10_000);
  });
});

describe('freshness and answers', () => {
  it('fades over sixty days', () => {
    const on = (confirmedOn: string | null) => value('seeker', 'freshness', {}, { confirmedOn });
    expect(on('2026-03-02')).toBe(10_000);
    expect(on('2026-01-31')).toBe(5_000);
    expect(on('2020-01-01')).toBe(0);
    expect(on(null)).toBe(5_000);
    expect(on('yesterday')).toBe(5_000);
    expect(on('2026-12-31')).toBe(10_000);
  });
  it('ages on Mondays, and says the days as they are', () => {
    const since = (today: string) => {
      const one = pair({}, { confirmedOn: '2026-02-26' });
      const later = new Pair(one.seeker, one.vacancy, { ...CONTEXT, today });
      return [freshness.value(later), freshness.reason(later).params.days];
    };
    const [monday, sunday, nextMonday] = ['2026-03-02', '2026-03-08', '2026-03-09'].map(since);
    expect(monday).toEqual([9_333, 4]);
    expect(sunday).toEqual([9_333, 10]);
    expect(nextMonday).toEqual([8_166, 11]);
  });
  it('starts everybody at the same place and learns from answers', () => {
    const employer = (referred: number, answered: number) =>
      value('seeker', 'answers', {}, { employerHistory: { referred, answered, hired: 0 } });
    expect(employer(0, 0)).toBe(6_000);
    expect(employer(20, 20)).toBeGreaterThan(9_000);
    expect(employer(20, 0)).toBeLessThan(1_500);
    expect(employer(1, 0)).toBeGreaterThan(4_500);
    expect(employer(-3, 5)).toBe(6_000);
  });
  it('counts no-shows of the person', () => {
    const person = (invited: number, attended: number) =>
      value('employer', 'answers', { history: { offered: 0, answered: 0, invited, attended } }, {});
    expect(person(10, 10)).toBeGreaterThan(person(10, 2));
  });
});

describe('what the employer asks for', () => {
  it('values the share of skills shown', () => {
    const vacancy = { skills: ['收银', '盘点'] };
    expect(value('employer', 'skills', { skills: ['收银', '盘点', '看图纸'] }, vacancy)).toBe(10_000);
    expect(value('employer', 'skills', { skills: ['收银'] }, vacancy)).toBe(6_500);
    expect(value('employer', 'skills', {}, vacancy)).toBe(3_000);
    expect(value('employer', 'skills', {}, {})).toBe(5_000);
  });
  it('does not ask for every skill of a long advert', () => {
    const vacancy = { skills: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] };
    expect(value('employer', 'skills', { skills: ['a', 'b', 'c', 'd'] }, vacancy)).toBe(10_000);
  });
  it('counts years in related work only', () => {
    const guard = { code: '4-07-05-01', title: '保安', years: 6 };
    const vacancy = {
      title: '保安',
      occupations: [work('4-07-05-01', '保安')],
      experience: { years: 3, strength: 'rule' as const },
    };
    expect(value('employer', 'experience', { experience: [guard] }, vacancy)).toBe(10_000);
    expect(
      value(
        'employer',
        'experience',
        { experience: [{ ...guard, code: '2-06-03-00', title: '会计' }] },
        vacancy,
      ),
    ).toBe(0);
    expect(reason('employer', 'experience', { experience: [guard] }, vacancy)).toBe('enough+');
  });
  it('says the years as they were, though those in work that is only near count for less', () => {
    const clerk = { code: '3-01-02-02', title: '办公室文员', years: 3 };
    const vacancy = (years: number) => ({
      occupations: [{ code: '3-01-02-02', weight: 100, title: '行政文员' }],
      title: '行政文员',
      experience: { years, strength: 'wish' as const },
    });
    const told = (years: number) => experience.reason(pair({ experience: [clerk] }, vacancy(years)));
    expect(told(1)).toMatchObject({ variant: 'enough', params: { years: 3, work: '办公室文员' } });
    expect(told(3)).toMatchObject({ variant: 'near', params: { years: 3, work: '办公室文员' } });
    expect(told(5)).toMatchObject({ variant: 'short', params: { years: 3, asked: 5 } });
  });
  it('asks less where experience is only a wish', () => {
    const wish = { experience: { years: 3, strength: 'wish' as const } };
    expect(value('employer', 'experience', {}, wish)).toBe(3_000);
  });
  it('never values more schooling less', () => {
    const vacancy = { education: { level: 3 as const, strength: 'wish' as const } };
    const levels = ([1, 2, 3, 4, 5, 6, 7] as const).map((education) =>
      value('employer', 'education', { education }, vacancy),
    );
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
    expect(reason('employer', 'education', { education: 2 }, vacancy)).toBe('below-');
  });
  it('sees certificates, wished ones too', () => {
    const vacancy = {
      certificates: [
        { anyOf: ['welder' as const], strength: 'wish' as const },
        { anyOf: ['health' as const], strength: 'wish' as const },
      ],
    };
    expect(value('employer', 'certificates', { certificates: ['welder', 'health'] }, vacancy)).toBe(10_000);
    expect(value('employer', 'certificates', { certificates: ['welder'] }, vacancy)).toBe(6_500);
    expect(reason('employer', 'certificates', { certificates: ['welder'] }, vacancy)).toBe('missing-');
    expect(reason('employer', 'certificates', {}, {})).toBe('none_asked0');
  });
});

describe('priority groups', () => {
  it('adds the largest declared bonus, capped', () => {
    const groups = { priorityGroups: ['graduate' as const, 'hard_to_employ' as const] };
    expect(policyBonus(pair(groups, {}))).toBe(DEFAULT_POLICY.groupBonus.hard_to_employ);
    const policy = { ...DEFAULT_POLICY, groupBonus: { graduate: 9_000 }, maxGroupBonus: 400 };
    expect(policyBonus(pair(groups, {}, { ...CONTEXT, policy }))).toBe(400);
    expect(policyBonus(pair({}, {}))).toBe(0);
  });
});
