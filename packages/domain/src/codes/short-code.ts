/**
 * Consonants and digits that do not look like another: no 0/O, 1/I/L, 2/Z, 5/S, 8/B, 6/G, U/V. Without vowels a code
 * is never a word, a month (MAR7) or a power (1E5), and its first character is a letter, so that a spreadsheet never takes
 * it for a number. As many characters as a prime, which the check character needs.
 */
const ALPHABET = '34679CDFHJKMPQRTWXY';
const LETTERS = ALPHABET.slice(5);
const BASE = ALPHABET.length;
const LENGTH = 9;
const GROUP = 3;

/** What a code leads to. */
export const CODE_KINDS = ['vacancy', 'site', 'paper'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/** Where a code stands. `standing` is the one that a vacancy or site carries everywhere, `paper` the one of an official paper. */
export const CODE_SOURCES = [
  'standing',
  'paper',
  'poster',
  'sheet',
  'board',
  'fair',
  'livestream',
  'message',
] as const;
export type CodeSource = (typeof CODE_SOURCES)[number];

export const CODE_STATES = ['current', 'expired', 'void'] as const;
export type CodeState = (typeof CODE_STATES)[number];

interface CodeDates {
  /** The last day on which it is current, in Asia/Shanghai; null without end. */
  readonly expiresOn: string | null;
  readonly voided: boolean;
}

/** Whether a code still holds on a day. */
export function codeState({ expiresOn, voided }: CodeDates, today: string): CodeState {
  if (voided) return 'void';
  return expiresOn !== null && expiresOn < today ? 'expired' : 'current';
}

/**
 * A new code of nine characters, the last of which checks the others.
 *
 * @param random gives an integer from 0 up to, and without, its argument
 */
export function composeShortCode(random: (below: number) => number): string {
  for (;;) {
    const first = LETTERS[random(LETTERS.length)] ?? '';
    const middle = Array.from({ length: LENGTH - 2 }, () => ALPHABET[random(BASE)] ?? '').join('');
    const check = checkCharacter(first + middle);
    if (check !== null) return first + middle + check;
  }
}

/** Weights differ and none is a multiple of the prime: one wrong character, or two exchanged ones, never go unnoticed. */
function weightedSum(code: string): number {
  return [...code].reduce((sum, letter, at) => sum + (at + 1) * ALPHABET.indexOf(letter), 0) % BASE;
}

function checkCharacter(payload: string): string | null {
  return [...ALPHABET].find((letter) => weightedSum(payload + letter) === 0) ?? null;
}

type ReadCode =
  | { readonly kind: 'code'; readonly code: string }
  /** It has the shape of a code, but at least one character is wrong. */
  | { readonly kind: 'mistyped' }
  | { readonly kind: 'other' };

/** A code as people type it: any case, with spaces, hyphens, or in full-width characters. */
export function readShortCode(typed: string): ReadCode {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}·.,，。]/gu, '');
  if (!/^[A-Z][0-9A-Z]{8}$/.test(text)) return { kind: 'other' };
  const isCode = [...text].every((letter) => ALPHABET.includes(letter)) && LETTERS.includes(text[0] ?? '');
  return isCode && weightedSum(text) === 0 ? { kind: 'code', code: text } : { kind: 'mistyped' };
}

/** In threes, as it is printed and read out: `K7P-M4X-RDC`. */
export function groupShortCode(code: string): string {
  return (code.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-');
}
