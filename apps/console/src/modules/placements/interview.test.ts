import { describe, expect, it } from 'vitest';
import { instantOf, isInHours, newInterview } from './interview.ts';

describe('an interview being arranged', () => {
  it('starts with tomorrow of the office, which may be another day than that of the server', () => {
    // 22:30 on 21 November in London is 06:30 on the 22nd in Shanghai.
    expect(newInterview(new Date('2026-11-21T22:30:00Z')).day).toBe('2026-11-23');
  });

  it('is an instant in the office’s time', () => {
    const draft = { ...newInterview(new Date('2026-11-22T02:00:00Z')), day: '2026-11-24', time: '14:30' };
    expect(new Date(instantOf(draft) ?? '').toISOString()).toBe('2026-11-24T06:30:00.000Z');
  });

  it('is none while the day or the time is missing', () => {
    const draft = newInterview(new Date('2026-11-22T02:00:00Z'));
    expect(instantOf({ ...draft, day: '' })).toBeUndefined();
    expect(instantOf({ ...draft, time: '' })).toBeUndefined();
  });

  it('lies in the hours in which people can be expected, as a whole', () => {
    const draft = { day: '2026-11-24', time: '03:00', minutes: 30 };
    expect(isInHours(draft)).toBe(false);
    expect(isInHours({ ...draft, time: '08:00' })).toBe(true);
    expect(isInHours({ ...draft, time: '19:30' })).toBe(true);
    expect(isInHours({ ...draft, time: '19:31' })).toBe(false);
    // Nothing is wrong yet with what is not typed.
    expect(isInHours({ ...draft, time: '' })).toBe(true);
  });
});
