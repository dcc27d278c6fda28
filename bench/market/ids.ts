/** Sizes and names of a synthetic market. */
import { seedOf } from './random.ts';

export interface MarketSize {
  seekers: number;
  vacancies: number;
  /** 1 is a county of 40 km by 40 km, more of them a prefecture. */
  counties: number;
}

/** First digits of the region codes: a prefecture code that no real one uses. */
export const PREFECTURE = '9901';

const hex = (value: number, digits: number): string =>
  value.toString(16).padStart(digits, '0').slice(-digits);

/**
 * A key in the platform's form, prefecture and UUID. The first group is the number of the row, so that keys sort like
 * rows; the rest is practically random.
 */
function id(kind: string, number: number): string {
  const [a, b, c] = ['a', 'b', 'c'].map((part) => seedOf(kind, number, part));
  const tail = `${hex(b ?? 0, 8)}${hex(c ?? 0, 4)}`;
  return `${PREFECTURE}-${hex(number, 8)}-${hex(a ?? 0, 4)}-4${hex((a ?? 0) >>> 16, 3)}-8${hex((c ?? 0) >>> 16, 3)}-${tail}`;
}

export const seekerId = (number: number): string => id('seeker', number);
export const vacancyId = (number: number): string => id('vacancy', number);
export const employerId = (number: number): string => id('employer', number);

/** Number of the row that a key names. */
export const numberOf = (key: string): number => Number.parseInt(key.slice(5, 13), 16);
