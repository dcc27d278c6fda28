import { describe, expect, it } from 'vitest';
import { ref } from 'vue';
import type { Site } from '@yizhan/contract';
import { copyMonday, emptySiteForm, formOfSite, inputOfSite, nextRange } from './site-form.ts';

const STORED: Site = {
  ...inputOfSite({ ...emptySiteForm('430302001'), name: '书院路零工驿站', address: '书院路1号' }),
  id: 'site-1',
  shortCode: null,
  region: { code: '430302001', name: '书院路街道', fullName: '雨湖区书院路街道' },
  mainSite: null,
  openState: { open: true, until: '17:30', nextOpen: null, reason: 'weekly' },
  distance: null,
  mapPoint: null,
  openVacancies: 0,
  version: 1,
  can: ['edit'],
  undo: null,
};

describe('the form of a site', () => {
  it('sends empty fields as nothing, never as zero', () => {
    const input = inputOfSite({ ...emptySiteForm('430302001'), name: '某站', address: '某路1号' });
    expect(input).toMatchObject({ lng: null, lat: null, staffCount: null, openedOn: null });
  });

  it('takes the site of an open panel, which is reactive, and shares nothing with it', () => {
    const shown = ref(STORED);
    const form = formOfSite(shown.value);
    expect(form.openingHours).toEqual(STORED.openingHours);
    form.openingHours.weekly['1'][0] = { from: '10:00', to: '11:00' };
    form.openingHours.exceptions.push({ date: '2026-12-31', ranges: [] });
    expect(shown.value.openingHours.weekly['1'][0]?.from).toBe('08:30');
    expect(shown.value.openingHours.exceptions).toEqual([]);
  });

  it('leaves out special days without a date', () => {
    const form = emptySiteForm('430302001');
    form.openingHours.exceptions = [
      { date: '', ranges: [] },
      { date: '2026-12-31', ranges: [] },
    ];
    expect(inputOfSite(form).openingHours.exceptions).toEqual([{ date: '2026-12-31', ranges: [] }]);
  });

  it('copies Monday to Friday without sharing it', () => {
    const { openingHours } = emptySiteForm('430302001');
    openingHours.weekly['1'] = [{ from: '07:00', to: '19:00' }];
    const copied = copyMonday(openingHours);
    expect(copied.weekly['5']).toEqual([{ from: '07:00', to: '19:00' }]);
    expect(copied.weekly['5']).not.toBe(copied.weekly['1']);
    expect(copied.weekly['6']).toEqual([]);
  });

  it('offers hours after the last ones and stays within the day', () => {
    expect(nextRange([])).toEqual({ from: '08:30', to: '10:30' });
    expect(nextRange([{ from: '08:30', to: '12:00' }])).toEqual({ from: '13:00', to: '15:00' });
    const late = nextRange([{ from: '20:00', to: '23:00' }]);
    expect(late.from < late.to).toBe(true);
  });
});
