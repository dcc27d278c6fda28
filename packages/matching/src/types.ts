/**
 * Inputs and outputs of the matching engine. Plain objects only: the server maps its rows to these, tests write them by
 * hand. The engine has no clock, no random, no I/O.
 *
 * Conventions: ids are strings; money is integer fen; dates are `YYYY-MM-DD` of the office (Asia/Shanghai); instants
 * are ISO 8601 with an offset; coordinates are WGS-84 degrees; region codes are GB/T 2260 of 2, 4, 6, 9 or 12 digits;
 * occupation codes are those of the 2022 classification ('4-08-10-01'). Everything a person or an advert left out is
 * `null` or an empty list, and is never held against them.
 */
import type { CertificateCode } from './vocabulary/certificates.ts';
import type { LimitationCode } from './vocabulary/limitations.ts';

export type { CertificateCode } from './vocabulary/certificates.ts';
export type { LimitationCode } from './vocabulary/limitations.ts';

/** WGS-84 degrees. (0, 0) and values off the globe are treated as not given. */
export interface Coordinates {
  lng: number;
  lat: number;
}

/** A weighted position in the occupation tree. `code` is null when the title could not be mapped. */
export interface OccupationRef {
  code: string | null;
  /** The words used by the person or the advert ('保安'); shown in reasons, compared when no code is known. */
  title: string;
  /** 1–100; the first wish of a person, or a certain mapping, is 100. */
  weight: number;
}

export type PayUnit = 'month' | 'day' | 'hour' | 'piece' | 'year' | 'once';

/** One amount with its unit: what a person wants, or their floor. */
export interface PayAmount {
  /** Integer fen. */
  amount: number;
  unit: PayUnit;
}

/** What a vacancy pays, fen; `max` null means only a lower end was stated, both null 'negotiable'. */
export interface PayOffer {
  min: number | null;
  max: number | null;
  unit: PayUnit;
}

export type EmploymentKind =
  | 'full_time'
  | 'part_time'
  | 'gig'
  | 'internship'
  | 'public_welfare'
  | 'campus_order'
  | 'dispatch'
  | 'workshop';

/** 1 none or primary, 2 junior high, 3 senior high or vocational, 4 college, 5 bachelor, 6 master, 7 doctor. */
export type EducationLevel = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type PriorityGroup =
  | 'graduate'
  | 'registered_unemployed'
  | 'hard_to_employ'
  | 'lifted_from_poverty'
  | 'rural_migrant'
  | 'veteran'
  | 'disabled'
  | 'zero_employment_family'
  | 'returning_woman'
  | 'older_worker';

/** How work is spread over the day. `rotating_day` is 早晚班 without nights, `rotating_night` is 两班倒/三班倒. */
export type Shift = 'day' | 'evening' | 'night' | 'rotating_day' | 'rotating_night' | 'flexible';

/** How strict a requirement is: a `rule` excludes, a `wish` only scores (须大专 / 大专优先). */
export type Strength = 'rule' | 'wish';

export type TravelMode = 'walk' | 'bicycle' | 'e_bike' | 'bus' | 'car';

/** Half-open span [start, end) of instants. */
export interface TimeSpan {
  start: string;
  end: string;
}

export interface ExperienceItem {
  /** Occupation code, null when the title is unmapped. */
  code: string | null;
  title: string;
  years: number;
}

/** How a person has answered the network so far; counts, all 0 for a new person. */
export interface SeekerHistory {
  /** Vacancies recommended or referred. */
  offered: number;
  /** Offers answered in either way. */
  answered: number;
  /** Interviews or gig shifts agreed. */
  invited: number;
  /** Of those, attended. */
  attended: number;
}

/** How an employer has answered referrals so far; counts, all 0 for a new one. */
export interface EmployerHistory {
  referred: number;
  answered: number;
  hired: number;
}

