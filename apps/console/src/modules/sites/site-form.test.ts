import { describe, expect, it } from 'vitest';
import { copyMonday, emptySiteForm, inputOfSite, nextRange } from './site-form.ts';

describe('the form of a site', () => {
  it('sends empty fields as nothing, never as zero', () => {
    const input = inputOfSite({ ...emptySiteForm('430302001'), name: '某站', address: '某路1号' });
    expect(input).toMatchObject({ lng: null, lat: null, staffCount: null, openedOn: null });
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
