import { describe, expect, it } from 'vitest';
import { PRIORITY_GROUPS } from '@yizhan/domain';
import {
  FOUND_BY,
  POLICY_SOURCES,
  POLICY_STATES,
  QUALITY_MEASURES,
  QUALITY_SPLITS,
  TRAINING_RESULTS,
} from '@yizhan/contract';
import { FEATURES } from '@yizhan/matching';
import { GROUPS, MEASURES, SPLITS } from './vocabulary.ts';
import en from './texts/en.ts';
import zh from './texts/zh-CN.ts';

describe.each([
  ['zh-CN', zh],
  ['en', en],
])('texts in %s', (_, texts) => {
  it('name every rule, step, way of finding, version state and result', () => {
    const missing = (names: object, codes: readonly string[]) => codes.filter((code) => !(code in names));
    for (const side of ['seeker', 'employer'] as const) {
      const rules = FEATURES.filter((feature) => feature.side === side).map(({ rule }) => rule);
      expect(missing(texts.rules[side], rules)).toEqual([]);
    }
    expect(missing(texts.figures.measure, QUALITY_MEASURES)).toEqual([]);
    expect(missing(texts.figures.by, QUALITY_SPLITS)).toEqual([]);
    expect(missing(texts.figures.foundBy, FOUND_BY)).toEqual([]);
    expect(missing(texts.history.states, POLICY_STATES)).toEqual([]);
    expect(missing(texts.history.source, POLICY_SOURCES)).toEqual([]);
    expect(missing(texts.result, TRAINING_RESULTS)).toEqual([]);
  });
});

it('the lists of the page are those of the contract', () => {
  expect([...MEASURES]).toEqual([...QUALITY_MEASURES]);
  expect([...SPLITS]).toEqual([...QUALITY_SPLITS]);
  expect([...GROUPS]).toEqual([...PRIORITY_GROUPS]);
});
