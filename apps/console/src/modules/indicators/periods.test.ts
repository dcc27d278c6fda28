import { describe, expect, it } from 'vitest';
import { periodOf, presetOf, rowFilter, stretchFor } from './periods.ts';

describe('periodOf', () => {
  it.each([
    ['this_month', '2026-11-22', '2026-11-01', '2026-11-22'],
    ['last_month', '2026-11-22', '2026-10-01', '2026-10-31'],
    ['last_month', '2026-01-05', '2025-12-01', '2025-12-31'],
    ['last_month', '2028-03-01', '2028-02-01', '2028-02-29'],
    ['this_quarter', '2026-11-22', '2026-10-01', '2026-11-22'],
    ['this_quarter', '2026-03-31', '2026-01-01', '2026-03-31'],
    ['this_year', '2026-11-22', '2026-01-01', '2026-11-22'],
    ['last_30', '2026-11-22', '2026-10-24', '2026-11-22'],
  ] as const)('%s on %s is %s to %s', (preset, today, from, to) => {
    expect(periodOf(preset, today)).toEqual({ from, to });
  });

  it('is recognised by its days', () => {
    expect(presetOf({ from: '2026-10-01', to: '2026-10-31' }, '2026-11-22')).toBe('last_month');
    expect(presetOf({ from: '2026-10-02', to: '2026-10-31' }, '2026-11-22')).toBeUndefined();
  });
});

describe('stretchFor', () => {
  it('grows with the period', () => {
    expect(stretchFor({ from: '2026-10-01', to: '2026-10-31' })).toBe('day');
    expect(stretchFor({ from: '2026-09-01', to: '2026-11-22' })).toBe('week');
    expect(stretchFor({ from: '2026-01-01', to: '2026-11-22' })).toBe('month');
  });
});

describe('rowFilter', () => {
  const keys = ['4303', '430302', '430304', null];

  it('means a division with everything below it', () => {
    expect(rowFilter('430302', '4303', keys)).toEqual({ region: '430302' });
  });

  it('means only the division itself for rows in no division below', () => {
    expect(rowFilter('4303', '4303', keys)).toEqual({ region: '4303', exactRegion: '4303' });
    expect(rowFilter('43', null, ['43', '4303'])).toEqual({ exactRegion: '43' });
  });
});