export interface SeekerInput {
  id: string;
  /** `YYYY-MM-DD`; used only for what the law says about age. */
  birthDate: string | null;
  /** Where the commute starts. */
  home: { coordinates: Coordinates | null; region: string | null };
  travel: { mode: TravelMode | null; maxMetres: number | null; maxMinutes: number | null };
  /** Divisions the person named; a vacancy inside one of them is never too far. */
  wantedRegions: readonly string[];
  /** Is willing to be sent to another region (劳务输出). */
  acceptsDispatch: boolean;
  /** Travels further than the commute limit when lodging is provided. */
  acceptsFarWithLodging: boolean;
  occupations: readonly OccupationRef[];
  /** Normalised by `normaliseSkill`. */
  skills: readonly string[];
  /** Codes by `normaliseCertificate`. */
  certificates: readonly CertificateCode[];
  education: EducationLevel | null;
  experience: readonly ExperienceItem[];
  pay: {
    /** Vacancies below this are not shown. */
    floor: PayAmount | null;
    /** What the person hopes for; only scored. */
    wanted: PayAmount | null;
  };
  /** Empty: any kind. */
  kinds: readonly EmploymentKind[];
  /** Week mask (see `weekly.ts`) of the times the person can work; null: any time. */
  availability: number | null;
  /** Shifts accepted; empty: any. */
  shifts: readonly Shift[];
  /** Gig orders and other engagements already taken. */
  busy: readonly TimeSpan[];
  cannot: readonly LimitationCode[];
  priorityGroups: readonly PriorityGroup[];
  /** `needed` excludes vacancies beyond the commute limit that provide none; `wished` only scores. */
  lodging: 'needed' | 'wished' | null;
  meals: 'wished' | null;
  blockedEmployerIds: readonly string[];
  /** Vacancies the person declined or hid, or was already referred to. */
  blockedVacancyIds: readonly string[];
  history: SeekerHistory;
}

/** One certificate requirement; holding any one of `anyOf` meets it. */
export interface CertificateRequirement {
  anyOf: readonly CertificateCode[];
  strength: Strength;
}

export interface VacancyInput {
  id: string;
  employerId: string;
  title: string;
  kind: EmploymentKind;
  /** Kinds the vacancy offers besides its main one ('全职兼职均可'). */
  alsoKinds: readonly EmploymentKind[];
  /** Only a published vacancy that is not withdrawn is open. */
  open: boolean;
  /** Places left. */
  headcount: number;
  /** Last day it may be shown; null: no end. */
  validUntil: string | null;
  /** Day it was last confirmed by a person or a call, else the day it was published. */
  confirmedOn: string | null;
  /** Mappings of the title, most certain first. */
  occupations: readonly OccupationRef[];
  workplace: { coordinates: Coordinates | null; region: string | null };
  /** Done from home: the place rule does not apply. */
  remote: boolean;
  pay: PayOffer | null;
  education: { level: EducationLevel; strength: Strength } | null;
  experience: { years: number; strength: Strength } | null;
  certificates: readonly CertificateRequirement[];
  skills: readonly string[];
  /** Fields of study of which one is required, as the skills that stand for them (`FIELDS_OF_STUDY`). */
  fields: readonly string[];
  /** Week mask the work needs; null: not stated. */
  requiredTimes: number | null;
  /** Shifts offered, of which the person may work any; empty: not stated. */
  shifts: readonly Shift[];
  /** Dated sessions of a gig order. */
  sessions: readonly TimeSpan[];
  /** `all`: the person works every session; `any`: sessions may be taken singly. */
  sessionsTaken: 'all' | 'any';
  /** What the work involves (night_shift, heights …); compared with `SeekerInput.cannot`. */
  involves: readonly LimitationCode[];
  /** What such work usually involves though the advert does not say so; only scored. */
  mayInvolve: readonly LimitationCode[];
  /** Groups for which the vacancy is reserved (公益岗); empty: everybody. */
  reservedFor: readonly PriorityGroup[];
  lodging: boolean | null;
  meals: boolean | null;
  blockedSeekerIds: readonly string[];
  employerHistory: EmployerHistory;
}

