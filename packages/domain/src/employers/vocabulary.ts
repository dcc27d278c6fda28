export const EMPLOYER_KINDS = ['organisation', 'person'] as const;
export type EmployerKind = (typeof EMPLOYER_KINDS)[number];

export const EMPLOYER_SIZES = ['micro', 'small', 'medium', 'large', 'unknown'] as const;
export type EmployerSize = (typeof EMPLOYER_SIZES)[number];

export const VERIFICATIONS = ['unverified', 'verified', 'rejected', 'expired'] as const;
export type Verification = (typeof VERIFICATIONS)[number];

/** A verification by staff is valid this long, then the record must be checked again. */
export const VERIFICATION_DAYS = 365;
