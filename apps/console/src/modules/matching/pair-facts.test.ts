import { describe, expect, it } from 'vitest';
import type { MatchReason } from '@yizhan/contract';
import { otherReasons, verdictOf } from './pair-facts.ts';

const reason = (rule: string, sign: MatchReason['sign'], text: string): MatchReason => ({
  rule,
  side: 'seeker',
  sign,
  points: 100,
  text,
});

describe('a row of the comparison', () => {
  const verdict = {
    exclusions: [{ rule: 'pay_floor', text: '比底线少200元', change: '把底线降到3000元' }],
    reasons: [
      reason('pay', '-', '少200元'),
      reason('distance', '+', '离家1.2公里'),
      reason('occupation', '+', '正对口'),
      { ...reason('occupation', '-', '没做过这一行'), side: 'employer' as const },
      reason('freshness', '0', '三天前确认过'),
    ],
  };

  it('names exclusions first', () => {
    expect(verdictOf('pay', verdict)).toEqual({ agreement: 'apart', texts: ['比底线少200元'] });
  });

  it('is to be watched when one side is not satisfied', () => {
    expect(verdictOf('work', verdict)).toEqual({ agreement: 'watch', texts: ['没做过这一行', '正对口'] });
  });

  it('suits, or leaves open what no rule speaks of', () => {
    expect(verdictOf('way', verdict)).toEqual({ agreement: 'suits', texts: ['离家1.2公里'] });
    expect(verdictOf('skills', verdict)).toEqual({ agreement: 'open', texts: [] });
  });

  it('leaves what belongs to no row to the end', () => {
    expect(otherReasons(verdict)).toEqual([{ agreement: 'open', texts: ['三天前确认过'] }]);
  });
});
