import { defineFlow, type MoveOf } from '../flow/define-flow.ts';
import { VERIFICATIONS } from './vocabulary.ts';

/** The result of staff checking the papers. `lapse` follows from a new name or code, `run_out` from the clock. */
export const verificationFlow = defineFlow({
  noun: 'employer_verification',
  statuses: VERIFICATIONS,
  table: {
    unverified: { verify: 'verified', reject: 'rejected' },
    verified: { verify: 'verified', reject: 'rejected', run_out: 'expired', lapse: 'unverified' },
    rejected: { verify: 'verified', reject: 'rejected', lapse: 'unverified' },
    expired: { verify: 'verified', reject: 'rejected', lapse: 'unverified' },
  },
  moves: {
    verify: { undo: 'inverse', reason: 'optional' },
    reject: { undo: 'inverse', reason: 'optional' },
    run_out: { undo: 'never', reason: 'none' },
    lapse: { undo: 'never', reason: 'none' },
  },
  openings: { open: { to: ['unverified'], takenBack: null } },
});
export type VerificationMove = MoveOf<typeof verificationFlow>;

export const EMPLOYER_STANDINGS = ['good', 'blacklisted'] as const;
export type EmployerStanding = (typeof EMPLOYER_STANDINGS)[number];

/** The blacklist. A blacklisting also ends by itself, at the end of its last day; then `blacklist` may set another. */
export const standingFlow = defineFlow({
  noun: 'employer_standing',
  statuses: EMPLOYER_STANDINGS,
  table: {
    good: { blacklist: 'blacklisted' },
    blacklisted: { clear: 'good', blacklist: 'blacklisted' },
  },
  moves: {
    blacklist: { undo: 'inverse', reason: 'words' },
    clear: { undo: 'inverse', reason: 'words' },
  },
  openings: { open: { to: ['good'], takenBack: null } },
});
export type StandingMove = MoveOf<typeof standingFlow>;
