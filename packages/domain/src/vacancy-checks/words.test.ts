import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkVacancy } from './check-vacancy.ts';
import { soundContext, soundVacancy } from './test-vacancy.ts';
import { CHECK_EXAMPLES, WORDED_CHECKS, type CheckWord, type WordedCheck } from './words.ts';

const SOUND = soundVacancy().description;
const codesIn = (text: string, words: readonly CheckWord[] = []) =>
  checkVacancy(soundVacancy({ description: `${SOUND}\n${text}` }), soundContext({ words })).map(
    ({ code }) => code,
  );
const word = (check: WordedCheck, text: string, effect: 'find' | 'leave' = 'find'): CheckWord => ({
  check,
  word: text,
  effect,
});

describe('examples of what a check finds', () => {
  it.each(
    WORDED_CHECKS.flatMap((check) => CHECK_EXAMPLES[check].map((example) => [check, example] as const)),
  )('%s: %s', (check, example) => {
    expect(codesIn(example)).toContain(check);
  });

  it('say nothing of an advert that is sound', () => {
    expect(codesIn('')).toEqual([]);
  });
});

describe('words of a bureau', () => {
  it('widen a check, with its severity, and are not held against what denies them', () => {
    expect(codesIn('要求五官端正')).toEqual([]);
    const own = [word('bureau_words', '五官端正'), word('fee_charged', '占坑费')];
    expect(codesIn('要求五官端正', own)).toEqual(['bureau_words']);
    expect(codesIn('每人占坑费', own)).toEqual(['fee_charged']);
    expect(codesIn('不收占坑费', own)).toEqual([]);
  });

  it('are compared in half width and without regard to case, never as a pattern', () => {
    expect(codesIn('只要ＡＢ型血', [word('bureau_words', 'ab型血')])).toEqual(['bureau_words']);
    expect(codesIn('只要甲乙丙', [word('bureau_words', '甲.丙')])).toEqual([]);
    expect(codesIn('甲.丙(丁)*', [word('bureau_words', '甲.丙(丁)*')])).toEqual(['bureau_words']);
  });

  it('narrow a check: what contains the word is left alone, anything else is still found', () => {
    const own = [word('discrimination_hepatitis', '乙肝疫苗接种点', 'leave')];
    expect(codesIn('门口就是乙肝疫苗接种点。', own)).toEqual([]);
    expect(codesIn('门口就是乙肝疫苗接种点。入职查乙肝。', own)).toEqual(['discrimination_hepatitis']);
    expect(codesIn('门口就是乙肝疫苗接种点。', [word('fraud_words', '乙肝疫苗接种点', 'leave')])).toEqual(
      codesIn('门口就是乙肝疫苗接种点。'),
    );
  });

  it('keep any signs that somebody types from breaking the checks', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 30 }).filter((text) => text.trim() !== ''),
        fc.constantFrom('find' as const, 'leave' as const),
        (text, effect) => {
          expect(() => codesIn(`前${text}后`, [word('bureau_words', text, effect)])).not.toThrow();
        },
      ),
    );
  });
});
