/** How facts are encoded as numbers: fixed lists as bits, positions of facts in a word, days as counts. */
import type { PlacePrecision } from '../../geo.ts';
import type { Span } from '../../prepared.ts';
import type { EmploymentKind, LimitationCode, PayUnit, PriorityGroup, Shift } from '../../types.ts';
import { LIMITATION_CODES } from '../../vocabulary/limitations.ts';
import { FIELDS_OF_STUDY } from '../../vocabulary/skills.ts';

/** A fixed list as bits of a mask. */
export interface Bits<T extends string> {
  mask: (values: Iterable<T>) => number;
  list: (mask: number) => T[];
}

export function bitsOf<T extends string>(values: readonly T[]): Bits<T> {
  if (values.length > 31) throw new Error('More values than one 32-bit mask holds.');
  const bit = new Map(values.map((value, i) => [value, 1 << i]));
  return {
    mask: (chosen) => {
      let mask = 0;
      for (const value of chosen) mask |= bit.get(value) ?? 0;
      return mask;
    },
    list: (mask) => values.filter((_, i) => (mask & (1 << i)) !== 0),
  };
}

export const KIND_LIST: readonly EmploymentKind[] = [
  'full_time',
  'part_time',
  'gig',
  'internship',
  'public_welfare',
  'campus_order',
  'dispatch',
  'workshop',
];
export const KINDS = bitsOf(KIND_LIST);
export const DISPATCH_KIND = KIND_LIST.indexOf('dispatch');
/**
 * Groups of blocks within one family: two for each main kind, the second for vacancies that also accept another kind.
 * Mixed in, those few would open every block to people who want that other kind.
 */
export const SHELVES = 2 * KIND_LIST.length;
/** The bits of a shelf that hold the main kind. */
export const MAIN_KIND = KIND_LIST.length - 1;
export const LIMITATIONS = bitsOf<LimitationCode>(LIMITATION_CODES);
export const SHIFT_LIST: readonly Shift[] = [
  'day',
  'evening',
  'night',
  'rotating_day',
  'rotating_night',
  'flexible',
];
export const SHIFTS = bitsOf(SHIFT_LIST);
export const GROUP_LIST: readonly PriorityGroup[] = [
  'graduate',
  'registered_unemployed',
  'hard_to_employ',
  'lifted_from_poverty',
  'rural_migrant',
  'veteran',
  'disabled',
  'zero_employment_family',
  'returning_woman',
  'older_worker',
];
export const GROUPS = bitsOf(GROUP_LIST);
export const FIELDS = bitsOf(FIELDS_OF_STUDY);
export const PAY_UNITS: readonly PayUnit[] = ['month', 'day', 'hour', 'piece', 'year', 'once'];
export const PRECISIONS: readonly PlacePrecision[] = ['exact', 'village', 'town', 'county', 'prefecture'];
export const NO_PLACE = 7;

/** Not said, no, yes. */
export const TRI: readonly (boolean | null)[] = [null, false, true];

/** The position of each fact in `flags`. */
export const FLAG = {
  /** Open, with a place left, not past its last day. */
  live: 0,
  open: 1,
  payUnit: 2,
  education: 5,
  educationRule: 8,
  lodging: 9,
  meals: 11,
  remote: 13,
  kind: 14,
  precision: 17,
  sessions: 20,
  blocked: 21,
  /** Half years of experience required, seven bits. */
  experience: 22,
  experienceRule: 29,
  held: 31,
} as const;

/**
 * Entries of a list of `Dictionaries.conditions`: hours, strains, studies and the groups the places are reserved for.
 * `needed` holds all parts of the week that the work takes up.
 */
export const CONDITION = {
  times: 0,
  sessions: 1,
  shifts: 2,
  stated: 3,
  involves: 4,
  mayInvolve: 5,
  needed: 6,
  fields: 7,
  reserved: 8,
  size: 9,
} as const;
/** Entries of a list of `Dictionaries.terms`. */
export const TERM = { headcount: 0, validUntil: 1, size: 2 } as const;
export const NO_TIMES = 0xffff_ffff;

/** Days since 1970; this value means not stated. */
export const NO_DAY = 0xffff;
const DAY_MS = 86_400_000;

/** Whole days since 1970 of a `YYYY-MM-DD`; `NO_DAY` when not given or unreadable. */
export function dayNumber(date: string | null): number {
  const days = date === null ? NaN : Math.floor(Date.parse(date.slice(0, 10)) / DAY_MS);
  return Number.isNaN(days) ? NO_DAY : Math.min(NO_DAY - 1, Math.max(0, days));
}

const dayTexts = new Map<number, string>();

export function dayText(day: number): string | null {
  if (day === NO_DAY) return null;
  let text = dayTexts.get(day);
  if (text === undefined) dayTexts.set(day, (text = new Date(day * DAY_MS).toISOString().slice(0, 10)));
  return text;
}

/** Alternating starts and ends in seconds, as spans of milliseconds. */
export function readSpans(seconds: readonly number[]): Span[] {
  return Array.from({ length: seconds.length / 2 }, (_, i) => ({
    start: 1_000 * seconds[2 * i]!,
    end: 1_000 * seconds[2 * i + 1]!,
  }));
}