/** Weights and bounds a bureau may declare; see `policy.ts` for the defaults and the limits. */
export interface MatchPolicy {
  /** Points added to the employer side's 10,000, by group; the largest one applies, capped by `maxGroupBonus`. */
  groupBonus: Partial<Record<PriorityGroup, number>>;
  maxGroupBonus: number;
  weights: MatchWeights;
  /** Commute limit assumed when the person named neither metres nor minutes, by travel mode. */
  defaultCommuteMetres: Record<TravelMode, number>;
}

export type SoftRuleName =
  | 'occupation'
  | 'skills'
  | 'pay'
  | 'distance'
  | 'conditions'
  | 'experience'
  | 'education'
  | 'certificates'
  | 'freshness'
  | 'policy'
  | 'answers'
  | 'lodging';

/** Weight of each soft rule on each side; a rule missing on a side does not count there. */
export interface MatchWeights {
  seeker: Partial<Record<SoftRuleName, number>>;
  employer: Partial<Record<SoftRuleName, number>>;
}

/** Everything beyond the pair itself that it is judged by. */
export interface MatchContext {
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  today: string;
  policy: MatchPolicy;
  /** WGS-84 centre of a division, null when unknown. Used where no coordinates are given. */
  regionCentre: (code: string) => Coordinates | null;
  /**
   * How near two occupation codes are, integer 0–10,000 (10,000 = the same), symmetric. Without a better
   * source use `treeRelatedness`.
   */
  relatedness: (a: string, b: string) => number;
}

export type HardRuleName =
  | 'open'
  | 'headcount'
  | 'blocked'
  | 'kind'
  | 'legal_age'
  | 'reserved'
  | 'place'
  | 'certificates'
  | 'education'
  | 'experience'
  | 'times'
  | 'overlap'
  | 'pay_floor'
  | 'cannot'
  | 'lodging_needed';

export type Side = 'seeker' | 'employer';
export type ReasonSign = '+' | '-' | '0';
export type Locale = 'zh-CN' | 'en';

/** Values for a text template; codes stay codes and are named by `explain`. */
export type ReasonParams = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/**
 * Why a soft rule scored as it did. `points` of all reasons of a side sum to that side's score, except for rounding
 * (less than one point per reason) and the ceiling of 10,000.
 */
export interface Reason {
  rule: SoftRuleName;
  /** Which template of the rule: 'exact', 'missing' … */
  variant: string;
  side: Side;
  sign: ReasonSign;
  params: ReasonParams;
  points: number;
}

/** A hard rule that is not met. `variant` picks the template. */
export interface Exclusion {
  rule: HardRuleName;
  variant: string;
  params: ReasonParams;
}

export interface Match {
  seekerId: string;
  vacancyId: string;
  /** Harmonic mean of both sides, integer 0–10,000. */
  score: number;
  seekerScore: number;
  employerScore: number;
  /** Strongest first, seeker side and employer side mixed. */
  reasons: readonly Reason[];
}

/** The whole answer about one pair: a match, or why not. */
export interface PairExplanation {
  seekerId: string;
  vacancyId: string;
  /** Empty when no hard rule is broken. */
  exclusions: readonly Exclusion[];
  /** The score of the pair, also computed for an excluded pair ("with a licence this would score …"). */
  match: Match;
  /** Rank among the allowed vacancies of the person, 1 is best; for an excluded pair the rank it would have. */
  rank: number;
}

/** Which rules excluded vacancies from one person, or people from one vacancy. */
export interface ExclusionSummary {
  /** All rows examined. */
  considered: number;
  /** Those with at least one broken rule. */
  excluded: number;
  /** By rule, how many broke it (one may break several), most first, ties by name. */
  byRule: readonly { rule: HardRuleName; count: number }[];
  /** The best-scoring excluded ones: those worth asking about. */
  examples: readonly PairExplanation[];
}
