/** Numbers shown masked until the viewer states a purpose. */
export const REVEAL_FIELDS = ['phone', 'idNumber'] as const;
export type RevealField = (typeof REVEAL_FIELDS)[number];

/** Purposes for which a full number may be viewed. `other` requires an explanation in words. */
export const REVEAL_PURPOSES = [
  'call',
  'call_back',
  'follow_up',
  'verify',
  'form',
  'own_copy',
  'other',
] as const;
export type RevealPurpose = (typeof REVEAL_PURPOSES)[number];

/** Different numbers that one person may view per day, unless the bureau sets another limit. */
export const DEFAULT_REVEALS_A_DAY = 100;
