/** Numbers that are shown masked until somebody says what for. */
export const REVEAL_FIELDS = ['phone', 'idNumber'] as const;
export type RevealField = (typeof REVEAL_FIELDS)[number];

/** What a full number may be looked at for. `other` asks for words of one's own. */
export const REVEAL_PURPOSES = ['call', 'call_back', 'follow_up', 'verify', 'form', 'other'] as const;
export type RevealPurpose = (typeof REVEAL_PURPOSES)[number];

/** Different numbers that one person may look at in a day, unless the bureau sets another figure. */
export const DEFAULT_REVEALS_A_DAY = 100;
