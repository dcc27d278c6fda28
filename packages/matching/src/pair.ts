/** One person beside one vacancy, with the facts that several rules share. */
import { distanceMetres, PRECISION_METRES, regionContains, WITHIN_METRES } from './geo.ts';
import type { PlacePrecision } from './geo.ts';
import { prepareSeeker, prepareVacancy } from './prepared.ts';
import type { PreparedOccupation, PreparedSeeker, PreparedVacancy } from './prepared.ts';
import { pairLikeness } from './titles.ts';
import type { MatchContext, SeekerInput, VacancyInput } from './types.ts';

/** How the workplace lies to the person. */
export interface Way {
  /** Straight-line metres; null when one of the places is unknown. */
  metres: number | null;
  /** The less exact of the two ends. */
  precision: PlacePrecision;
  /** How much nearer than `metres` the work may truly lie. */
  slack: number;
  /** The workplace lies in a division the person named. */
  inWantedRegion: boolean;
}

/** The best agreement of what a person wants or has done with what a vacancy is. */
export interface OccupationFit {
  /** Integer 0–10,000. */
  value: number;
  /** The wish or past work that agreed best; null when the person named none. */
  by: PreparedOccupation | null;
}

/** All that hard rules look at; cheap to set up. */
export interface PlacedPair {
  seeker: PreparedSeeker;
  vacancy: PreparedVacancy;
  context: MatchContext;
  way: Way;
}

/** A pair with what soft rules look at besides. */
export interface Pair extends PlacedPair {
  /** Agreement with what the person wants. */
  wish: OccupationFit;
  /** Agreement with what the person has done, and for how many years in work like this. */
  background: OccupationFit & { relatedYears: number };
}

/** Years in work nearer than this count, in proportion to the nearness. */
const RELATED_FROM = 4_000;
/** Titles alone never prove the same occupation. */
const TITLE_CEILING = 9_000;
/**
 * Hundredths that the words of the titles have in the nearness of codes: one code holds both 会计 and 出纳, both the
 * guard and the head of the guards.
 */
const TITLE_SHARE = 10;
/** Where codes say how near the work is, alike words lift it by no more than this (教师 is in 早教师). */
const TITLE_LIFT = 2_500;
/** A wish for any work is met by all alike, less well than a named one by what it names. */
const ANY_WORK = 4_500;
/** Less than this is chance: one shared pair of characters. */
const TITLE_FLOOR = 4_500;

function titleValue(likeness: number): number {
  if (likeness < TITLE_FLOOR) return 0;
  return Math.floor((likeness * TITLE_CEILING) / 10_000);
}

/** Nearness of one wish or past job to a vacancy, by code and by words, whichever is nearer. */
export function occupationNearness(
  own: PreparedOccupation,
  vacancy: PreparedVacancy,
  relatedness: MatchContext['relatedness'],
): number {
  if (own.any) return ANY_WORK;
  const likeness = pairLikeness(own.pairs, vacancy.titlePairs);
  const byTitle = titleValue(likeness);
  const coded = vacancy.occupations.filter(({ code }) => code !== null);
  if (own.code === null || coded.length === 0) return byTitle;
  let best = 0;
  for (const occupation of coded) {
    if (occupation.code === null) continue;
    const byCode = relatedness(own.code, occupation.code);
    const unlike = byCode === 10_000 ? ((10_000 - likeness) * TITLE_SHARE) / 100 : 0;
    const value = Math.floor(((byCode - unlike) * occupation.weight) / 100);
    if (value > best) best = value;
  }
  return Math.min(10_000, Math.max(best, Math.min(byTitle, best + TITLE_LIFT)));
}

const sameChars = (a: string, b: string, count: number): boolean => a.slice(0, count) === b.slice(0, count);

function wayOf(seeker: PreparedSeeker, vacancy: PreparedVacancy): Way {
  const { home } = seeker;
  const { place, region } = vacancy;
  const inWantedRegion =
    region !== null && seeker.wantedRegions.some((wanted) => regionContains(wanted, region));
  if (home === null || place === null) return { metres: null, precision: 'exact', slack: 0, inWantedRegion };
  const precision =
    PRECISION_METRES[home.precision] >= PRECISION_METRES[place.precision] ? home.precision : place.precision;
  // Across a prefecture's border a doubtful distance is not stretched: people count such places as another city.
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
    // A third wish is still a wish: the weight takes at most a fifth away.
    const value = Math.floor((nearness * (400 + wish.weight)) / 500);
    if (fit.by === null || value > fit.value) fit = { value, by: wish };
  }
  return fit;
}

function backgroundFit(
  seeker: PreparedSeeker,
  vacancy: PreparedVacancy,
  context: MatchContext,
): Pair['background'] {
  let value = 0;
  let by: PreparedOccupation | null = null;
  let weightedYears = 0;
  for (const past of seeker.experience) {
    const nearness = occupationNearness(past, vacancy, context.relatedness);
    if (nearness >= RELATED_FROM) weightedYears += (past.years * nearness) / 10_000;
    if (by === null || nearness > value) {
      value = nearness;
      by = past;
    }
  }
  return { value, by, relatedYears: Math.floor(weightedYears * 10) / 10 };
}

export function placedPair(
  seeker: PreparedSeeker,
  vacancy: PreparedVacancy,
  context: MatchContext,
): PlacedPair {
  return { seeker, vacancy, context, way: wayOf(seeker, vacancy) };
}

/** Adds what scoring needs to a placed pair. */
export function fullPair({ seeker, vacancy, context, way }: PlacedPair): Pair {
  return {
    seeker,
    vacancy,
    context,
    way,
    wish: wishFit(seeker, vacancy, context),
    background: backgroundFit(seeker, vacancy, context),
  };
}

/** Sets a whole pair up; everything in it is a pure function of the three. */
export function pairOf(seeker: PreparedSeeker, vacancy: PreparedVacancy, context: MatchContext): Pair {
  return fullPair(placedPair(seeker, vacancy, context));
}

/** How near a vacancy is to the nearest wish of a person, integer 0–10,000: the occupation rule alone. */
export function nearestWish(seeker: SeekerInput, vacancy: VacancyInput, context: MatchContext): number {
  return wishFit(prepareSeeker(seeker, context), prepareVacancy(vacancy, context), context).value;
}
