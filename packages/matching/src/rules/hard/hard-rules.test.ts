import { describe, expect, it } from 'vitest';
import { at, CONTEXT, FAR_AWAY, HOME, NEARBY, pair } from '../../testing/fixtures.ts';
import type { HardRuleName, MatchContext, SeekerInput, VacancyInput } from '../../types.ts';
import { weekMask } from '../../weekly.ts';
import { exclusionsOf } from '../../score.ts';
import { HARD_RULES } from './index.ts';

/** The variants that one rule reports for a pair; empty when it is satisfied. */
function broken(
  rule: HardRuleName,
  person: Partial<SeekerInput>,
  vacancy: Partial<VacancyInput>,
  context: Partial<MatchContext> = {},
): string[] {
  return exclusionsOf(pair(person, vacancy, context))
    .filter((exclusion) => exclusion.rule === rule)
    .map(({ variant }) => variant);
}

it('names every rule once and gives its source', () => {
  expect(new Set(HARD_RULES.map(({ name }) => name)).size).toBe(HARD_RULES.length);
  for (const rule of HARD_RULES) expect(rule.source).not.toBe('');
});

it('excludes nothing where nothing is known', () => {
  expect(exclusionsOf(pair({}, {}))).toEqual([]);
});

describe('open and headcount', () => {
  it('turns away closed, expired and full vacancies', () => {
    expect(broken('open', {}, { open: false })).toEqual(['closed']);
    expect(broken('open', {}, { validUntil: '2026-03-01' })).toEqual(['expired']);
    expect(broken('headcount', {}, { headcount: 0 })).toEqual(['full']);
  });
  it('keeps a vacancy to the end of its last day, and any number of places', () => {
    expect(broken('open', {}, { validUntil: '2026-03-02' })).toEqual([]);
    expect(broken('headcount', {}, { headcount: 100_000 })).toEqual([]);
  });
});

describe('blocked', () => {
  it('keeps blocked vacancies, employers and persons apart', () => {
    expect(broken('blocked', { blockedVacancyIds: ['v1'] }, {})).toEqual(['vacancy']);
    expect(broken('blocked', { blockedEmployerIds: ['e1'] }, {})).toEqual(['employer']);
    expect(broken('blocked', {}, { blockedSeekerIds: ['s1'] })).toEqual(['by_employer']);
    expect(broken('blocked', { blockedVacancyIds: ['v2'] }, { blockedSeekerIds: ['s2'] })).toEqual([]);
  });
});

describe('kind and reserved', () => {
  it('keeps to the kinds the person named', () => {
    expect(broken('kind', { kinds: ['part_time'] }, { kind: 'full_time' })).toEqual(['unwanted']);
    expect(broken('kind', { kinds: ['part_time'] }, { kind: 'full_time', alsoKinds: ['part_time'] })).toEqual(
      [],
    );
    expect(broken('kind', { kinds: [] }, { kind: 'gig' })).toEqual([]);
  });
  it('keeps public-welfare posts for their groups', () => {
    const vacancy = { kind: 'public_welfare' as const, reservedFor: ['hard_to_employ' as const] };
    expect(broken('reserved', {}, vacancy)).toEqual(['other_groups']);
    expect(broken('reserved', { priorityGroups: ['veteran', 'hard_to_employ'] }, vacancy)).toEqual([]);
  });
});

