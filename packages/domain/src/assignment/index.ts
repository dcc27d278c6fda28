/** Nouns whose records members of staff may be put in charge of. */
export const ASSIGNABLE_NOUNS = ['seeker', 'call_back', 'vacancy'] as const;
export type AssignableNoun = (typeof ASSIGNABLE_NOUNS)[number];
