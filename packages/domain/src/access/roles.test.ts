import { describe, expect, it } from 'vitest';
import {
  grantsAllow,
  holdersAbove,
  nearestHolders,
  regionsFor,
  type Grant,
  type StaffRole,
} from './index.ts';

const SITE = '0193d5f0-0000-7000-8000-000000000001';
const grant = (holder: string, role: StaffRole, region: string, siteId: string | null = null) => ({
  holder,
  grant: { role, region, siteId } satisfies Grant,
});
const ALL = [
  grant('at the site', 'site_staff', '430304', SITE),
  grant('at another site', 'site_staff', '430304', '0193d5f0-0000-7000-8000-000000000002'),
  grant('county', 'county_officer', '430304'),
  grant('next county', 'county_officer', '430302'),
  grant('prefecture', 'prefecture_officer', '4303'),
  grant('all', 'administrator', ''),
];

describe('the nearest holders of a verb', () => {
  it.each([
    ['placements.move', '430304', SITE, ['at the site']],
    ['placements.move', '430304', null, ['at the site', 'at another site', 'county']],
    ['vacancies.review', '430304004', SITE, ['county']],
    ['vacancies.review', '430321', null, ['prefecture']],
    ['settings.manage', '430304', SITE, ['all']],
    ['feed.read', '4311', null, ['all']],
  ] as const)('%s at %s %s', (verb, region, siteId, names) => {
    expect(nearestHolders(ALL, verb, { region, siteId })).toEqual(names);
  });

  it('are nobody where nobody holds it', () => {
    expect(nearestHolders(ALL.slice(3, 4), 'placements.move', { region: '430304' })).toEqual([]);
    expect(nearestHolders([], 'placements.move', { region: '430304' })).toEqual([]);
  });

  it('are named once however many grants they hold', () => {
    const twice = [grant('one', 'site_manager', '430304'), grant('one', 'county_officer', '430304')];
    expect(nearestHolders(twice, 'placements.move', { region: '430304' })).toEqual(['one']);
  });
});

describe('what belongs to a site alone', () => {
  const place = { region: '430304004', siteId: SITE, belongsToSite: true } as const;
  const own = { role: 'site_manager', region: '430304', siteId: SITE } as const satisfies Grant;
  const next = { ...own, siteId: '0193d5f0-0000-7000-8000-000000000002' };

  it('is reached by its own people and from above, not from the next site', () => {
    expect(grantsAllow([own], 'sites.edit', place)).toBe(true);
    expect(grantsAllow([next], 'sites.edit', place)).toBe(false);
    expect(grantsAllow([{ ...own, siteId: null }], 'sites.edit', place)).toBe(true);
  });

  it('leaves the county’s work to all sites but an operator’s', () => {
    expect(grantsAllow([next], 'vacancies.read', { region: '430304004', siteId: SITE })).toBe(true);
    const operator = { ...next, role: 'operator' } as const satisfies Grant;
    expect(grantsAllow([operator], 'vacancies.read', { region: '430304004', siteId: SITE })).toBe(false);
    expect(regionsFor([operator], 'vacancies.read')).toEqual([]);
  });
});

describe('holders above the nearest', () => {
  const MANAGER = grant('manager of the site', 'site_manager', '430304', SITE);

  it('is of the same place in a higher role, else of the next division up', () => {
    const place = { region: '430304', siteId: SITE };
    expect(holdersAbove([...ALL, MANAGER], 'placements.move', place)).toEqual(['manager of the site']);
    expect(holdersAbove([...ALL, MANAGER].slice(1), 'vacancies.review', place)).toEqual(['county']);
    expect(holdersAbove(ALL.slice(2), 'placements.move', place)).toEqual(['prefecture']);
    expect(holdersAbove([MANAGER, ...ALL.slice(4)], 'placements.move', place)).toEqual(['prefecture']);
  });

  it('is whoever there is, where nobody is above', () => {
    expect(holdersAbove(ALL.slice(5), 'placements.move', { region: '430304' })).toEqual(['all']);
    expect(holdersAbove([], 'placements.move', { region: '430304' })).toEqual([]);
  });
});
