/** An occupation of the 职业分类大典 2022 with the names people use for it. */
export interface OccupationEntry {
  /** Eight digits in the form `4-08-10-01`. */
  readonly code: string;
  readonly name: string;
  /** Other names of the same occupation. */
  readonly synonyms: readonly string[];
  /** Names without an exact occupation in the classification, for which this one is the nearest (普工, 文员). */
  readonly approximate: readonly string[];
  /** Like `approximate`, but only when it is the whole title: 助理 says something, 口腔种植助理 something else. */
  readonly bareOnly: readonly string[];
}

/** One possible occupation of a title. */
export interface OccupationCandidate {
  readonly code: string;
  readonly name: string;
  /** 0..1 */
  readonly confidence: number;
}

/** What a free title means. */
export interface TitleClassification {
  /** Null when nothing reaches {@link TITLE_CONFIDENCE_THRESHOLD}: the title is unmapped. */
  readonly code: string | null;
  readonly name: string | null;
  /** 0..1, of the best candidate even when it is too low to map. */
  readonly confidence: number;
  /** True when the classification has no exact occupation and the nearest one was used. */
  readonly approximate: boolean;
  /** Other candidates, best first; when unmapped the best candidate is among them. */
  readonly alternatives: readonly OccupationCandidate[];
}

/** Below this a title stays unmapped and a person chooses among the alternatives: never silently wrong. */
export const TITLE_CONFIDENCE_THRESHOLD = 0.6;
