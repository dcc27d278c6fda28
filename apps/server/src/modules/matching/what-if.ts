import {
  certificateName,
  weekMask,
  type CertificateCode,
  type EmploymentKind,
  type Match,
  type MatchIndex,
  type PayUnit,
  type SeekerInput,
  type TravelMode,
} from '@yizhan/matching';
import { CERTIFICATE_CODES } from '@yizhan/matching/vocabulary/certificates.ts';
import type { Locale } from '../../app/errors.ts';

/** One thing a person could change. */
export type Change =
  | { readonly rule: 'certificates'; readonly code: CertificateCode }
  | { readonly rule: 'place'; readonly minutes: number; readonly mode: TravelMode }
  | { readonly rule: 'pay_floor'; readonly amount: number; readonly unit: PayUnit }
  | { readonly rule: 'times'; readonly part: 'weekend' | 'evening' | 'night' }
  | { readonly rule: 'kind'; readonly kind: EmploymentKind };

export interface Opening {
  readonly change: Change;
  /** Vacancies that would newly be among the best `HORIZON`. */
  readonly opens: number;
  /** The rank the best of them would have. */
  readonly rank: number;
  readonly vacancyId: string;
}

/**
 * Good vacancies are those a person would get to read: the best fifty, wanted work, at least half as good as the best.
 */
const HORIZON = 50;
const MOST_CERTIFICATES = 3;
const MOST_KINDS = 2;
const MOST_OPENINGS = 5;

/**
 * Which single changes open up most good vacancies for a person, most first. Each is tried on the index with the person
 * otherwise unchanged, so that a vacancy that also breaks another rule does not count. About fifteen searches.
 */
export function bestChanges(index: MatchIndex, seeker: SeekerInput): Opening[] {
  const openings = candidates(index, seeker).flatMap((change) => {
    const opening = tried(index, seeker, change);
    return opening === null ? [] : [opening];
  });
  const best = new Map<string, Opening>();
  for (const opening of openings) {
    const key = groupOf(opening.change);
    const known = best.get(key);
    // A larger step must open twice as much as a smaller one to be worth suggesting.
    if (known === undefined || opening.opens >= 2 * known.opens) best.set(key, opening);
  }
  return [...best.values()].sort((a, b) => b.opens - a.opens || a.rank - b.rank).slice(0, MOST_OPENINGS);
}

/** Steps of the same kind replace each other; two certificates do not. */
function groupOf(change: Change): string {
  if (change.rule === 'certificates') return change.code;
  return change.rule === 'kind' ? change.kind : change.rule === 'times' ? change.part : change.rule;
}

function tried(index: MatchIndex, seeker: SeekerInput, change: Change): Opening | null {
  const matches = index.bestVacancies(changed(seeker, change), { limit: HORIZON });
  const least = (matches[0]?.score ?? 0) / 2;
  const opened = matches.flatMap((match, at) =>
    match.score >= least && isWanted(match) && index.whyNot(seeker, match.vacancyId).length > 0
      ? [{ vacancyId: match.vacancyId, rank: at + 1 }]
      : [],
  );
  const [best] = opened;
  return best === undefined ? null : { change, opens: opened.length, ...best };
}

/** An electrician's certificate opens nothing for an accountant: unwanted work does not count. */
function isWanted({ reasons }: Match): boolean {
  return !reasons.some(({ rule, side, sign }) => rule === 'occupation' && side === 'seeker' && sign === '-');
}

const PARTS: Readonly<Record<'weekend' | 'evening' | 'night', number>> = {
  weekend: weekMask([5, 6], ['morning', 'afternoon']),
  evening: weekMask([0, 1, 2, 3, 4, 5, 6], ['evening']),
  night: weekMask([0, 1, 2, 3, 4, 5, 6], ['night']),
};

/** The person with one change applied. */
export function changed(seeker: SeekerInput, change: Change): SeekerInput {
  switch (change.rule) {
    case 'certificates':
      return { ...seeker, certificates: [...seeker.certificates, change.code] };
    case 'place':
      return { ...seeker, travel: { ...seeker.travel, maxMetres: null, maxMinutes: change.minutes } };
    case 'pay_floor': {
      const { amount, unit } = change;
      return { ...seeker, pay: { ...seeker.pay, floor: { amount, unit } } };
    }
    case 'times':
      return { ...seeker, availability: (seeker.availability ?? 0) | PARTS[change.part] };
    case 'kind':
      return { ...seeker, kinds: [...seeker.kinds, change.kind] };
  }
}

function candidates(index: MatchIndex, seeker: SeekerInput): Change[] {
  return [
    ...certificatesWorthHaving(index, seeker),
    ...longerWays(seeker),
    ...lowerFloors(seeker),
    ...moreTimes(seeker),
    ...moreKinds(index, seeker),
  ];
}

/** The values whose lack excludes a person from the most good vacancies, most first. */
function mostMissed<T extends string>(
  index: MatchIndex,
  seeker: SeekerInput,
  relaxed: SeekerInput,
  missing: (vacancyId: string) => readonly T[],
): T[] {
  const counts = new Map<T, number>();
  for (const match of index.bestVacancies(relaxed, { limit: HORIZON })) {
    const { vacancyId } = match;
    if (!isWanted(match) || index.whyNot(seeker, vacancyId).length !== 1) continue;
    for (const value of missing(vacancyId)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value]) => value);
}

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

