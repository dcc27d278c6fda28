/** Inputs with everything worked out once that many pairs need. */
import { bareTitle, namesNoWork, titlePairs } from './titles.ts';
import type { TitlePairs } from './titles.ts';
import { metresWithin, placeOf, trimRegion } from './geo.ts';
import type { Place } from './geo.ts';
import type {
  CertificateCode,
  LimitationCode,
  MatchContext,
  OccupationRef,
  SeekerInput,
  TravelMode,
  VacancyInput,
} from './types.ts';
import { withCovered } from './vocabulary/certificates.ts';
import { spanMs, weekMaskOfSpan } from './weekly.ts';

export interface Span {
  start: number;
  end: number;
}

export interface PreparedOccupation {
  code: string | null;
  title: string;
  weight: number;
  pairs: TitlePairs;
  /** A wish that any work meets ('兼职'). */
  any: boolean;
}

export interface PreparedSeeker {
  input: SeekerInput;
  occupations: readonly PreparedOccupation[];
  /** Past work with years that are numbers ≥ 0. */
  experience: readonly (PreparedOccupation & { years: number })[];
  home: Place | null;
  /** Trimmed code of the home; null when not given. */
  region: string | null;
  wantedRegions: readonly string[];
  mode: TravelMode;
  /** Straight-line metres the person travels; `stated` tells whether they said so. */
  commute: { metres: number; stated: boolean };
  certificates: ReadonlySet<CertificateCode>;
  skills: ReadonlySet<string>;
  cannot: ReadonlySet<LimitationCode>;
  busy: readonly Span[];
  blockedEmployers: ReadonlySet<string>;
  blockedVacancies: ReadonlySet<string>;
  /** Completed years on the context's day; null when the birth date is missing or unreadable. */
  age: number | null;
}

export interface PreparedVacancy {
  input: VacancyInput;
  /** Mappings with a code, surest first. */
  occupations: readonly { code: string; weight: number }[];
  titlePairs: TitlePairs;
  place: Place | null;
  /** Trimmed code of the workplace; null when not given. */
  region: string | null;
  sessions: readonly Span[];
  sessionMask: number;
  blockedSeekers: ReadonlySet<string>;
}

/** Completed years between two `YYYY-MM-DD` dates; null when unreadable or outside 0–120. */
export function ageOn(birthDate: string | null, today: string): number | null {
  const born = /^(\d{4})-(\d{2})-(\d{2})/.exec(birthDate ?? '');
  const now = /^(\d{4})-(\d{2})-(\d{2})/.exec(today);
  if (born === null || now === null) return null;
  const hadBirthday = `${now[2]}${now[3]}` >= `${born[2]}${born[3]}`;
  const age = Number(now[1]) - Number(born[1]) - (hadBirthday ? 0 : 1);
  return age >= 0 && age <= 120 ? age : null;
}

const weightOf = (weight: number): number =>
  Number.isFinite(weight) ? Math.min(100, Math.max(1, Math.round(weight))) : 100;

function prepareOccupation(ref: OccupationRef): PreparedOccupation {
  return {
    code: ref.code,
    title: ref.title,
    weight: weightOf(ref.weight),
    pairs: titlePairs(bareTitle(ref.title)),
    any: ref.code === null && namesNoWork(ref.title),
  };
}

/** A trimmed code; null when none is given or nothing is left of it. */
function regionOf(code: string | null): string | null {
  const trimmed = code === null ? '' : trimRegion(code);
  return trimmed.length >= 2 ? trimmed : null;
}

const spansOf = (spans: readonly { start: string; end: string }[]): Span[] =>
  spans.map(spanMs).filter((span) => span !== null);

const positive = (value: number | null): number | null =>
  value !== null && Number.isFinite(value) && value > 0 ? value : null;

function commuteOf(
  seeker: SeekerInput,
  mode: TravelMode,
  context: MatchContext,
): { metres: number; stated: boolean } {
  const metres = positive(seeker.travel.maxMetres);
  const minutes = positive(seeker.travel.maxMinutes);
  const limits = [metres, minutes === null ? null : metresWithin(minutes, mode)].filter(
    (limit) => limit !== null,
  );
  // Both given: the person meant both.
  if (limits.length > 0) return { metres: Math.min(...limits), stated: true };
  return { metres: context.policy.defaultCommuteMetres[mode], stated: false };
}

export function prepareSeeker(input: SeekerInput, context: MatchContext): PreparedSeeker {
  const mode = input.travel.mode ?? 'bus';
  return {
    input,
    occupations: input.occupations.map(prepareOccupation),
    experience: input.experience.map(({ code, title, years }) => ({
      ...prepareOccupation({ code, title, weight: 100 }),
      years: Number.isFinite(years) ? Math.max(0, years) : 0,
    })),
    home: placeOf(input.home, context.regionCentre),
    region: regionOf(input.home.region),
    wantedRegions: input.wantedRegions.map(trimRegion).filter((code) => code.length >= 2),
    mode,
    commute: commuteOf(input, mode, context),
    certificates: withCovered(input.certificates),
    skills: new Set(input.skills),
    cannot: new Set(input.cannot),
    busy: spansOf(input.busy),
    blockedEmployers: new Set(input.blockedEmployerIds),
    blockedVacancies: new Set(input.blockedVacancyIds),
    age: ageOn(input.birthDate, context.today),
  };
}

export function prepareVacancy(input: VacancyInput, context: MatchContext): PreparedVacancy {
  const sessions = spansOf(input.sessions);
  return {
    input,
    occupations: input.occupations.flatMap(({ code, weight }) =>
      code === null ? [] : [{ code, weight: weightOf(weight) }],
    ),
    titlePairs: titlePairs(bareTitle(input.title)),
    place: placeOf(input.workplace, context.regionCentre),
    region: regionOf(input.workplace.region),
    sessions,
    sessionMask: sessions.reduce((mask, span) => mask | weekMaskOfSpan(span), 0),
    blockedSeekers: new Set(input.blockedSeekerIds),
  };
}
