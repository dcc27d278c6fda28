import { describe, expect, it } from 'vitest';
import { keyStateOn } from './index.ts';

describe('a key', () => {
  it.each([
    ['the day before its last', '2026-11-17', false, 'valid'],
    ['its last day', '2026-11-18', false, 'valid'],
    ['the day after', '2026-11-19', false, 'expired'],
    ['the first day of the next year', '2027-01-01', false, 'expired'],
    ['its last day, revoked', '2026-11-18', true, 'revoked'],
    ['the day after, revoked', '2026-11-19', true, 'revoked'],
  ] as const)('on %s (%s)', (_what, today, revoked, state) => {
    expect(keyStateOn({ lastDay: '2026-11-18', revoked }, today)).toBe(state);
  });
});
