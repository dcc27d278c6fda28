import { describe, expect, it } from 'vitest';
import { CLAIM_KINDS, CLAIMS, GIVEN_PROOFS, givenProofsOf, SEEN_PROOFS, worthOf } from './index.ts';

describe('claims', () => {
  it('each can reach the best grade with something that staff bring in', () => {
    for (const claim of CLAIM_KINDS) {
      const [best] = givenProofsOf(claim);
      expect(best === undefined ? null : worthOf(claim, best), claim).toBe('A');
    }
  });

  it('know every proof, and each proof is of use for some claim', () => {
    const used = new Set(Object.values(CLAIMS).flatMap((proofs) => Object.keys(proofs)));
    expect([...used].sort()).toEqual([...SEEN_PROOFS, ...GIVEN_PROOFS].sort());
  });

  it('offer the best proof first', () => {
    expect(givenProofsOf('work_kept')).toEqual([
      'wage_slip',
      'social_insurance',
      'employer_said',
      'person_said',
    ]);
  });
});
