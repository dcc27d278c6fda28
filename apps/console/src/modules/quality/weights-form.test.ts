import { describe, expect, it } from 'vitest';
import type { PolicyRule, PolicyWeights } from '@yizhan/contract';
import {
  declaredWeights,
  differences,
  keyOf,
  rebased,
  sharesBy,
  typedFrom,
  typedWeight,
  weightIn,
} from './weights-form.ts';

const rule = (side: PolicyRule['side'], name: string, own: number, least = 0): PolicyRule => ({
  side,
  rule: name,
  default: own,
  least,
  most: 100,
});
const RULES = [
  rule('seeker', 'occupation', 30, 1),
  rule('seeker', 'pay', 20),
  rule('employer', 'occupation', 40, 1),
  rule('employer', 'skills', 10),
];
const IN_USE: PolicyWeights = {
  seeker: { occupation: 30, pay: 10 },
  employer: { occupation: 40, skills: 10 },
};
const asInUse = () => typedFrom(RULES, (one) => weightIn(IN_USE, one));
const named = (key: string) => {
  const found = RULES.find((one) => keyOf(one) === key);
  if (found === undefined) throw new Error(`No rule ${key}`);
  return found;
};

describe('a weight that was typed', () => {
  it.each([
    ['0', 0],
    ['100', 100],
    [' 7 ', 7],
    ['２５', 25],
    ['101', undefined],
    ['-1', undefined],
    ['2.5', undefined],
    ['1e1', undefined],
    ['', undefined],
    ['十', undefined],
  ])('%s is %s', (text, weight) => {
    expect(typedWeight({ 'seeker.pay': text }, named('seeker.pay'))).toBe(weight);
  });

  it('may be nought only where a match can do without the rule', () => {
    expect(typedWeight({ 'seeker.occupation': '0' }, named('seeker.occupation'))).toBeUndefined();
    expect(typedWeight({ 'seeker.occupation': '1' }, named('seeker.occupation'))).toBe(1);
  });
});

describe('the shares', () => {
  it('are of the own side alone', () => {
    const shares = sharesBy(RULES, (one) => weightIn(IN_USE, one));
    expect([...shares]).toEqual([
      ['seeker.occupation', 0.75],
      ['seeker.pay', 0.25],
      ['employer.occupation', 0.8],
      ['employer.skills', 0.2],
    ]);
  });

  it('are not told of a side in which something is wrong', () => {
    const typed = { ...asInUse(), 'seeker.pay': 'x' };
    expect([...sharesBy(RULES, (one) => typedWeight(typed, one)).keys()]).toEqual([
      'employer.occupation',
      'employer.skills',
    ]);
  });
});

describe('the differences', () => {
  it('are none as long as the fields are as they were', () => {
    expect(differences(RULES, IN_USE, asInUse())).toEqual([]);
  });

  it('name old and new, with the shares', () => {
    expect(differences(RULES, IN_USE, { ...asInUse(), 'seeker.pay': '30' })).toEqual([
      { rule: named('seeker.pay'), old: 10, new: 30, oldShare: 0.25, newShare: 0.5 },
    ]);
  });

  it('count a rule that an older version does not name by the weight of the software', () => {
    const older: PolicyWeights = { seeker: { occupation: 30 }, employer: IN_USE.employer };
    expect(differences(RULES, older, asInUse()).map(({ old, new: now }) => [old, now])).toEqual([[20, 10]]);
  });
});

describe('what is sent', () => {
  it('names every rule', () => {
    expect(declaredWeights(RULES, { ...asInUse(), 'seeker.pay': '０' })).toEqual({
      seeker: { occupation: 30, pay: 0 },
      employer: { occupation: 40, skills: 10 },
    });
  });

  it('is nothing while a field is wrong', () => {
    expect(declaredWeights(RULES, { ...asInUse(), 'employer.skills': '' })).toBeUndefined();
  });
});

it('after a conflict what was typed stays, and what was not follows the newer version', () => {
  const typed = { ...asInUse(), 'seeker.pay': '15', 'employer.skills': 'x' };
  const newer: PolicyWeights = {
    seeker: { occupation: 25, pay: 12 },
    employer: { occupation: 44, skills: 5 },
  };
  expect(
    rebased(
      typed,
      asInUse(),
      typedFrom(RULES, (one) => weightIn(newer, one)),
    ),
  ).toEqual({
    'seeker.occupation': '25',
    'seeker.pay': '15',
    'employer.occupation': '44',
    'employer.skills': 'x',
  });
});
