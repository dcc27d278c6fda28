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
}

export const COUNTABLES = {
  vacancy_published: { source: 'vacancy', subject: 'vacancy', once: true, atHome: false },
  seeker_registered: { source: 'seeker', subject: 'seeker', once: true, atHome: true },
  seeker_referred: { source: 'placement', subject: 'seeker', once: false, atHome: true },
  intention_reached: { source: 'placement', subject: 'seeker', once: false, atHome: true },
  work_started: { source: 'placement', subject: 'seeker', once: false, atHome: true },
} as const satisfies Record<string, CountableDefinition>;

export type CountableKind = keyof typeof COUNTABLES;
export type CountableSource = CountableDefinition['source'];

export const COUNTABLE_KINDS = Object.keys(COUNTABLES) as CountableKind[];

export function isCountableKind(text: string): text is CountableKind {
  return Object.hasOwn(COUNTABLES, text);
}
