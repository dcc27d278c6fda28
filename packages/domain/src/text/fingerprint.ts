import { stripHtml, toHalfWidth } from './normalise.ts';

/** Characters per shingle: three keeps the order of Chinese words without splitting on every typing slip. */
const SHINGLE = 3;

/** The form in which two texts are compared: half-width, lower case, letters and digits only. */
export function comparableText(text: string): string {
  return toHalfWidth(stripHtml(text))
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '');
}

function shingles(text: string): Set<string> {
  const signs = [...comparableText(text)];
  const found = new Set<string>();
  if (signs.length > 0 && signs.length < SHINGLE) found.add(signs.join(''));
  for (let i = 0; i + SHINGLE <= signs.length; i += 1) found.add(signs.slice(i, i + SHINGLE).join(''));
  return found;
}

/**
 * How much two texts share, 0 to 1: Jaccard of their three-character shingles, blind to case, width, blanks and
 * punctuation. Two empty texts share nothing, so that rows without text are not duplicates of each other.
 */
export function similarity(a: string, b: string): number {
  const left = shingles(a);
  const right = shingles(b);
  if (left.size === 0 || right.size === 0) return 0;
  let shared = 0;
  for (const shingle of left) if (right.has(shingle)) shared += 1;
  return shared / (left.size + right.size - shared);
}

/** 32-bit FNV-1a with a seed. */
function fnv1a(text: string, seed: number): number {
  let hash = seed >>> 0;
  for (let i = 0; i < text.length; i += 1) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  // A final avalanche: FNV alone mixes the high bits of short strings poorly.
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return hash >>> 0;
}

/**
 * 64-bit simhash as 16 hex digits: near-identical texts differ in few bits (`fingerprintDistance`). Empty text: null.
 */
export function fingerprint(text: string): string | null {
  const found = shingles(text);
  if (found.size === 0) return null;
  const votes = new Int32Array(64);
  for (const shingle of found) {
    const halves = [fnv1a(shingle, 0x811c9dc5), fnv1a(shingle, 0x9747b28c)] as const;
    for (let bit = 0; bit < 64; bit += 1) {
      const half = bit < 32 ? halves[0] : halves[1];
      votes[bit] = (votes[bit] ?? 0) + ((half >>> (bit % 32)) & 1 ? 1 : -1);
    }
  }
  let hex = '';
  for (let nibble = 15; nibble >= 0; nibble -= 1) {
    let value = 0;
    for (let bit = 3; bit >= 0; bit -= 1) value = value * 2 + ((votes[nibble * 4 + bit] ?? 0) > 0 ? 1 : 0);
    hex += value.toString(16);
  }
  return hex;
}

/** Bits in which two fingerprints differ, 0 to 64. Texts with 90 % in common are mostly within 10. */
export function fingerprintDistance(a: string, b: string): number {
  let distance = 0;
  for (let i = 0; i < 16; i += 1) {
    let diff = Number.parseInt(a[i] ?? '0', 16) ^ Number.parseInt(b[i] ?? '0', 16);
    for (; diff > 0; diff >>= 1) distance += diff & 1;
  }
  return distance;
}

/**
 * The fingerprint cut into four keys (`0:9f3a` …) to look up candidates by equality: two fingerprints that differ in at
 * most three bits share at least one.
 */
export function fingerprintKeys(hex: string): string[] {
  return [0, 1, 2, 3].map((i) => `${i}:${hex.slice(i * 4, i * 4 + 4)}`);
}
