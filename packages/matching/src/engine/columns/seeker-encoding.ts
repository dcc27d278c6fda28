/** How facts about people are encoded as numbers. */
import type { TravelMode } from '../../types.ts';

export const MODES: readonly TravelMode[] = ['walk', 'bicycle', 'e_bike', 'bus', 'car'];
export const LODGING_WISHES = [null, 'needed', 'wished'] as const;

export const SEEKER_FLAG = {
  held: 0,
  wantedUnit: 1,
  floorUnit: 4,
  education: 7,
  mode: 10,
  statedCommute: 13,
  precision: 14,
  acceptsDispatch: 17,
  acceptsFar: 18,
  lodging: 19,
  meals: 21,
  blocked: 22,
  busy: 23,
} as const;

/** Entries of a list of seeker conditions. */
export const OWN_CONDITION = { cannot: 0, free: 1, shifts: 2 } as const;
export const ANY_TIME = 0xffff_ffff;

/** Why a person may travel further than the daily commute: dispatched, housed at work, or to a division they named. */
export const GOES = { dispatched: 1, far: 2, named: 4 } as const;
export const MOST_GOES = 8;
/**
 * The first bit of the kinds of employment in the bits of a block of people, and the bits of somebody who accepts any.
 */
export const KINDS_AT = 8;
export const ANY_KIND = 255;
/** Value of the age column when the age is unknown. */
export const NO_AGE = 255;

/** Birthdays before 1970 are possible too. */
export const BIRTH_OFFSET = 25_567;

/** The date stored in a birthday column. */
export const birthText = (birthday: number): string =>
  new Date((birthday - BIRTH_OFFSET) * 86_400_000).toISOString().slice(0, 10);
