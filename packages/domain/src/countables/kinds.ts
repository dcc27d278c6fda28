/**
 * What the network counts. A kind says which record a row comes from and what counts once in it; the module that owns
 * the record declares how its rows are rebuilt.
 */
export interface CountableDefinition {
  /** The noun of the record a row comes from; a record has at most one counting row of a kind. */
  readonly source: 'vacancy' | 'seeker' | 'placement';
  /** What counts once over a period, however many rows it has. */
  readonly subject: 'vacancy' | 'seeker';
  /** A subject has one row ever: there is no need to search for earlier ones. */
  readonly once: boolean;
  /**
   * Whether a row always lies in the prefecture of its record. Work may be offered elsewhere; people are counted at
   * home.
   */
  readonly atHome: boolean;
  /** Whether somebody claims that it happened, which needs evidence; its rows have a grade. */
  readonly claim: boolean;
  /**
   * Days within which rows of one subject with one employer are one episode, each counted from the row before it. An
   * episode counts once, at its first row. Null where every row counts.
   */
  readonly episodeDays: number | null;
}

/** Two starts of one person with one employer no further apart than this are one hire, wherever they were recorded. */
export const EPISODE_DAYS = 90;

export const COUNTABLES = {
  vacancy_published: {
    source: 'vacancy',
    subject: 'vacancy',
    once: true,
    atHome: false,
    claim: false,
    episodeDays: null,
  },
  seeker_registered: {
    source: 'seeker',
    subject: 'seeker',
    once: true,
    atHome: true,
    claim: true,
    episodeDays: null,
  },
  seeker_referred: {
    source: 'placement',
    subject: 'seeker',
    once: false,
    atHome: true,
    claim: true,
    episodeDays: null,
  },
  intention_reached: {
    source: 'placement',
    subject: 'seeker',
    once: false,
    atHome: true,
    claim: true,
    episodeDays: EPISODE_DAYS,
  },
  work_started: {
    source: 'placement',
    subject: 'seeker',
    once: false,
    atHome: true,
    claim: true,
    episodeDays: EPISODE_DAYS,
  },
  work_kept: {
    source: 'placement',
    subject: 'seeker',
    once: false,
    atHome: true,
    claim: true,
    episodeDays: EPISODE_DAYS,
  },
} as const satisfies Record<string, CountableDefinition>;

export type CountableKind = keyof typeof COUNTABLES;
export type CountableSource = CountableDefinition['source'];

export const COUNTABLE_KINDS = Object.keys(COUNTABLES) as CountableKind[];

export function isCountableKind(text: string): text is CountableKind {
  return Object.hasOwn(COUNTABLES, text);
}