describe('legal age', () => {
  it('opens work on the 16th birthday', () => {
    expect(broken('legal_age', { birthDate: '2010-03-03' }, {})).toEqual(['under_16']);
    expect(broken('legal_age', { birthDate: '2010-03-02' }, {})).toEqual([]);
  });
  it('keeps minors from dangerous work and special operations until 18', () => {
    const minor = { birthDate: '2008-03-03' };
    const adult = { birthDate: '2008-03-02' };
    expect(broken('legal_age', minor, { involves: ['heights'] })).toEqual(['minor_hazard']);
    expect(broken('legal_age', adult, { involves: ['heights'] })).toEqual([]);
    const welding = { certificates: [{ anyOf: ['welder' as const], strength: 'rule' as const }] };
    expect(broken('legal_age', minor, welding)).toEqual(['minor_special']);
    expect(broken('legal_age', minor, { involves: ['computer'] })).toEqual([]);
  });
  it('ends special operations, and nothing else, with the highest retirement age', () => {
    const old = { birthDate: '1961-01-01' };
    const welding = { certificates: [{ anyOf: ['welder' as const], strength: 'rule' as const }] };
    expect(broken('legal_age', old, welding)).toEqual(['retired_special']);
    expect(broken('legal_age', old, {})).toEqual([]);
    expect(broken('legal_age', { birthDate: '1963-01-01' }, welding)).toEqual([]);
  });
  it('says nothing without a readable birth date', () => {
    expect(broken('legal_age', { birthDate: 'soon' }, { involves: ['heights'] })).toEqual([]);
  });
});

describe('place', () => {
  const near = { home: at(HOME), travel: { mode: null, maxMetres: 5_000, maxMinutes: null } };
  it('measures from real coordinates', () => {
    expect(broken('place', near, { workplace: at(NEARBY) })).toEqual([]);
    expect(broken('place', near, { workplace: at(FAR_AWAY) })).toEqual(['too_far']);
  });
  it('converts minutes to metres by travel mode', () => {
    const on = (mode: 'walk' | 'car', maxMinutes: number) => ({
      home: at(HOME),
      travel: { mode, maxMetres: null, maxMinutes },
    });
    const tenKilometres = { workplace: at({ lng: 112.9, lat: 27.95 }) };
    expect(broken('place', on('walk', 30), tenKilometres)).toEqual(['too_far']);
    expect(broken('place', on('car', 30), tenKilometres)).toEqual([]);
  });
  it('gives the centre of a division the benefit of the doubt, but not across prefectures', () => {
    const person = { ...near, home: at(null, '430302') };
    expect(broken('place', person, { workplace: at(null, '430302101') })).toEqual([]);
    expect(broken('place', person, { workplace: at(null, '430381') })).toEqual(['too_far']);
    expect(
      broken(
        'place',
        { ...person, travel: { mode: null, maxMetres: null, maxMinutes: null } },
        { workplace: at(null, '431202') },
      ),
    ).toEqual(['too_far']);
  });
  it('lets a named division, dispatch, lodging or work from home stand for the way', () => {
    const far = { workplace: at(FAR_AWAY, '4301') };
    expect(broken('place', { ...near, wantedRegions: ['430100'] }, far)).toEqual([]);
    expect(broken('place', { ...near, acceptsDispatch: true }, { ...far, kind: 'dispatch' })).toEqual([]);
    expect(broken('place', near, { ...far, kind: 'dispatch' })).toEqual(['dispatch']);
    expect(broken('place', { ...near, acceptsFarWithLodging: true }, { ...far, lodging: true })).toEqual([]);
    expect(broken('place', { ...near, acceptsFarWithLodging: true }, { ...far, lodging: false })).toEqual([
      'too_far',
    ]);
    expect(broken('place', near, { ...far, remote: true })).toEqual([]);
  });
  it('lets a vacancy without a place pass, and (0, 0) counts as none', () => {
    expect(broken('place', near, {})).toEqual([]);
    expect(broken('place', near, { workplace: at({ lng: 0, lat: 0 }) })).toEqual([]);
  });
  it('trusts the division where coordinates contradict it', () => {
    const beijing = { lng: 116.4, lat: 39.9 };
    expect(broken('place', near, { workplace: at(beijing, '430302') })).toEqual([]);
  });
  it('keeps to named divisions where the distance is unknown', () => {
    const person = { wantedRegions: ['430302'] };
    expect(broken('place', person, { workplace: at(null, '430381') })).toEqual(['other_region']);
    expect(broken('place', person, { workplace: at(null, '4303') })).toEqual([]);
    expect(broken('place', person, { workplace: at(null, '430302101') })).toEqual([]);
  });
});