function certificatesWorthHaving(index: MatchIndex, seeker: SeekerInput): Change[] {
  const known = new Set<string>(CERTIFICATE_CODES);
  const isCode = (code: string): code is CertificateCode => known.has(code);
  const relaxed = { ...seeker, certificates: CERTIFICATE_CODES };
  const codes = mostMissed(index, seeker, relaxed, (vacancyId) =>
    index
      .whyNot(seeker, vacancyId)
      .filter(({ rule }) => rule === 'certificates')
      // Any one of them would do; the first is the one the advert names first.
      .flatMap(({ params }) => listOf(params['certificates']).slice(0, 1).filter(isCode)),
  );
  return codes.slice(0, MOST_CERTIFICATES).map((code) => ({ rule: 'certificates', code }));
}

const LONGER_BY = [15, 30] as const;
const MOST_MINUTES = 120;

function longerWays(seeker: SeekerInput): Change[] {
  const { maxMinutes, mode } = seeker.travel;
  if (maxMinutes === null) return [];
  return LONGER_BY.map((more) => maxMinutes + more)
    .filter((minutes) => minutes <= MOST_MINUTES)
    .map((minutes) => ({ rule: 'place', minutes, mode: mode ?? 'bus' }));
}

/** Never more than a fifth below what the person named: this must not talk wages down. */
const LOWER_TO = [0.9, 0.8] as const;
const PAY_STEPS: Readonly<Partial<Record<PayUnit, number>>> = { month: 10_000, day: 1_000, hour: 100 };

function lowerFloors(seeker: SeekerInput): Change[] {
  const { floor } = seeker.pay;
  const step = floor === null ? undefined : PAY_STEPS[floor.unit];
  if (floor === null || step === undefined) return [];
  const amounts = LOWER_TO.map((share) => Math.ceil((floor.amount * share) / step) * step);
  return [...new Set(amounts)]
    .filter((amount) => amount > 0 && amount < floor.amount)
    .map((amount) => ({ rule: 'pay_floor', amount, unit: floor.unit }));
}

function moreTimes(seeker: SeekerInput): Change[] {
  const free = seeker.availability;
  if (free === null) return [];
  return (['weekend', 'evening', 'night'] as const)
    .filter((part) => (PARTS[part] & ~free) !== 0)
    .map((part) => ({ rule: 'times', part }));
}

const KINDS: Readonly<Record<EmploymentKind, readonly [string, string]>> = {
  full_time: ['全职', 'full-time work'],
  part_time: ['兼职', 'part-time work'],
  gig: ['零工', 'gig work'],
  internship: ['见习', 'internships'],
  public_welfare: ['公益岗', 'public-welfare posts'],
  campus_order: ['订单班', 'campus order classes'],
  dispatch: ['外地务工', 'work in another region'],
  workshop: ['家门口工厂', 'village workshops'],
};
const isKind = (kind: string): kind is EmploymentKind => Object.hasOwn(KINDS, kind);

function moreKinds(index: MatchIndex, seeker: SeekerInput): Change[] {
  if (seeker.kinds.length === 0) return [];
  const kinds = mostMissed(index, seeker, { ...seeker, kinds: [] }, (vacancyId) =>
    index
      .whyNot(seeker, vacancyId)
      .filter(({ rule }) => rule === 'kind')
      .flatMap(({ params }) => [String(params['kind'])].filter(isKind)),
  );
  return kinds.slice(0, MOST_KINDS).map((kind) => ({ rule: 'kind', kind }));
}

const PART_NAMES = {
  weekend: ['周末白天', 'weekend days'],
  evening: ['晚上', 'evenings'],
  night: ['夜里', 'nights'],
} as const;
const UNIT_NAMES: Readonly<Partial<Record<PayUnit, readonly [string, string]>>> = {
  month: ['每月', 'a month'],
  day: ['每天', 'a day'],
  hour: ['每小时', 'an hour'],
};

function whenChanged(change: Change, locale: Locale): string {
  const zh = locale === 'zh-CN';
  const at = zh ? 0 : 1;
  switch (change.rule) {
    case 'certificates': {
      const name = certificateName(change.code, locale);
      return zh ? `考到${name}以后` : `With ${name}`;
    }
    case 'place':
      return zh ? `路上愿意花${change.minutes}分钟的话` : `With ${change.minutes} minutes on the way`;
    case 'pay_floor': {
      const yuan = change.amount / 100;
      const unit = UNIT_NAMES[change.unit]?.[at] ?? '';
      return zh ? `工钱底线放到${unit}${yuan}元的话` : `With a pay floor of ${yuan} yuan ${unit}`;
    }
    case 'times': {
      const part = PART_NAMES[change.part][at];
      return zh ? `${part}也能上工的话` : `If ${part} are free too`;
    }
    case 'kind': {
      const kind = KINDS[change.kind][at];
      return zh ? `也愿意做${kind}的话` : `With ${kind} as well`;
    }
  }
}

/** '考到叉车证以后，可以多看到12个合适的岗位，最好的能排到第3名'. */
export function openingText({ change, opens, rank }: Opening, locale: Locale): string {
  const when = whenChanged(change, locale);
  if (locale === 'zh-CN') return `${when}，可以多看到${opens}个合适的岗位，最好的能排到第${rank}名`;
  const more = opens === 1 ? '1 more suitable vacancy opens' : `${opens} more suitable vacancies open`;
  return `${when}, ${more}; the best would be number ${rank}`;
}
