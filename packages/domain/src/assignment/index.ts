/** Nouns whose records members of staff may be put in charge of. */
export const ASSIGNABLE_NOUNS = ['seeker', 'call_back', 'vacancy'] as const;
export type AssignableNoun = (typeof ASSIGNABLE_NOUNS)[number];

/** What a record is kept confidential for. */
export const CONFIDENTIAL_PURPOSES = ['mediation', 'wages', 'household', 'claim', 'safety', 'other'] as const;
export type ConfidentialPurpose = (typeof CONFIDENTIAL_PURPOSES)[number];
