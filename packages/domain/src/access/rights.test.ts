import { describe, expect, it } from 'vitest';
import { compareRoles, rightsByGroup, sourceOfRight } from './rights.ts';
import { grantHas, grantsAllow, isPortalVerb, isRestrictable, STAFF_ROLES, roleHas, VERBS } from './roles.ts';

describe('rights by group', () => {
  it('hold every verb of the console once', () => {
    const shown = rightsByGroup().flatMap(({ verbs }) => verbs);
    expect([...shown].sort()).toEqual(VERBS.filter((verb) => !isPortalVerb(verb)).sort());
    expect(rightsByGroup().filter(({ verbs }) => verbs.length === 0)).toEqual([]);
  });

  it('name a law only where one names the right', () => {
    expect(sourceOfRight('seekers.erase')).toContain('第四十七条');
    expect(sourceOfRight('todo.read')).toBeNull();
  });
});

it('two roles are compared by what one has and the other lacks', () => {
  expect(compareRoles('site_staff', 'site_staff')).toEqual([]);
  const differences = compareRoles('site_staff', 'site_manager');
  expect(differences).toContainEqual({ verb: 'seekers.erase', first: false, second: true });
  expect(differences.every(({ first }) => !first)).toBe(true);
});

describe('a restricted grant', () => {
  const grant = { role: 'site_staff', region: '430304', siteId: null, without: ['seekers.reveal'] } as const;

  it('carries all but what was taken, and nothing more', () => {
    for (const verb of VERBS)
      expect(grantHas(grant, verb)).toBe(roleHas('site_staff', verb) && verb !== 'seekers.reveal');
    expect(grantsAllow([grant], 'seekers.reveal', { region: '430304' })).toBe(false);
    expect(grantsAllow([grant], 'seekers.read', { region: '430304' })).toBe(true);
    // Somebody with a second role that has it keeps it there.
    expect(grantsAllow([grant, { ...grant, role: 'site_manager', without: [] }], 'seekers.reveal')).toBe(
      true,
    );
  });

  it('always leaves what is needed to see and lift it', () => {
    for (const role of STAFF_ROLES)
      for (const verb of ['session.use', 'staff.read', 'audit.read', 'access.restrict'] as const)
        expect(isRestrictable(role, verb)).toBe(false);
    expect(isRestrictable('operator', 'seekers.read')).toBe(false);
    expect(isRestrictable('county_officer', 'staff.manage')).toBe(true);
  });
});
