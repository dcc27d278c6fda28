import { describe, expect, it } from 'vitest';
import { GrantInput, Password } from '@yizhan/contract';
import type { StaffView } from '@yizhan/contract';
import {
  emptyGrant,
  formOfStaff,
  grantsOf,
  isPlaced,
  linksOf,
  passwordFrom,
  PASSWORD_BYTES,
} from './staff-form.ts';

const SITE = { id: '3WvDzXJ8VhVPhZpbKjqfQe', name: '雨湖零工市场' };
const staff = {
  login: 'zhou',
  name: '小周',
  disabled: false,
  samePerson: [],
  grants: [
    { role: 'site_staff', region: { code: '430302', name: '雨湖区', fullName: '湘潭市雨湖区' }, site: SITE },
    {
      role: 'county_officer',
      region: { code: '430304', name: '岳塘区', fullName: '湘潭市岳塘区' },
      site: null,
    },
    { role: 'administrator', region: null, site: null },
  ],
} as unknown as StaffView;

describe('roles of an account', () => {
  it('go through the form and come out as the contract takes them', () => {
    const grants = grantsOf(formOfStaff(staff).grants);
    expect(grants).toEqual([
      { role: 'site_staff', region: '', siteId: SITE.id },
      { role: 'county_officer', region: '430304', siteId: null },
      { role: 'administrator', region: '', siteId: null },
    ]);
    expect(grants.every((grant) => GrantInput.safeParse(grant).success)).toBe(true);
  });

  it('leave phone and the other account as they are unless something was typed', () => {
    const form = formOfStaff(staff);
    expect(linksOf(form, staff)).toEqual({});
    expect(linksOf({ ...form, phone: ' 13873210001 ', sameAs: 'zhou2' }, staff)).toEqual({
      phone: '13873210001',
      sameAs: 'zhou2',
    });
    expect(linksOf({ ...form, phoneGone: true }, staff)).toEqual({ phone: null });
    const linked = { ...staff, samePerson: [{ id: SITE.id, name: '小周', login: 'zhou2', declared: true }] };
    expect(linksOf({ ...formOfStaff(linked), sameAs: '' }, linked)).toEqual({ sameAs: null });
  });

  it('are not complete without a place', () => {
    expect(isPlaced([emptyGrant('430302')])).toBe(false);
    expect(isPlaced([{ ...emptyGrant(null), reach: 'region' }])).toBe(false);
    expect(isPlaced([{ ...emptyGrant(null), reach: 'network' }])).toBe(true);
    expect(isPlaced(formOfStaff(staff).grants)).toBe(true);
  });
});

describe('passwordFrom', () => {
  it('makes a password the contract takes, without look-alikes', () => {
    const password = passwordFrom(Uint8Array.from({ length: PASSWORD_BYTES }, (_, at) => at * 23));
    expect(Password.safeParse(password).success).toBe(true);
    expect(password).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    expect(password).not.toMatch(/[il1o0]/);
  });
});
