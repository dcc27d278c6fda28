import type { ClaimKind, Grade } from '../countables/index.ts';

/** What the platform saw itself, in records of its own. */
export const SEEN_PROOFS = [
  'own_sign_in',
  'referral_slip',
  'person_answered',
  'employer_answered',
  'interview_held',
  'follow_up_call',
] as const;

/** What staff bring in. */
export const GIVEN_PROOFS = [
  'signed_form',
  'labour_contract',
  'wage_slip',
  'social_insurance',
  'employer_said',
  'person_said',
] as const;

export type SeenProof = (typeof SEEN_PROOFS)[number];
export type GivenProof = (typeof GIVEN_PROOFS)[number];
export type ProofKind = SeenProof | GivenProof;
export const PROOF_KINDS: readonly ProofKind[] = [...SEEN_PROOFS, ...GIVEN_PROOFS];

/** What a proof that staff bring in must have: the paper itself, or the words of where it was looked up. */
export const PROOF_NEEDS = {
  signed_form: 'file',
  labour_contract: 'file',
  wage_slip: 'file',
  social_insurance: 'words',
  employer_said: 'words',
  person_said: 'words',
} as const satisfies Record<GivenProof, 'file' | 'words'>;

/**
 * Which proofs count for a claim, and how much. An example scale: no regulation that is known here grades proofs; a
 * paper of somebody else is worth more than a word, the other side's word more than one's own side's.
 */
export const CLAIMS = {
  seeker_registered: { own_sign_in: 'B', signed_form: 'A', person_said: 'C' },
  seeker_referred: {
    referral_slip: 'A',
    signed_form: 'A',
    employer_answered: 'B',
    person_answered: 'B',
    employer_said: 'C',
    person_said: 'C',
  },
  intention_reached: {
    signed_form: 'A',
    labour_contract: 'A',
    employer_answered: 'B',
    interview_held: 'C',
    employer_said: 'C',
    person_said: 'C',
  },
  work_started: {
    labour_contract: 'A',
    wage_slip: 'A',
    social_insurance: 'A',
    employer_answered: 'B',
    follow_up_call: 'C',
    employer_said: 'C',
    person_said: 'C',
  },
  work_kept: {
    wage_slip: 'A',
    social_insurance: 'A',
    follow_up_call: 'C',
    employer_said: 'C',
    person_said: 'C',
  },
} as const satisfies Record<ClaimKind, Readonly<Partial<Record<ProofKind, Grade>>>>;

export const CLAIM_KINDS = Object.keys(CLAIMS) as ClaimKind[];

/** What a proof is worth for a claim; null where it says nothing of it. */
export function worthOf(claim: ClaimKind, proof: ProofKind): Grade | null {
  const worth: Readonly<Partial<Record<ProofKind, Grade>>> = CLAIMS[claim];
  return worth[proof] ?? null;
}

/** The proofs that staff may bring in for a claim, the best first. */
export function givenProofsOf(claim: ClaimKind): GivenProof[] {
  const worth = (proof: GivenProof): string => worthOf(claim, proof) ?? 'Z';
  return GIVEN_PROOFS.filter((proof) => worthOf(claim, proof) !== null).sort((a, b) =>
    worth(a) < worth(b) ? -1 : worth(a) > worth(b) ? 1 : 0,
  );
}
