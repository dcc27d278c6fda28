import type { RegionLevel } from './types.ts';

const LEVEL_BY_LENGTH: Readonly<Record<number, RegionLevel>> = {
  2: 'province',
  4: 'prefecture',
  6: 'county',
  9: 'town',
  12: 'village',
};

/** Level of a division code by its length, or null when it is not a division code. */
export function levelOf(code: string): RegionLevel | null {
  return /^\d+$/.test(code) ? (LEVEL_BY_LENGTH[code.length] ?? null) : null;
}

/** Province code (2 digits) of a division code, or null when the text is not a division code. */
export function provinceOf(code: string): string | null {
  return levelOf(code) === null ? null : code.slice(0, 2);
}

/** Prefecture code (4 digits) of a division code; null for a province, which lies above every prefecture. */
export function prefectureOf(code: string): string | null {
  const level = levelOf(code);
  return level === null || level === 'province' ? null : code.slice(0, 4);
}

/**
 * County code (6 digits) of a division code; null above county level. A town directly below a prefecture (东莞
 * `441900003`) has the county part `00` and so no county.
 */
export function countyOf(code: string): string | null {
  if (levelOf(code) === null || code.length < 6) return null;
  const county = code.slice(0, 6);
  return county.endsWith('00') ? null : county;
}

/** True when `code` is `ancestor` or lies inside it. Codes nest by prefix, also below cities without counties. */
export function isWithin(code: string, ancestor: string): boolean {
  return levelOf(code) !== null && levelOf(ancestor) !== null && code.startsWith(ancestor);
}

/** Code of the division directly above, by the digits alone; null for a province or a text that is not a code. */
export function parentCodeOf(code: string): string | null {
  switch (levelOf(code)) {
    case 'village':
      return code.slice(0, 9);
    case 'town':
      return countyOf(code) ?? code.slice(0, 4);
    case 'county':
      return code.slice(0, 4);
    case 'prefecture':
      return code.slice(0, 2);
    default:
      return null;
  }
}

/** The deepest division that contains both codes, or null when they lie in different provinces. */
export function commonAncestor(a: string, b: string): string | null {
  let candidate: string | null = a;
  while (candidate !== null && !isWithin(b, candidate)) candidate = parentCodeOf(candidate);
  return candidate;
}
