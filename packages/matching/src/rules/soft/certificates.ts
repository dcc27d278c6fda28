import type { Pair } from '../../pair.ts';
import type { CertificateCode } from '../../types.ts';
import type { SoftReason, SoftRule } from '../rule.ts';
import { UNKNOWN } from '../rule.ts';

const NOT_HELD = 3_000;

interface Sorted {
  held: readonly CertificateCode[];
  missing: readonly CertificateCode[];
}

/** Most adverts require none. */
const NOTHING_ASKED: Sorted = { held: [], missing: [] };

function sorted({ seeker, vacancy }: Pair): Sorted {
  if (vacancy.input.certificates.length === 0) return NOTHING_ASKED;
  const held: CertificateCode[] = [];
  const missing: CertificateCode[] = [];
  for (const { anyOf } of vacancy.input.certificates) {
    const [named] = anyOf;
    if (named === undefined) continue;
    const has = anyOf.find((code) => seeker.certificates.has(code));
    if (has === undefined) missing.push(named);
    else held.push(has);
  }
  return { held, missing };
}

/** Value of holding this many of the certificates required. */
export function certificatesValue(held: number, asked: number): number {
  return asked === 0 ? UNKNOWN : Math.floor(NOT_HELD + ((10_000 - NOT_HELD) * held) / asked);
}

/** Certificates required or preferred that the person holds. */
export const certificates: SoftRule = {
  name: 'certificates',
  side: 'employer',
  source: 'requirements 5.4',
  value: (pair) => {
    const { held, missing } = sorted(pair);
    return certificatesValue(held.length, held.length + missing.length);
  },
  reason: (pair): SoftReason => {
    const { held, missing } = sorted(pair);
    if (missing.length > 0) return { variant: 'missing', sign: '-', params: { certificates: missing } };
    if (held.length > 0) return { variant: 'held', sign: '+', params: { certificates: held } };
    return { variant: 'none_asked', sign: '0', params: {} };
  },
};
