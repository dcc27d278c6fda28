import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOAD_CLASSES, loadClasses } from './report.ts';
import { certificateText, loadLabel } from './rounds.views.ts';

describe('the certificate in words', () => {
  it.each([
    [0, '找不到总体更好的分法'],
    [0.000_08, '最多只能好 0.0080%'],
    [0.0123, '最多只能好 1.3%'],
    [0.25, '最多只能好 25%'],
  ])('of a gap of %f', (gap, words) => {
    expect(certificateText({ gap, bound: 1 }, 'zh-CN')).toContain(words);
  });

  it('never promises more than was proved', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1, noNaN: true }), (gap) => {
        const [, percent] = /most ([\d.]+)%/.exec(certificateText({ gap, bound: 1 }, 'en')) ?? [];
        expect(Number(percent)).toBeGreaterThanOrEqual(gap * 100 * (1 - 1e-12));
      }),
      { seed: 7 },
    );
  });
});

describe('classes of load', () => {
  it('count vacancies by people for each place, with a label for each class', () => {
    const classes = loadClasses(Int32Array.of(0, 1, 2, 4, 10, 11, 40), Int32Array.of(3, 1, 1, 1, 2, 1, 2));
    expect(classes).toEqual([1, 1, 1, 2, 0, 2]);
    expect(classes).toHaveLength(LOAD_CLASSES.length + 1);
    expect(classes.map((_, at) => loadLabel(at, 'en'))).toEqual([
      'Nobody',
      'Up to 1 for each place',
      '1 to 2',
      '2 to 5',
      '5 to 10',
      'Over 10',
    ]);
  });
});
