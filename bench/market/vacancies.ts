/** One vacancy of a synthetic market. */
import type {
  CertificateRequirement,
  EducationLevel,
  EmploymentKind,
  LimitationCode,
  PayOffer,
  PriorityGroup,
  VacancyInput,
} from '@yizhan/matching';
import { vacancyInput } from '@yizhan/matching';
import type { City } from './city.ts';
import { dayFrom, NEEDED_WEEKS, someSpans } from './hours.ts';
import { employerId, seekerId, vacancyId } from './ids.ts';
import type { MarketSize } from './ids.ts';
import { Random, seedOf } from './random.ts';
import { SHIFTS_OF } from './traits.ts';
import type { Traits } from './traits.ts';
import { offeredAs } from './trades.ts';
import type { Trades } from './trades.ts';

export interface World {
  seed: number;
  size: MarketSize;
  today: string;
  city: City;
  trades: Trades;
}

const KINDS: readonly (readonly [EmploymentKind, number])[] = [
  ['full_time', 74],
  ['part_time', 9],
  ['gig', 7],
  ['dispatch', 4],
  ['public_welfare', 2.5],
  ['internship', 2],
  ['workshop', 1],
  ['campus_order', 0.5],
];

const HEADCOUNTS: readonly (readonly [number, number])[] = [
  [1, 45],
  [2, 20],
  [3, 13],
  [5, 11],
  [10, 7],
  [20, 2.5],
  [50, 0.8],
  [0, 0.7],
];

const MAY_INVOLVE: readonly LimitationCode[] = [
  'overtime',
  'late_evening',
  'computer',
  'long_standing',
  'noise',
];
const RESERVED: readonly PriorityGroup[][] = [
  ['hard_to_employ', 'zero_employment_family'],
  ['hard_to_employ'],
  ['disabled'],
];
/** Fen in a yuan. */
const FEN = 100;

/** Yuan to fen, rounded to whole steps as in adverts. */
const fen = (yuan: number, step: number): number => Math.max(step, Math.round(yuan / step) * step) * FEN;

function payFor(random: Random, kind: EmploymentKind, traits: Traits): PayOffer | null {
  const middle = traits.pay * random.between(0.8, 1.12);
  const spread = random.between(1.05, 1.55);
  if (random.chance(0.07)) return null;
  if (kind === 'part_time') {
    const hourly = Math.max(14, middle / 190);
    return { min: fen(hourly, 1), max: random.chance(0.5) ? fen(hourly * spread, 1) : null, unit: 'hour' };
  }
  if (kind === 'gig') {
    const daily = Math.max(110, middle / 23);
    return { min: fen(daily, 10), max: random.chance(0.4) ? fen(daily * spread, 10) : null, unit: 'day' };
  }
  if (random.chance(0.02)) return { min: fen(random.between(1, 5), 1), max: null, unit: 'piece' };
  if (random.chance(0.02))
    return { min: fen(middle * 12, 1_000), max: fen(middle * 12 * spread, 1_000), unit: 'year' };
  const ends = random.weighted([
    ['both', 86],
    ['min', 9],
    ['max', 5],
  ]);
  return {
    min: ends === 'max' ? null : fen(middle, 100),
    max: ends === 'min' ? null : fen(middle * spread, 100),
    unit: 'month',
  };
}

function certificatesFor(random: Random, { certificates, licensed }: Traits): CertificateRequirement[] {
  if (certificates.length === 0) return [];
  const rule = random.chance(licensed);
  if (!rule && !random.chance(0.25)) return [];
  const anyOf = random.some(certificates, random.chance(0.2) ? 2 : 1);
  const needed: CertificateRequirement[] = [{ anyOf, strength: rule ? 'rule' : 'wish' }];
  if (random.chance(0.06))
    needed.push({ anyOf: ['driver_c1'], strength: random.chance(0.3) ? 'rule' : 'wish' });
  return needed;
}

