/** One person and one vacancy, with the facts that several rules share. */
import { distanceMetres, PRECISION_METRES, regionContains, WITHIN_METRES } from './geo.ts';
import type { PlacePrecision } from './geo.ts';
import { prepareSeeker, prepareVacancy } from './prepared.ts';
import type { PreparedOccupation, PreparedSeeker, PreparedVacancy } from './prepared.ts';
import { pairLikeness } from './titles.ts';
import type { MatchContext, SeekerInput, VacancyInput } from './types.ts';

/** The commute from the person's home to the workplace. */
export interface Commute {
  /** Straight-line metres; null when either place is unknown. */
  metres: number | null;
  /** The less exact of the two ends. */
  precision: PlacePrecision;
  /** How much nearer than `metres` the work may actually be. */
  slack: number;
  /** The workplace lies in a division the person named. */
  inWantedRegion: boolean;
}

/** The best match between what a person wants or has done and the vacancy. */
export interface OccupationFit {
  /** Integer 0–10,000. */
  value: number;
  /** The wish or past work that matched best; null when the person named none. */
  by: PreparedOccupation | null;
}

/** How well the person's past work matches. */
export interface Background extends OccupationFit {
  /** Tenths of years in similar work, each year weighted by its nearness. */
  relatedTenths: number;
  /** Tenths of years in the past job that matched best, unweighted. */
  tenths: number;
}

/** The facts that rules look at. Each is computed when a rule first needs it: most pairs end at a cheap hard rule. */
export class Pair {
  readonly seeker: PreparedSeeker;
  readonly vacancy: PreparedVacancy;
  readonly context: MatchContext;
  #commute: Commute | undefined;
  #wish: OccupationFit | undefined;
  #background: Background | undefined;

  constructor(seeker: PreparedSeeker, vacancy: PreparedVacancy, context: MatchContext) {
    this.seeker = seeker;
    this.vacancy = vacancy;
    this.context = context;
  }

  get commute(): Commute {
    return (this.#commute ??= commuteOf(this.seeker, this.vacancy));
  }

  /** How well the person's wishes match. */
  get wish(): OccupationFit {
    return (this.#wish ??= wishFit(this.seeker, this.vacancy, this.context));
  }

  get background(): Background {
    return (this.#background ??= backgroundFit(this.seeker, this.vacancy, this.context));
  }
}

/** Years in work nearer than this count, in proportion to the nearness. */
export const RELATED_FROM = 4_000;
/** Titles alone never prove the same occupation. */
export const TITLE_CEILING = 9_000;
/**
 * Hundredths by which the words of the titles affect the nearness of codes: one code covers both 会计 and 出纳, both
 * the guard and the head of the guards.
 */
const TITLE_SHARE = 10;
/** Where codes say how near the work is, similar words raise it by no more than this (教师 is in 早教师). */
export const TITLE_LIFT = 2_500;
/** A wish for any work is met equally by all, but less well than a named wish by the work it names. */
export const ANY_WORK = 4_500;
/** Similarity below this is chance: one shared pair of characters. */
const TITLE_FLOOR = 4_500;

/** The nearness of work that similar titles alone prove. */
export function titleValue(likeness: number): number {
  if (likeness < TITLE_FLOOR) return 0;
  return Math.floor((likeness * TITLE_CEILING) / 10_000);
}

/**
 * Nearness by one code of a vacancy, `weight` hundredths certain; different words lower the nearness of the same code.
 */
export function codeValue(relatedness: number, likeness: number, weight: number): number {
  const unlike = relatedness === 10_000 ? ((10_000 - likeness) * TITLE_SHARE) / 100 : 0;
  return Math.floor(((relatedness - unlike) * weight) / 100);
}

/** Nearness by code, raised by similar words. */
export function liftedValue(byCode: number, byTitle: number): number {
  return Math.max(byCode, Math.min(byTitle, byCode + TITLE_LIFT));
}

/** A wish by its weight: even the third wish loses at most a fifth. */
export function wishValue(nearness: number, weight: number): number {
  return Math.floor((nearness * (400 + weight)) / 500);
}

/** Nearness of one wish or past job to a vacancy, by code or by words, whichever is nearer. */
export function occupationNearness(
  own: Pick<PreparedOccupation, 'code' | 'pairs' | 'any'>,
  vacancy: Pick<PreparedVacancy, 'occupations' | 'titlePairs'>,
  relatedness: MatchContext['relatedness'],
): number {
  if (own.any) return ANY_WORK;
  const likeness = pairLikeness(own.pairs, vacancy.titlePairs);
  const byTitle = titleValue(likeness);
  if (own.code === null || vacancy.occupations.length === 0) return byTitle;
  let best = 0;
  for (const occupation of vacancy.occupations) {
    const value = codeValue(relatedness(own.code, occupation.code), likeness, occupation.weight);
    if (value > best) best = value;
  }
  return liftedValue(best, byTitle);
}

const sameChars = (a: string, b: string, count: number): boolean => a.slice(0, count) === b.slice(0, count);

function commuteOf(seeker: PreparedSeeker, vacancy: PreparedVacancy): Commute {
  const { home } = seeker;
  const { place, region } = vacancy;
  const inWantedRegion =
    region !== null && seeker.wantedRegions.some((wanted) => regionContains(wanted, region));
  if (home === null || place === null) return { metres: null, precision: 'exact', slack: 0, inWantedRegion };
  const precision =
    PRECISION_METRES[home.precision] >= PRECISION_METRES[place.precision] ? home.precision : place.precision;
  // Across a prefecture's border an uncertain distance gets no slack: people regard such places as another city.
  const sameCity = seeker.region === null || region === null || sameChars(seeker.region, region, 4);
  return {
    metres: Math.max(distanceMetres(home.point, place.point), WITHIN_METRES[precision]),
    precision,
    slack: sameCity ? PRECISION_METRES[precision] : 0,
    inWantedRegion,
  };
}

function wishFit(seeker: PreparedSeeker, vacancy: PreparedVacancy, context: MatchContext): OccupationFit {
  let fit: OccupationFit = { value: 0, by: null };
  for (const wish of seeker.occupations) {
    const nearness = occupationNearness(wish, vacancy, context.relatedness);
    const value = wishValue(nearness, wish.weight);
    if (fit.by === null || value > fit.value) fit = { value, by: wish };
  }
  return fit;
}

function backgroundFit(seeker: PreparedSeeker, vacancy: PreparedVacancy, context: MatchContext): Background {
  let value = 0;
  let by: PreparedOccupation | null = null;
  let tenths = 0;
  let weighted = 0;
  for (const past of seeker.experience) {
    const nearness = occupationNearness(past, vacancy, context.relatedness);
    if (nearness >= RELATED_FROM) weighted += past.tenths * nearness;
    if (by === null || nearness > value) {
      value = nearness;
      by = past;
      tenths = past.tenths;
    }
  }
  return { value, by, tenths, relatedTenths: Math.floor(weighted / 10_000) };
}

/** How near a vacancy is to the person's nearest wish, integer 0–10,000: the occupation rule alone. */
export function nearestWish(seeker: SeekerInput, vacancy: VacancyInput, context: MatchContext): number {
  return wishFit(prepareSeeker(seeker, context), prepareVacancy(vacancy, context), context).value;
}
