import { toHalfWidth } from '../text/normalise.ts';
import { isRealDate } from './dates.ts';

export const CITIZEN_ID_ERRORS = [
  'length',
  'alphabet',
  'region',
  'birth_date',
  'sequence',
  'checksum',
] as const;
export type CitizenIdError = (typeof CITIZEN_ID_ERRORS)[number];

/** Sexes of GB/T 2261.1 that an ID number can state. */
export type StatedSex = 'male' | 'female';

export type CitizenId = {
  /** 18 characters, upper case; a 15-digit number of the old form is upgraded. */
  number: string;
  /** GB/T 2260 code of the place of first registration, not of residence. */
  regionCode: string;
  /** YYYY-MM-DD. */
  birthDate: string;
  sex: StatedSex;
};

export type CitizenIdResult = { ok: true; id: CitizenId } | { ok: false; error: CitizenIdError };

/** GB 11643-1999, 3.3: ISO 7064 MOD 11-2. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/**
 * First two digits: the provinces of GB/T 2260, 81–83 of the residence permits for people of Hong Kong, Macao and
 * Taiwan, and 9x of the permanent residence card for foreigners (2023 form), which all follow the same check rule.
 */
const FIRST_TWO = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)/;

function checkCharacter(first17: string): string {
  let sum = 0;
  WEIGHTS.forEach((weight, i) => {
    sum += weight * Number(first17[i]);
  });
  return CHECK_CHARACTERS[sum % 11] ?? '';
}

/**
 * Checks a citizen ID number (GB 11643-1999): length, digits, province, a real birth date, check character. Blanks and
 * full-width characters are accepted. The 15-digit form from before 1999 is upgraded to 18 (century 19; its sequence
 * numbers 996–999 went to people born in the 1800s, none of whom is alive).
 *
 * The error is a code, so that no message can contain the number.
 */
export function parseCitizenId(text: string): CitizenIdResult {
  const typed = toHalfWidth(text)
    .replace(/[\s\-·.]/g, '')
    .toUpperCase();
  if (typed.length !== 18 && typed.length !== 15) return { ok: false, error: 'length' };
  if (!(typed.length === 15 ? /^\d{15}$/ : /^\d{17}[\dX]$/).test(typed))
    return { ok: false, error: 'alphabet' };
  const first17 = typed.length === 15 ? `${typed.slice(0, 6)}19${typed.slice(6)}` : typed.slice(0, 17);
  if (!FIRST_TWO.test(first17)) return { ok: false, error: 'region' };
  const birthDate = `${first17.slice(6, 10)}-${first17.slice(10, 12)}-${first17.slice(12, 14)}`;
  if (!isRealDate(birthDate) || birthDate < '1870-01-01') return { ok: false, error: 'birth_date' };
  if (first17.slice(14) === '000') return { ok: false, error: 'sequence' };
  const number = first17 + checkCharacter(first17);
  if (typed.length === 18 && typed !== number) return { ok: false, error: 'checksum' };
  return {
    ok: true,
    id: {
      number,
      regionCode: number.slice(0, 6),
      birthDate,
      sex: Number(number[16]) % 2 === 1 ? 'male' : 'female',
    },
  };
}

/** Whether the text is a valid ID number; a birth date after `today` (Shanghai, YYYY-MM-DD) is invalid. */
export function isCitizenId(text: string, today?: string): boolean {
  const result = parseCitizenId(text);
  return result.ok && (today === undefined || result.id.birthDate <= today);
}