function educationFor(random: Random, usual: EducationLevel): VacancyInput['education'] {
  if (random.chance(0.4)) return null;
  const shift = random.weighted([
    [-1, 30],
    [0, 60],
    [1, 10],
  ]);
  const levels: readonly EducationLevel[] = [1, 2, 3, 4, 5, 6, 7];
  const level = levels[Math.min(5, Math.max(1, usual + shift)) - 1] ?? usual;
  return { level, strength: random.chance(0.7) ? 'rule' : 'wish' };
}

/** An employer answers alike for all its vacancies. */
function historyOf(seed: number, employer: number): VacancyInput['employerHistory'] {
  const random = new Random(seedOf(seed, 'employer', employer));
  if (random.chance(0.45)) return { referred: 0, answered: 0, hired: 0 };
  const referred = 1 + Math.floor(-12 * Math.log(1 - random.next()));
  const answered = Math.round(referred * random.between(0.15, 1));
  return { referred, answered, hired: Math.round(answered * random.between(0, 0.6)) };
}

/** There are a fifth as many employers as vacancies; the first ones have very many each. */
function drawEmployer(random: Random, vacancies: number): number {
  return Math.floor(Math.max(1, vacancies / 5) * random.next() ** 1.6);
}

export function makeVacancy(world: World, number: number): VacancyInput {
  const { seed, size, today, city, trades } = world;
  const random = new Random(seedOf(seed, 'vacancy', number));
  const trade = trades.offered.draw(random);
  const { traits } = trade;
  const kind = random.weighted(KINDS);
  const employer = drawEmployer(random, size.vacancies);
  const gig = kind === 'gig';
  const shifts = random.chance(gig ? 0 : 0.45)
    ? [
        ...new Set([
          random.weighted(SHIFTS_OF[traits.hours]),
          ...(random.chance(0.2) ? [random.weighted(SHIFTS_OF[traits.hours])] : []),
        ]),
      ]
    : [];
  const lodging = random.weighted<boolean | null>([
    [null, 50],
    [true, traits.hours === 'factory' ? 35 : 15],
    [false, 20],
  ]);
  return vacancyInput({
    id: vacancyId(number),
    employerId: employerId(employer),
    ...offeredAs(random, trades, trade),
    kind,
    alsoKinds: random.chance(0.04) ? [kind === 'full_time' ? 'part_time' : 'full_time'] : [],
    open: !random.chance(0.015),
    headcount: random.weighted(HEADCOUNTS),
    validUntil: random.chance(0.3)
      ? null
      : dayFrom(today, random.chance(0.03) ? -1 - random.int(20) : random.int(60)),
    confirmedOn: random.chance(0.05) ? null : dayFrom(today, -Math.floor(90 * random.next() ** 2)),
    workplace: city.workplace(random),
    remote: traits.hours === 'office' && random.chance(0.015),
    pay: payFor(random, kind, traits),
    education: educationFor(random, traits.education),
    experience: random.chance(0.6)
      ? null
      : {
          years: random.weighted([
            [1, 50],
            [2, 20],
            [3, 22],
            [5, 8],
          ]),
          strength: random.chance(0.3) ? 'rule' : 'wish',
        },
    certificates: certificatesFor(random, traits),
    skills: random.some(traits.skills, random.int(6)),
    requiredTimes: random.chance(gig ? 0 : 0.4) ? random.weighted(NEEDED_WEEKS) : null,
    shifts,
    sessions: gig ? someSpans(random, today, 1 + random.int(3)) : [],
    sessionsTaken: random.chance(0.5) ? 'all' : 'any',
    involves: random.chance(0.5) ? random.some(traits.involves, 1) : [],
    mayInvolve: random.some([...traits.involves, ...MAY_INVOLVE], random.int(3)),
    reservedFor: kind === 'public_welfare' ? random.pick(RESERVED) : [],
    lodging,
    meals: random.weighted<boolean | null>([
      [null, 55],
      [true, 30],
      [false, 15],
    ]),
    blockedSeekerIds: random.chance(0.02) ? [seekerId(random.int(Math.max(1, size.seekers)))] : [],
    employerHistory: historyOf(seed, employer),
  });
}
