import { toHalfWidth } from '../text/normalise.ts';

export const CREDIT_CODE_ERRORS = ['length', 'alphabet', 'registrar', 'region', 'checksum'] as const;
export type CreditCodeError = (typeof CREDIT_CODE_ERRORS)[number];

export type CreditCodeResult =
  | { ok: true; code: string }
  | {
      ok: false;
      error: CreditCodeError;
      /** Zero-based position of the first character that a code cannot contain; only with `alphabet`. */
      position?: number;
      /** A valid code, when one common mix-up (O for 0, I for 1 …) explains the error. */
      suggestion?: string;
    };

/** GB 32100-2015, 附录 A: no I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LOOKALIKES: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', V: 'U', Z: '2' };
/** GB 32100-2015: 3^i mod 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

function checkCharacter(first17: string): string {
  let sum = 0;
  WEIGHTS.forEach((weight, i) => {
    sum += weight * ALPHABET.indexOf(first17[i] ?? '');
  });
  return ALPHABET[(31 - (sum % 31)) % 31] ?? '';
}

/**
 * Checks a unified social credit code (GB 32100-2015): 18 characters of its alphabet, registrar, administrative
 * division in digits, check character mod 31. Blanks, hyphens, lower case and full-width characters are accepted.
 */
export function parseCreditCode(text: string): CreditCodeResult {
  const code = toHalfWidth(text)
    .replace(/[\s\-—·.]/g, '')
    .toUpperCase();
  if (code.length !== 18) return { ok: false, error: 'length' };
  const position = [...code].findIndex((sign) => !ALPHABET.includes(sign));
  if (position >= 0) {
    const mended = code.replace(/[IOSVZ]/g, (sign) => LOOKALIKES[sign] ?? sign);
    return {
      ok: false,
      error: 'alphabet',
      position,
      ...(hasValidCheck(mended) ? { suggestion: mended } : {}),
    };
  }
  if (!/^[1-9ANY]/.test(code)) return { ok: false, error: 'registrar' };
  if (!/^\d{6}$/.test(code.slice(2, 8))) return { ok: false, error: 'region' };
  return hasValidCheck(code) ? { ok: true, code } : { ok: false, error: 'checksum' };
}

function hasValidCheck(code: string): boolean {
  return /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code) && checkCharacter(code.slice(0, 17)) === code[17];
}
