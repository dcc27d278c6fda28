import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  checkWindows,
  NATION,
  overriddenBy,
  regionChain,
  windowAt,
  windowProblemText,
  type ParameterWindow,
} from './windows.ts';

const window = (
  region: string,
  from: string,
  to: string | null,
  over: Partial<ParameterWindow> = {},
): ParameterWindow => ({
  parameter: 'wage',
  region,
  value: Number(from.slice(0, 4)),
  from,
  to,
  overrides: null,
  after: 'unknown',
  ...over,
});

describe('windows of parameters', () => {
  it('inherits from the division above until the first window of its own', () => {
    const windows = [
      window(NATION, '2020-01-01', null),
      window('43', '2021-01-01', null, { overrides: NATION }),
      window('431202', '2023-01-01', null, { overrides: '43' }),
    ];
    expect(regionChain('431202001')).toEqual(['431202001', '431202', '4312', '43', NATION]);
    expect(windowAt(windows, 'wage', '110101', '2024-01-01')?.region).toBe(NATION);
    expect(windowAt(windows, 'wage', '4312', '2024-01-01')?.region).toBe('43');
    expect(windowAt(windows, 'wage', '431202001', '2024-01-01')?.region).toBe('431202');
    expect(windowAt(windows, 'wage', '431202001', '2022-12-31')?.region).toBe('43');
    expect(windowAt(windows, 'wage', '431202', '2019-12-31')).toBeNull();
    expect(checkWindows(windows)).toEqual([]);
  });

  it('does not know after the last window, never takes the last value, and goes up only where it says so', () => {
    const windows = [
      window('43', '2020-01-01', null),
      window('4312', '2021-01-01', '2022-01-01', { overrides: '43' }),
    ];
    expect(windowAt(windows, 'wage', '4312', '2021-12-31')?.region).toBe('4312');
    expect(windowAt(windows, 'wage', '4312', '2022-01-01')).toBeNull();
    const ended = windows.map((one) => (one.region === '4312' ? { ...one, after: 'above' as const } : one));
    expect(windowAt(ended, 'wage', '4312', '2022-01-01')?.region).toBe('43');
  });

  it('does not know within a gap, also where the window before lets the one above count', () => {
    const windows = [
      window('43', '2020-01-01', null),
      window('4312', '2021-01-01', '2022-01-01', { overrides: '43', after: 'above' }),
      window('4312', '2023-01-01', null),
    ];
    expect(windowAt(windows, 'wage', '4312', '2022-06-01')).toBeNull();
  });

  it('says gaps, overlaps, ends before beginnings and what is overridden in sentences', () => {
    const windows = [
      window('43', '2020-01-01', null),
      window('4312', '2021-01-01', '2022-01-01', { overrides: '43' }),
      window('4312', '2022-03-01', '2023-01-01'),
      window('4312', '2022-12-01', null),
      window('4301', '2022-01-01', '2022-01-01', { overrides: '43' }),
    ];
    const sentences = (locale: 'zh-CN' | 'en'): string[] =>
      checkWindows(windows).map((one) =>
        windowProblemText(one, locale, (code) => (code === '43' ? '湖南省' : code)),
      );
    expect(sentences('zh-CN')).toContain(
      '4312：从2022-01-01到2022-02-28没有标准，这段时间的判断会是“还不知道”。',
    );
    expect(sentences('zh-CN')).toContain(
      '4312：从2022-12-01到2022-12-31有两个标准同时有效，请先结束前一个。',
    );
    expect(sentences('en')).toContain('4301: the end 2022-01-01 is not after the beginning 2022-01-01.');
    expect(sentences('zh-CN')).toContain(
      '4312（2022-03-01起）：没有写明替代谁的标准，而当时有效的是湖南省的标准。',
    );
  });

  it('finds an overlap across a window that lies within another', () => {
    const windows = [
      window('43', '2020-01-01', null),
      window('43', '2021-01-01', '2022-01-01'),
      window('43', '2023-01-01', '2024-01-01'),
    ];
    expect(checkWindows(windows).map(({ kind, region: _region, ...days }) => ({ kind, ...days }))).toEqual([
      { kind: 'overlap', from: '2021-01-01', to: '2022-01-01' },
      { kind: 'overlap', from: '2023-01-01', to: '2024-01-01' },
    ]);
  });

  it('names what a window replaces', () => {
    const windows = [window('43', '2020-01-01', null)];
    expect(overriddenBy(windows, { parameter: 'wage', region: '4312', from: '2021-01-01' })).toBe('43');
    expect(overriddenBy(windows, { parameter: 'wage', region: '4312', from: '2019-01-01' })).toBeNull();
    expect(overriddenBy(windows, { parameter: 'wage', region: NATION, from: '2021-01-01' })).toBeNull();
  });

  it('answers each day of a row of windows without problems from exactly one of them', () => {
    const day = (at: number): string => new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(2000), { minLength: 2, maxLength: 8 }),
        fc.nat(2200),
        (cuts, asked) => {
          const ordered = [...cuts].sort((a, b) => a - b);
          const windows = ordered
            .slice(0, -1)
            .map((from, at) => window('43', day(from), day(ordered[at + 1] ?? from)));
          expect(checkWindows(windows)).toEqual([]);
          const holding = windows.filter(
            (one) => one.from <= day(asked) && (one.to === null || day(asked) < one.to),
          );
          expect(holding.length).toBeLessThanOrEqual(1);
          expect(windowAt(windows, 'wage', '430102', day(asked))).toEqual(holding[0] ?? null);
        },
      ),
    );
  });
});
