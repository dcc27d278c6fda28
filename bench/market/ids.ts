/** Sizes and names of a made-up market. */

export interface MarketSize {
  seekers: number;
  vacancies: number;
  /** 1 is a county of 40 km by 40 km, more of them a prefecture. */
  counties: number;
}

/** Padded, so that the order of ids is that of the numbers. */
const id = (prefix: string, number: number): string => `${prefix}${String(number).padStart(7, '0')}`;

export const seekerId = (number: number): string => id('s', number);
export const vacancyId = (number: number): string => id('v', number);
export const employerId = (number: number): string => id('e', number);
