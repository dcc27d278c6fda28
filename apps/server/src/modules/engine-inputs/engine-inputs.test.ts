import { describe, expect, it } from 'vitest';
import { toSeekerInput } from './engine-inputs.ts';
import type { EngineSeekerRow } from './engine-inputs.repository.ts';

const NURSE: EngineSeekerRow = {
  prefecture: '4303',
  id: '0190d3e2-0000-7000-8000-000000000001',
  status: 'active',
  eligible: true,
  shared: false,
  site_id: null,
  birth_date: '1995-05-01',
  region_code: '430304',
  home_lng: null,
  home_lat: null,
  education: 'bachelor',
  major: '护理学',
  experience: [
    { title: '护士长', years: 3 },
    { title: '班组长助理', years: 1 },
  ],
  skills: ['打针', '带队伍'],
  certificates: [],
  wanted: [{ title: '护士' }],
  employment_kinds: [],
  pay_min: 500_000,
  pay_unit: 'month',
  wanted_regions: [],
  travel_mode: null,
  max_commute_minutes: null,
  accepts_dispatch: false,
  needs_lodging: false,
  time_windows: [],
  cannot: [],
  groups: [],
  blocked_employers: [],
  closed_vacancies: [],
  offered: 0,
  answered: 0,
  invited: 0,
  attended: 0,
};

describe('what the engine is told of a person', () => {
  it('holds what past posts and studies stand for, beside the skills named', () => {
    const { skills } = toSeekerInput(NURSE);
    expect(skills).toEqual(expect.arrayContaining(['队伍管理', '护理专业知识']));
    expect(new Set(skills).size).toBe(skills.length);
  });

  it('claims neither for helpers of a leader nor for a course that is no known field', () => {
    const helper = { ...NURSE, major: '体育', experience: [{ title: '店长助理', years: 1 }], skills: [] };
    expect(toSeekerInput(helper).skills).toEqual([]);
    expect(toSeekerInput({ ...helper, major: ' ' }).skills).toEqual([]);
  });
});
