import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NATION } from '../rules/windows.ts';
import { approvalAt, isLooser, takesSecondPerson, type ApprovalRule } from './rules.ts';

const CHAIN = [NATION, '43', '4303', '430304', '430304004'] as const;
const rule = fc.record({
  region: fc.constantFrom(...CHAIN, '4312', '430302'),
  isOn: fc.boolean(),
  threshold: fc.option(fc.integer({ min: 0, max: 5_000 })),
});

describe('the rule that holds at a place', () => {
  it('is nothing where nobody says so', () => {
    expect(approvalAt([], '430304')).toEqual({ isOn: false, threshold: null, from: [] });
    expect(approvalAt([{ region: '4312', isOn: true, threshold: 10 }], '430304').isOn).toBe(false);
  });

  it('is inherited downward, and the strictest of all', () => {
    const rules: ApprovalRule[] = [
      { region: NATION, isOn: true, threshold: 2_000 },
      { region: '4303', isOn: true, threshold: 500 },
      { region: '430304', isOn: true, threshold: 900 },
    ];
    expect(approvalAt(rules, '4312')).toEqual({ isOn: true, threshold: 2_000, from: [NATION] });
    expect(approvalAt(rules, '430304004')).toEqual({ isOn: true, threshold: 500, from: ['4303'] });
    expect(takesSecondPerson(approvalAt(rules, '430304'), 500)).toBe(false);
    expect(takesSecondPerson(approvalAt(rules, '430304'), 501)).toBe(true);
  });

  it('never becomes laxer by going down, nor by another rule', () => {
    fc.assert(
      fc.property(fc.array(rule), rule, (rules, added) => {
        CHAIN.slice(1).forEach((region, at) => {
          const above = approvalAt(rules, CHAIN[at] ?? NATION);
          expect(isLooser(approvalAt(rules, region), above)).toBe(false);
          expect(isLooser(approvalAt([...rules, added], region), approvalAt(rules, region))).toBe(false);
        });
      }),
    );
  });

  it('is looser exactly where a step that took a second person no longer does', () => {
    const holding = fc
      .record({ isOn: fc.boolean(), threshold: fc.option(fc.nat(40)) })
      .map((given) => ({ ...given, from: [] }));
    fc.assert(
      fc.property(holding, holding, (before, after) => {
        const freed = Array.from({ length: 45 }, (_, rows) => rows + 1).some(
          (rows) => takesSecondPerson(before, rows) && !takesSecondPerson(after, rows),
        );
        expect(isLooser(after, before)).toBe(freed);
      }),
    );
  });
});
