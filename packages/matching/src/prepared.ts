/** Inputs with everything precomputed that many pairs need. */
import { bareTitle, namesNoWork, titlePairs } from './titles.ts';
import type { TitlePairs } from './titles.ts';
import { metresWithin, placeOf, trimRegion } from './geo.ts';
import type { Place } from './geo.ts';
import type {
  CertificateCode,
  LimitationCode,
  MatchContext,
  OccupationRef,
  PayAmount,
  PayOffer,
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
  /** A wish that any work satisfies ('兼职'). */
  any: boolean;
}

export interface PreparedSeeker {
  input: SeekerInput;
  occupations: readonly PreparedOccupation[];
  /** Past work with tenths of years, whole numbers of at least 0. */
  experience: readonly (PreparedOccupation & { tenths: number })[];
  /** Tenths of years of all past work. */
  totalTenths: number;
  home: Place | null;
  /** Trimmed code of the home; null when not given. */
  region: string | null;
  wantedRegions: readonly string[];
  mode: TravelMode;
  /** Straight-line metres the person travels; `stated` says whether they gave the limit themselves. */
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
  /** Mappings with a code, most certain first. */
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

/** The certainty of a mapping is accurate to a tenth at best. */
const mappingWeight = (weight: number): number => Math.max(10, Math.round(weightOf(weight) / 10) * 10);

/** A count as a whole number that fits sixteen bits; 0 for what is not a count. */
const MOST_COUNTED = 65_535;
const countOf = (value: number): number =>
  Number.isFinite(value) ? Math.min(MOST_COUNTED, Math.max(0, Math.floor(value))) : 0;

/** Fen as a whole number that 32 bits hold (20 million yuan); null for what is not an amount. */
const MOST_FEN = 2_000_000_000;
const fenOf = (value: number | null): number | null =>
  value === null || !Number.isFinite(value) || value <= 0 ? null : Math.min(MOST_FEN, Math.round(value));

const amountOf = (amount: PayAmount | null): PayAmount | null => {
  const fen = fenOf(amount?.amount ?? null);
  return amount === null || fen === null ? null : { amount: fen, unit: amount.unit };
};

const offerOf = (offer: PayOffer | null): PayOffer | null => {
  if (offer === null) return null;
  const [min, max] = [fenOf(offer.min), fenOf(offer.max)];
  return min === null && max === null ? null : { min, max, unit: offer.unit };
};

/** Tenths of years of past work. */
const MOST_TENTHS = 600;
const tenthsOf = (years: number): number =>
  Number.isFinite(years) ? Math.min(MOST_TENTHS, Math.max(0, Math.round(years * 10))) : 0;

/** Years required, to the half year. */
const MOST_YEARS_ASKED = 60;
function askedYears(asked: VacancyInput['experience']): VacancyInput['experience'] {
  if (asked === null || !Number.isFinite(asked.years)) return null;
  const years = Math.min(MOST_YEARS_ASKED, Math.round(asked.years * 2) / 2);
  return years > 0 ? { years, strength: asked.strength } : null;
}

/** A date as its day; null for an invalid one, such as 30 February. */
function dayOf(date: string | null): string | null {
  const at = date === null ? NaN : Date.parse(date.slice(0, 10));
  return Number.isNaN(at) ? null : new Date(at).toISOString().slice(0, 10);
}

/** Wishes, past jobs or skills beyond this number are ignored; nobody means that many. */
const MOST_WORKS = 15;
const MOST_SKILLS = 255;

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

function prepareOccupation(ref: OccupationRef): PreparedOccupation {
  return {
    code: ref.code,
    title: ref.title,
    weight: weightOf(ref.weight),
    pairs: titlePairs(bareTitle(ref.title)),
    any: ref.code === null && namesNoWork(ref.title),
  };
}

/** A trimmed code; null when none is given or only zeros are. */
function regionOf(code: string | null): string | null {
  const trimmed = code === null ? '' : trimRegion(code);
  return trimmed.length >= 2 ? trimmed : null;
}

const spansOf = (spans: readonly { start: string; end: string }[]): Span[] =>
  spans.map(spanMs).filter((span) => span !== null);

/** The circumference of the globe; anything longer is not a distance. */
const MOST_METRES = 40_000_000;

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
  if (limits.length > 0) {
    return { metres: Math.min(MOST_METRES, Math.max(1, Math.round(Math.min(...limits)))), stated: true };
  }
  return { metres: context.policy.defaultCommuteMetres[mode], stated: false };
}

export function prepareSeeker(input: SeekerInput, context: MatchContext): PreparedSeeker {
  const mode = input.travel.mode ?? 'bus';
  return {
    input: {
      ...input,
      pay: { floor: amountOf(input.pay.floor), wanted: amountOf(input.pay.wanted) },
      skills: distinct(input.skills).slice(0, MOST_SKILLS),
      history: {
        offered: countOf(input.history.offered),
        answered: countOf(input.history.answered),
        invited: countOf(input.history.invited),
        attended: countOf(input.history.attended),
      },
    },
    occupations: input.occupations.slice(0, MOST_WORKS).map(prepareOccupation),
    experience: input.experience.slice(0, MOST_WORKS).map(({ code, title, years }) => ({
      ...prepareOccupation({ code, title, weight: 100 }),
      tenths: tenthsOf(years),
    })),
    totalTenths: input.experience.slice(0, MOST_WORKS).reduce((sum, { years }) => sum + tenthsOf(years), 0),
    home: placeOf(input.home, context.regionCentre),
    region: regionOf(input.home.region),
    wantedRegions: input.wantedRegions.map(trimRegion).filter((code) => code.length >= 2),
    mode,
    commute: commuteOf(input, mode, context),
    certificates: withCovered(input.certificates),
    skills: new Set(input.skills.slice(0, MOST_SKILLS)),
    cannot: new Set(input.cannot),
    busy: spansOf(input.busy),
    blockedEmployers: new Set(input.blockedEmployerIds),
    blockedVacancies: new Set(input.blockedVacancyIds),
    age: ageOn(dayOf(input.birthDate), context.today),
  };
}

export function prepareVacancy(input: VacancyInput, context: MatchContext): PreparedVacancy {
  const sessions = spansOf(input.sessions);
  return {
    input: {
      ...input,
      headcount: countOf(input.headcount),
      validUntil: dayOf(input.validUntil),
      confirmedOn: dayOf(input.confirmedOn),
      pay: offerOf(input.pay),
      experience: askedYears(input.experience),
      certificates: input.certificates.filter(({ anyOf }) => anyOf.length > 0),
      skills: distinct(input.skills).slice(0, MOST_SKILLS),
      employerHistory: {
        referred: countOf(input.employerHistory.referred),
        answered: countOf(input.employerHistory.answered),
        hired: countOf(input.employerHistory.hired),
      },
    },
    occupations: input.occupations.flatMap(({ code, weight }) =>
      code === null ? [] : [{ code, weight: mappingWeight(weight) }],
    ),
    titlePairs: titlePairs(bareTitle(input.title)),
    place: placeOf(input.workplace, context.regionCentre),
    region: regionOf(input.workplace.region),
    sessions,
    sessionMask: sessions.reduce((mask, span) => mask | weekMaskOfSpan(span), 0),
    blockedSeekers: new Set(input.blockedSeekerIds),
  };
}