describe('certificates, education, experience', () => {
  const forklift = (strength: 'rule' | 'wish') => ({
    certificates: [{ anyOf: ['forklift' as const], strength }],
  });
  it('requires one of the certificates of each rule, never of a wish', () => {
    expect(broken('certificates', {}, forklift('rule'))).toEqual(['missing']);
    expect(broken('certificates', {}, forklift('wish'))).toEqual([]);
    expect(broken('certificates', { certificates: ['forklift'] }, forklift('rule'))).toEqual([]);
    expect(broken('certificates', {}, { certificates: [{ anyOf: [], strength: 'rule' }] })).toEqual([]);
  });
  it('lets a higher driving class stand for a lower one, not the other way', () => {
    const asks = (code: 'driver_c1' | 'driver_a2') => ({
      certificates: [{ anyOf: [code], strength: 'rule' as const }],
    });
    expect(broken('certificates', { certificates: ['driver_a2'] }, asks('driver_c1'))).toEqual([]);
    expect(broken('certificates', { certificates: ['driver_c1'] }, asks('driver_a2'))).toEqual(['missing']);
  });
  it('excludes for schooling only where it is a rule and known', () => {
    const college = (strength: 'rule' | 'wish') => ({ education: { level: 4 as const, strength } });
    expect(broken('education', { education: 2 }, college('rule'))).toEqual(['below']);
    expect(broken('education', { education: 2 }, college('wish'))).toEqual([]);
    expect(broken('education', { education: 4 }, college('rule'))).toEqual([]);
    expect(broken('education', { education: null }, college('rule'))).toEqual([]);
  });
  it('excludes people who studied something else where a degree in a field is required', () => {
    const nursing = (level: 4 | 5, strength: 'rule' | 'wish' = 'rule') => ({
      education: { level, strength },
      fields: ['护理专业知识'],
    });
    const studied = (...skills: string[]) => ({ education: 5 as const, skills });
    expect(broken('education', studied('计算机专业知识'), nursing(5))).toEqual(['other_field']);
    expect(broken('education', studied('计算机专业知识', '护理专业知识'), nursing(5))).toEqual([]);
    expect(broken('education', studied('收银'), nursing(5))).toEqual([]);
    expect(broken('education', studied('计算机专业知识'), nursing(4))).toEqual([]);
    expect(broken('education', studied('计算机专业知识'), nursing(5, 'wish'))).toEqual([]);
    expect(broken('education', studied('计算机专业知识'), { ...nursing(5), fields: [] })).toEqual([]);
  });
  it('excludes for years only below half of them in any work', () => {
    const asks = { experience: { years: 4, strength: 'rule' as const } };
    const worked = (years: number) => ({ experience: [{ code: null, title: '普工', years }] });
    expect(broken('experience', worked(1), asks)).toEqual(['short']);
    expect(broken('experience', worked(2), asks)).toEqual([]);
    expect(broken('experience', {}, asks)).toEqual([]);
    expect(broken('experience', worked(0), { experience: { years: 4, strength: 'wish' } })).toEqual([]);
  });
});

