import { describe, expect, it } from 'vitest';
import type { Partner } from '@yizhan/contract';
import { emptyPartner, formOfPartner, inputOfPartner, isPlaced } from './partner-form.ts';

const CITY = { code: '4303', name: '湘潭市', fullName: '湖南省湘潭市' };
const PARTNER: Partner = {
  id: '3WvDzXJ8VhVPhZpbKjqfQe',
  name: '湘江人力资源有限公司',
  kind: 'agency',
  region: CITY,
  contactName: '陈主任',
  contactPhone: '138****1234',
  note: '',
  perMinute: 120,
  status: 'active',
  since: '2026-11-18T02:00:00.000Z',
  grants: [
    { verb: 'feed.read', region: CITY },
    { verb: 'indicators.read', region: { code: '430304', name: '岳塘区', fullName: '湖南省湘潭市岳塘区' } },
  ],
  keys: [],
  createdAt: '2026-11-18T02:00:00.000Z',
  createdBy: '王芳',
  version: 1,
  can: ['edit'],
  undo: null,
};

describe('the form of a partner', () => {
  it('comes back as it was, and leaves the number alone', () => {
    expect(inputOfPartner(formOfPartner(PARTNER))).toEqual({
      name: PARTNER.name,
      kind: 'agency',
      region: '4303',
      contactName: '陈主任',
      note: '',
      perMinute: 120,
      grants: [
        { verb: 'feed.read', region: '4303' },
        { verb: 'indicators.read', region: '430304' },
      ],
    });
  });

  it('moves verbs of the whole region along with it', () => {
    const form = { ...formOfPartner(PARTNER), region: '43' };
    expect(inputOfPartner(form).grants.map(({ region }) => region)).toEqual(['43', '430304']);
  });

  it('drops the number only when asked to', () => {
    const form = formOfPartner(PARTNER);
    expect(inputOfPartner({ ...form, dropPhone: true }).contactPhone).toBeNull();
    expect(inputOfPartner({ ...form, dropPhone: true, contactPhone: '073155551234' }).contactPhone).toBe(
      '073155551234',
    );
  });

  it('never takes a forgotten region for the whole network', () => {
    expect(isPlaced(emptyPartner(null))).toBe(false);
    expect(isPlaced(emptyPartner(CITY))).toBe(true);
    expect(isPlaced({ ...emptyPartner(null), reach: 'network' })).toBe(true);
  });
});
