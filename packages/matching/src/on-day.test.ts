import { describe, expect, it } from 'vitest';
import { seekerOnDay, vacancyOnDay } from './on-day.ts';
import { CONTEXT, pair } from './testing/fixtures.ts';

const on = (today: string) => ({ ...CONTEXT, today });

describe('what the date changes', () => {
  it('is the age of a person', () => {
    const { input } = pair({ birthDate: '1980-03-04' }, {}).seeker;
    expect(seekerOnDay(input, on('2026-03-02'))).toBe(seekerOnDay(input, on('2026-03-03')));
    expect(seekerOnDay(input, on('2026-03-04'))).not.toBe(seekerOnDay(input, on('2026-03-03')));
  });

  it('is whether a vacancy’s last day has passed, and once a week how long ago it was confirmed', () => {
    const of = (offered: { confirmedOn: string | null; validUntil: string | null }, today: string) =>
      vacancyOnDay(pair({}, offered).vacancy.input, on(today));
    const confirmed = { confirmedOn: '2026-02-26', validUntil: null };
    expect(of(confirmed, '2026-03-02')).toBe(of(confirmed, '2026-03-08'));
    expect(of(confirmed, '2026-03-09')).not.toBe(of(confirmed, '2026-03-08'));
    const ending = { confirmedOn: null, validUntil: '2026-03-04' };
    expect(of(ending, '2026-03-04')).toBe(of(ending, '2026-03-02'));
    expect(of(ending, '2026-03-05')).not.toBe(of(ending, '2026-03-04'));
  });
});