describe('times and overlap', () => {
  it('needs one shift that can be worked', () => {
    const noNights = { cannot: ['night_shift' as const] };
    expect(broken('times', noNights, { shifts: ['night'] })).toEqual(['shift']);
    expect(broken('times', noNights, { shifts: ['rotating_night'] })).toEqual(['shift']);
    expect(broken('times', noNights, { shifts: ['night', 'day'] })).toEqual([]);
    expect(broken('times', noNights, { shifts: [] })).toEqual([]);
    expect(broken('times', { shifts: ['day'] }, { shifts: ['evening'] })).toEqual(['shift']);
    expect(broken('times', { shifts: ['day'] }, { shifts: ['flexible'] })).toEqual([]);
  });
  it('needs all required parts of the week', () => {
    const weekend = { availability: weekMask([5, 6], ['morning', 'afternoon']) };
    expect(broken('times', weekend, { requiredTimes: weekMask([5], ['morning']) })).toEqual([]);
    expect(broken('times', weekend, { requiredTimes: weekMask([4, 5], ['morning']) })).toEqual(['week']);
  });
  it('reads dated sessions by office time', () => {
    // Saturday 7 March 2026, 09:00–12:00 in China.
    const session = { start: '2026-03-07T01:00:00Z', end: '2026-03-07T04:00:00Z' };
    const weekend = { availability: weekMask([5, 6], ['morning', 'afternoon']) };
    expect(broken('times', weekend, { sessions: [session] })).toEqual([]);
    expect(broken('times', { availability: weekMask([4], ['morning']) }, { sessions: [session] })).toEqual([
      'week',
    ]);
  });
  const morning = { start: '2026-03-07T08:00:00+08:00', end: '2026-03-07T12:00:00+08:00' };
  const afternoon = { start: '2026-03-07T12:00:00+08:00', end: '2026-03-07T18:00:00+08:00' };
  it('keeps overlapping orders apart; touching ones are fine', () => {
    expect(broken('overlap', { busy: [morning] }, { sessions: [morning] })).toEqual(['busy']);
    expect(broken('overlap', { busy: [morning] }, { sessions: [afternoon] })).toEqual([]);
  });
  it('lets people take single sessions where any will do', () => {
    const vacancy = { sessions: [morning, afternoon] };
    expect(broken('overlap', { busy: [morning] }, { ...vacancy, sessionsTaken: 'all' })).toEqual(['busy']);
    expect(broken('overlap', { busy: [morning] }, { ...vacancy, sessionsTaken: 'any' })).toEqual([]);
    expect(broken('overlap', { busy: [morning, afternoon] }, { ...vacancy, sessionsTaken: 'any' })).toEqual([
      'busy',
    ]);
  });
});

describe('pay floor', () => {
  const floor = (amount: number, unit: 'month' | 'day' = 'month') => ({
    pay: { floor: { amount, unit }, wanted: null },
  });
  it('compares the upper end, exactly in the same unit', () => {
    const vacancy = { pay: { min: 300_000, max: 400_000, unit: 'month' as const } };
    expect(broken('pay_floor', floor(400_000), vacancy)).toEqual([]);
    expect(broken('pay_floor', floor(400_001), vacancy)).toEqual(['below']);
  });
  it('compares days with months by 21.75 days', () => {
    const daily = { pay: { min: 20_000, max: 20_000, unit: 'day' as const } };
    expect(broken('pay_floor', floor(435_000), daily)).toEqual([]);
    expect(broken('pay_floor', floor(435_001), daily)).toEqual(['below']);
  });
  it('excludes nothing where pay is not stated, negotiable or by the piece', () => {
    expect(broken('pay_floor', floor(400_000), { pay: null })).toEqual([]);
    expect(broken('pay_floor', floor(400_000), { pay: { min: null, max: null, unit: 'month' } })).toEqual([]);
    expect(broken('pay_floor', floor(400_000), { pay: { min: 500, max: 700, unit: 'piece' } })).toEqual([]);
  });
});

describe('cannot and lodging', () => {
  it('excludes work that involves what the person cannot do, not what it may involve', () => {
    const person = { cannot: ['heights' as const, 'computer' as const] };
    expect(broken('cannot', person, { involves: ['heights'] })).toEqual(['involves']);
    expect(broken('cannot', person, { mayInvolve: ['heights'], involves: ['cold'] })).toEqual([]);
  });
  it('excludes only where needed lodging is stated to be missing', () => {
    expect(broken('lodging_needed', { lodging: 'needed' }, { lodging: false })).toEqual(['none']);
    expect(broken('lodging_needed', { lodging: 'needed' }, { lodging: null })).toEqual([]);
    expect(broken('lodging_needed', { lodging: 'wished' }, { lodging: false })).toEqual([]);
  });
});

it('reports the parameters that the texts print', () => {
  const [first] = exclusionsOf(
    pair({ education: 2 }, { education: { level: 4, strength: 'rule' } }, CONTEXT),
  );
  expect(first).toEqual({ rule: 'education', variant: 'below', params: { asked: 4, held: 2 } });
});
