import { pointFault } from '../geo/coordinates.ts';
import { detectContacts } from '../text/contacts.ts';
import { comparableText, similarity } from '../text/fingerprint.ts';
import type { CheckContext, CheckedVacancy, DuplicateCandidate, Evidence, VacancyRule } from './types.ts';

function hiddenContact(vacancy: CheckedVacancy): Evidence | null {
  for (const field of ['title', 'description', 'requirements'] as const) {
    const contact = detectContacts(vacancy[field] ?? '')[0];
    if (contact !== undefined) return { field, params: { kind: contact.kind, masked: contact.masked } };
  }
  return null;
}

/** A shorter description tells a seeker nothing beyond the title. */
const LEAST_DESCRIPTION = 10;

function emptyDescription(vacancy: CheckedVacancy): Evidence | null {
  const description = comparableText(vacancy.description);
  const says = description.length >= LEAST_DESCRIPTION && description !== comparableText(vacancy.title);
  return says ? null : { field: 'description', params: {} };
}

function isBlacklisted(context: CheckContext): boolean {
  const entry = context.employer?.blacklisted ?? null;
  return entry !== null && (entry.until === null || entry.until >= context.today);
}

function isVerificationExpired(context: CheckContext): boolean {
  const { employer } = context;
  if (employer === null) return false;
  if (employer.verification === 'expired') return true;
  return (
    employer.verification === 'verified' &&
    employer.verifiedUntil !== null &&
    employer.verifiedUntil < context.today
  );
}

/** Texts shorter than this are alike by nature (招普工数名). */
const LEAST_COMPARED = 40;
const NEAR_IDENTICAL = 0.85;

function sameTitle(a: string, b: string): boolean {
  const [left, right] = [comparableText(a), comparableText(b)];
  return left !== '' && (left === right || (left.length >= 4 && similarity(a, b) >= 0.8));
}

function isSameWork(vacancy: CheckedVacancy, other: DuplicateCandidate): boolean {
  if (sameTitle(vacancy.title, other.title)) return true;
  const isSameOccupation = vacancy.occupationCode !== null && vacancy.occupationCode === other.occupationCode;
  return isSameOccupation && similarity(vacancy.description, other.description) >= 0.6;
}

function isSamePlace(vacancy: CheckedVacancy, other: DuplicateCandidate): boolean {
  if (vacancy.regionCode !== null && other.regionCode !== null) {
    const length = Math.min(vacancy.regionCode.length, other.regionCode.length);
    if (vacancy.regionCode.slice(0, length) !== other.regionCode.slice(0, length)) return false;
  }
  const [left, right] = [comparableText(vacancy.address), comparableText(other.address)];
  return (
    left === '' ||
    right === '' ||
    left.includes(right) ||
    right.includes(left) ||
    similarity(left, right) >= 0.6
  );
}

function isNearIdentical(vacancy: CheckedVacancy, other: DuplicateCandidate): boolean {
  if (comparableText(vacancy.description).length < LEAST_COMPARED) return false;
  return similarity(vacancy.description, other.description) >= NEAR_IDENTICAL;
}

function duplicate(kind: 'same' | 'text') {
  return (vacancy: CheckedVacancy, context: CheckContext): Evidence | null => {
    for (const other of context.candidates) {
      if (other.id === vacancy.id) continue;
      const isSame =
        vacancy.employerId !== null &&
        vacancy.employerId === other.employerId &&
        isSameWork(vacancy, other) &&
        isSamePlace(vacancy, other);
      const isFound = kind === 'same' ? isSame : !isSame && isNearIdentical(vacancy, other);
      if (isFound) return { field: 'title', params: { otherId: other.id, otherTitle: other.title } };
    }
    return null;
  };
}

function wrongPoint(vacancy: CheckedVacancy): Evidence | null {
  if (vacancy.lng === null || vacancy.lat === null) return null;
  const fault = pointFault(vacancy.lng, vacancy.lat);
  return fault === null ? null : { field: 'point', params: { fault } };
}

export const ORDER_RULES = [
  {
    code: 'contact_in_text',
    severity: 'warn',
    source: null,
    check: hiddenContact,
  },
  // Finds what bureaus name, and nothing by itself.
  { code: 'bureau_words', severity: 'warn', source: null, check: () => null },
  { code: 'description_empty', severity: 'warn', source: null, check: emptyDescription },
  {
    code: 'employer_blacklisted',
    severity: 'block',
    source: null,
    check: (_, context) =>
      isBlacklisted(context)
        ? { field: 'employer', params: { until: context.employer?.blacklisted?.until ?? '' } }
        : null,
  },
  {
    code: 'employer_rejected',
    severity: 'block',
    source: null,
    check: (_, context) =>
      context.employer?.verification === 'rejected' ? { field: 'employer', params: {} } : null,
  },
  {
    code: 'employer_verification_expired',
    severity: 'block',
    source: null,
    check: (_, context) =>
      isVerificationExpired(context)
        ? { field: 'employer', params: { until: context.employer?.verifiedUntil ?? '' } }
        : null,
  },
  {
    code: 'employer_unverified',
    severity: 'warn',
    source: null,
    check: (_, context) =>
      context.employer?.verification === 'unverified' ? { field: 'employer', params: {} } : null,
  },
  {
    code: 'employer_missing',
    severity: 'block',
    source: null,
    check: (vacancy) => (vacancy.employerId === null ? { field: 'employer', params: {} } : null),
  },
  { code: 'duplicate_same', severity: 'block', source: null, check: duplicate('same') },
  { code: 'duplicate_text', severity: 'warn', source: null, check: duplicate('text') },
  {
    code: 'place_missing',
    severity: 'block',
    source: '人力资源市场暂行条例 第二十四条（招聘信息应当真实、合法，含工作地点）',
    check: (vacancy) => (vacancy.regionCode === null ? { field: 'region', params: {} } : null),
  },
  {
    code: 'address_missing',
    severity: 'warn',
    source: null,
    check: (vacancy) =>
      vacancy.regionCode !== null && comparableText(vacancy.address).length < 4
        ? { field: 'address', params: {} }
        : null,
  },
  { code: 'point_wrong', severity: 'warn', source: null, check: wrongPoint },
  {
    code: 'occupation_missing',
    severity: 'warn',
    source: null,
    check: (vacancy) => (vacancy.occupationCode === null ? { field: 'occupation', params: {} } : null),
  },
] as const satisfies readonly VacancyRule[];
