import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { disableNeedsReason } from './disable-needs-reason.mjs';

function complaints(code: string): string[] {
  const config: Linter.Config = {
    plugins: { ours: { rules: { reason: disableNeedsReason } } },
    rules: { 'ours/reason': 'error' },
  };
  return new Linter()
    .verify(code, config)
    .filter(({ ruleId }) => ruleId === 'ours/reason')
    .map(({ message }) => message);
}

describe('turning a lint rule off', () => {
  it('needs a reason after two hyphens', () => {
    expect(complaints('debugger; // eslint-disable-line no-debugger')).toEqual(['Say why after "--".']);
    expect(complaints('/* eslint-disable no-debugger -- */ debugger;')).toEqual(['Say why after "--".']);
  });

  it('passes with one, and other comments are no matter', () => {
    expect(complaints('debugger; // eslint-disable-line no-debugger -- shows the way')).toEqual([]);
    expect(complaints('// about eslint-disable\n1;')).toEqual([]);
  });
});
