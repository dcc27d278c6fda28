import { describe, expect, it } from 'vitest';
import { periodOf, stepFor } from './period.ts';

const custom = { from: '2026-01-05', to: '2026-02-01' };

describe('periods', () => {
  it('end today and hold as many days as they say', () => {
    expect(periodOf('week', '2026-11-22', custom)).toEqual({ from: '2026-11-16', to: '2026-11-22' });
    expect(periodOf('month', '2026-11-22', custom)).toEqual({ from: '2026-11-01', to: '2026-11-22' });
    expect(periodOf('year', '2026-11-22', custom)).toEqual({ from: '2026-01-01', to: '2026-11-22' });
  });

  it('know the month before, over the turn of the year too', () => {
    expect(periodOf('lastMonth', '2026-03-31', custom)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(periodOf('lastMonth', '2026-01-10', custom)).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });

  it('keep what was chosen', () => {
    expect(periodOf('custom', '2026-11-22', custom)).toEqual(custom);
  });

  it('are drawn in steps that can be read', () => {
    expect([7, 31, 90, 365].map(stepFor)).toEqual(['day', 'day', 'week', 'month']);
  });
});
