/** How somebody at the counter showed that they are the person, or may act for them. */
export const IDENTITY_PROOFS = ['id_card', 'social_security_card', 'proxy', 'kin'] as const;
export type IdentityProof = (typeof IDENTITY_PROOFS)[number];

/**
 * Why personal data is erased: what article 47 of 个人信息保护法 lists, and the next of kin of somebody who died
 * (article 49).
 */
export const ERASURE_REASONS = [
  'asked',
  'consent_withdrawn',
  'purpose_done',
  'unlawful',
  'deceased',
] as const;
export type ErasureReason = (typeof ERASURE_REASONS)[number];
