import { describe, expect, it } from 'vitest';
import { explainFailure } from './failures.ts';

describe('a command that fails', () => {
  it('says how to mend what the person can mend, even deep in the causes', () => {
    const taken = Object.assign(new Error('listen EADDRINUSE :::8080'), { code: 'EADDRINUSE' });
    expect(explainFailure(new Error('Start failed', { cause: taken }))).toContain('PORT=8081');
  });

  it('prints a message meant for people without a stack, and a fault with one', () => {
    expect(explainFailure(new Error('These settings cannot be used'))).toBe('These settings cannot be used');
    expect(explainFailure(new TypeError('x is not a function'))).toContain('failures.test.ts');
  });
});
