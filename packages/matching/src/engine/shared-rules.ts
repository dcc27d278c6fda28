/** What both sides of a pair compute alike, whichever side is held fixed. */
import { regionContains } from '../geo.ts';
import { SHIFT_INVOLVES } from '../rules/hard/times.ts';
import { BY_HOURS } from '../rules/soft/conditions.ts';
import { LIMITATIONS, SHIFT_LIST } from './columns/encoding.ts';
import { ANY_TIME } from './columns/seeker-encoding.ts';
import type { Lists } from './view.ts';

const SHIFT_STRAINS = SHIFT_LIST.map((shift) => LIMITATIONS.mask(SHIFT_INVOLVES[shift]));
const FLEXIBLE = SHIFT_LIST.indexOf('flexible');
const HOURS = LIMITATIONS.mask(BY_HOURS);

/** Shifts that a person can work who accepts these, 0 for any, and cannot do those; all as bits. */
export function workableShifts(accepted: number, cannot: number): number {
  let shifts = 0;
  SHIFT_STRAINS.forEach((strains, shift) => {
    const isAccepted = shift === FLEXIBLE || accepted === 0 || (accepted & (1 << shift)) !== 0;
    if (isAccepted && (strains & cannot) === 0) shifts |= 1 << shift;
  });
  return shifts;
}

/** Whether the hours of work matter; `dependsOnHours` of the rule, by bits. */
export function hoursMatter(accepted: number, cannot: number, free: number): boolean {
  return (cannot & HOURS) !== 0 || accepted !== 0 || free !== ANY_TIME;
}

/** Bits that say what a division means to a person. */
export const IN_WANTED = 1;
export const SAME_CITY = 2;
/** The person named divisions, and this is none of them. */
export const NAMED_ELSEWHERE = 4;

/** `IN_WANTED` and `NAMED_ELSEWHERE` of a division; '' for an unknown one. */
export function wantedBits(wanted: readonly string[], region: string): number {
  if (region === '' || wanted.length === 0) return 0;
  return (
    (wanted.some((one) => regionContains(one, region)) ? IN_WANTED : 0) |
    (wanted.some((one) => one.startsWith(region)) ? 0 : NAMED_ELSEWHERE)
  );
}

/** Whether two divisions lie in one city, as far as the codes tell. */
export function isOneCity(a: string, b: string): boolean {
  return a === '' || b === '' || a.slice(0, 4) === b.slice(0, 4);
}

/** How many requirements of a list a person meets; `isAllowed` is false when an unmet one is a hard rule. */
export function metRequirements(
  { data, starts }: Lists,
  list: number,
  holds: (code: number) => boolean,
): { met: number; asked: number; isAllowed: boolean } {
  const found = { met: 0, asked: 0, isAllowed: true };
  for (let at = starts[list]!; at < starts[list + 1]!; at += 2 + data[at + 1]!) {
    found.asked++;
    if (data.subarray(at + 2, at + 2 + data[at + 1]!).some(holds)) found.met++;
    else if (data[at] === 1) found.isAllowed = false;
  }
  return found;
}
