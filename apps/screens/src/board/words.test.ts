import { describe, expect, it } from 'vitest';
import { clockText, dateText, todayText } from './words.ts';

const at = (text: string): Date => new Date(text);

describe('times on a board', () => {
  it('are those of Shanghai', () => {
    const now = at('2026-11-22T04:00:00Z');
    expect(clockText(at('2026-11-22T01:05:00Z'), now, 'zh-CN')).toBe('09:05');
    expect(clockText(at('2026-11-21T15:59:00Z'), now, 'zh-CN')).toBe('11月21日 23:59');
    expect(clockText(at('2026-11-21T16:00:00Z'), now, 'en')).toBe('00:00');
  });

  it('name the day', () => {
    expect(dateText(at('2026-11-21T20:00:00Z'), 'zh-CN')).toBe('11月22日');
    expect(todayText(at('2026-11-22T04:00:00Z'), 'zh-CN')).toBe('11月22日 周日');
    expect(todayText(at('2026-11-22T04:00:00Z'), 'en')).toBe('Sunday 22 Nov');
  });
});
