import { expect, it } from 'vitest';
import {
  answerRules,
  answerType,
  checkRules,
  checkWindows,
  openQuestions,
  PARAMETERS,
  PERSON_VOCABULARY,
  readValue,
  RULE_CODES,
  windowAt,
} from '@yizhan/domain';
import { SHIPPED_WINDOWS } from './parameters.ts';
import { SHIPPED_RULES } from './rules.ts';

const windows = SHIPPED_WINDOWS.map((one) => ({ ...one, after: 'unknown' as const, overrides: null }));

it('ships one rule of each code, without problems, and each answers yes or no', () => {
  expect(SHIPPED_RULES.map(({ code }) => code).sort()).toEqual([...RULE_CODES].sort());
  for (const { code, content } of SHIPPED_RULES) {
    expect(checkRules(content, PERSON_VOCABULARY), code).toEqual([]);
    expect(answerType(content, PERSON_VOCABULARY), code).toBe('yes_no');
  }
});

it('ships windows without gaps and overlaps, and values of the parameters’ types', () => {
  for (const { parameter, value } of windows) {
    expect(readValue(PARAMETERS[parameter].type, value), parameter).toBeDefined();
  }
  for (const parameter of new Set(windows.map((one) => one.parameter))) {
    const own = windows.filter((one) => one.parameter === parameter);
    expect(
      checkWindows(own).filter(({ kind }) => kind !== 'overrides'),
      parameter,
    ).toEqual([]);
  }
});

it('answers sixty rule sets and ranks the questions in far less than it takes to check them', () => {
  const sets = Array.from({ length: 5 }, () => SHIPPED_RULES).flat();
  expect(sets).toHaveLength(60);
  const situation = {
    facts: { birth_date: '1980-05-06', sex: 'female', groups: [] },
    asOf: '2026-11-18',
    parameter: (name: string) => {
      const window = windowAt(windows, name, '430304', '2026-11-18');
      return window === null ? undefined : readValue(PARAMETERS[window.parameter].type, window.value);
    },
  };
  const answer = () =>
    openQuestions(sets.map(({ content }) => answerRules(content, situation, PERSON_VOCABULARY)));
  const check = () => sets.flatMap(({ content }) => checkRules(content, PERSON_VOCABULARY));
  const timed = (work: () => unknown): number => {
    const began = performance.now();
    for (let run = 0; run < 20; run += 1) work();
    return performance.now() - began;
  };
  timed(answer);
  timed(check);
  expect(answer().length).toBeGreaterThan(3);
  expect(timed(answer)).toBeLessThan(10 * timed(check));
});
