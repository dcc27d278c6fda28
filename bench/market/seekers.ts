/** One person of a synthetic market. */
import type {
  CertificateCode,
  EducationLevel,
  EmploymentKind,
  ExperienceItem,
  LimitationCode,
  PayAmount,
  PriorityGroup,
  SeekerInput,
  Shift,
  TravelMode,
} from '@yizhan/matching';
import { seekerInput } from '@yizhan/matching';
import { dayFrom, FREE_WEEKS, someSpans } from './hours.ts';
import { employerId, seekerId, vacancyId } from './ids.ts';
import { Random, seedOf } from './random.ts';
import { saidAs } from './trades.ts';
import type { Trade } from './trades.ts';
import type { World } from './vacancies.ts';

const FEN = 100;
/** Weight of the first, second, third wish. */
const WISH_WEIGHTS = [100, 90, 80];

const KINDS: readonly (readonly [readonly EmploymentKind[], number])[] = [
  [['full_time'], 48],
  [['full_time', 'dispatch', 'workshop'], 16],
  [[], 14],
  [['part_time', 'gig'], 8],
  [['part_time'], 5],
  [['gig'], 4],
  [['full_time', 'public_welfare'], 4],
  // In demand at every station; people outside the eligible groups find nothing.
  [['public_welfare'], 7],
  [['internship'], 1],
];

const MODES: readonly (readonly [TravelMode | null, number])[] = [
  [null, 20],
  ['walk', 9],
  ['bicycle', 5],
  ['e_bike', 34],
  ['bus', 20],
  ['car', 12],
];

/** Straight-line kilometres that people say they travel, by mode. */
const REACH: Record<TravelMode, readonly number[]> = {
  walk: [1, 1.5, 2, 3],
  bicycle: [3, 5, 8],
  e_bike: [5, 8, 10, 15],
  bus: [10, 15, 20, 30],
  car: [15, 20, 30, 50],
};

const SHIFTS: readonly (readonly [readonly Shift[], number])[] = [
  [[], 56],
  [['day'], 20],
  [['day', 'rotating_day', 'flexible'], 14],
  [['day', 'evening', 'rotating_day', 'rotating_night', 'night'], 8],
  [['night'], 2],
];

const CANNOT: readonly (readonly [LimitationCode, number])[] = [
  ['night_shift', 24],
  ['heavy_lifting', 18],
  ['heights', 14],
  ['computer', 10],
  ['long_standing', 9],
  ['rotating_shift', 9],
  ['chemicals', 5],
  ['overtime', 4],
  ['heat', 3],
  ['phone_sales', 4],
];

const GROUPS: readonly (readonly [PriorityGroup, number])[] = [
  ['registered_unemployed', 30],
  ['rural_migrant', 24],
  ['hard_to_employ', 12],
  ['graduate', 12],
  ['lifted_from_poverty', 8],
  ['veteran', 5],
  ['older_worker', 4],
  ['disabled', 3],
  ['returning_woman', 2],
];

function wishesOf(random: Random, world: World): Trade[] {
  const { trades } = world;
  const first = trades.wanted.draw(random);
  const wishes = [first];
  const another = (): Trade => (random.chance(0.6) ? trades.near(random, first) : trades.wanted.draw(random));
  if (random.chance(0.6)) wishes.push(another());
  if (wishes.length === 2 && random.chance(0.45)) wishes.push(another());
  return [...new Set(wishes)];
}

function pastOf(random: Random, world: World, age: number, wishes: readonly Trade[]): ExperienceItem[] {
  const { trades } = world;
  const jobs =
    age < 20
      ? random.int(2)
      : random.weighted([
          [0, 18],
          [1, 42],
          [2, 28],
          [3, 12],
        ]);
  let left = Math.max(0, age - 18);
  return Array.from({ length: jobs }, () => {
    const trade = random.weighted([
      [random.pick(wishes), 55],
      [trades.near(random, random.pick(wishes)), 20],
      [trades.offered.draw(random), 25],
    ]);
    // Half years, as people state them.
    const years = Math.min(left, Math.round(2 * (0.5 - 4 * Math.log(1 - random.next()))) / 2);
    left -= years;
    return { ...saidAs(random, trade), years };
  });
}

function payOf(random: Random, kinds: readonly EmploymentKind[], trade: Trade): SeekerInput['pay'] {
  const monthly = trade.traits.pay * random.between(0.55, 1);
  const unit: PayAmount['unit'] =
    kinds.length === 0 || kinds.includes('full_time') || kinds.includes('internship')
      ? 'month'
      : random.pick(['hour', 'day', 'month'] as const);
  const divisor = { month: 1, day: 21.75, hour: 174 }[unit];
  const step = { month: 100, day: 10, hour: 1 }[unit];
  const amount = (yuan: number): PayAmount => ({
    amount: Math.max(step, Math.round(yuan / divisor / step) * step) * FEN,
    unit,
  });
  // Some ask for pay that nobody in the area offers.
  const dear = random.chance(0.03) ? 4 : 1;
  return {
    floor: random.chance(0.72) ? amount(monthly * dear) : null,
    wanted: random.chance(0.8) ? amount(monthly * dear * random.between(1.1, 1.45)) : null,
  };
}

function educationOf(random: Random, usual: EducationLevel): EducationLevel | null {
  if (random.chance(0.05)) return null;
  const levels: readonly EducationLevel[] = [1, 2, 3, 4, 5, 6];
  const shift = random.weighted([
    [-2, 3],
    [-1, 17],
    [0, 50],
    [1, 24],
    [2, 6],
  ]);
  return levels[Math.min(6, Math.max(1, usual + shift)) - 1] ?? usual;
}

function historyOf(random: Random): SeekerInput['history'] {
  if (random.chance(0.5)) return { offered: 0, answered: 0, invited: 0, attended: 0 };
  const offered = 1 + random.int(14);
  const answered = Math.round(offered * random.between(0.2, 1));
  const invited = Math.round(answered * random.between(0, 0.7));
  return { offered, answered, invited, attended: Math.round(invited * random.between(0.4, 1)) };
}

function travelOf(random: Random): SeekerInput['travel'] {
  const mode = random.weighted(MODES);
  const stated = random.weighted([
    ['metres', 48],
    ['minutes', 24],
    ['nothing', 28],
  ]);
  return {
    mode,
    maxMetres: stated === 'metres' ? random.pick(REACH[mode ?? 'e_bike']) * 1_000 : null,
    maxMinutes: stated === 'minutes' ? random.pick([15, 20, 30, 45, 60]) : null,
  };
}

export function makeSeeker(world: World, number: number): SeekerInput {
  const { seed, size, today, city } = world;
  const random = new Random(seedOf(seed, 'seeker', number));
  const wishes = wishesOf(random, world);
  const [first] = wishes;
  if (first === undefined) throw new Error('a person of this market wants something');
  const age = Math.floor(16.5 + 46 * random.next() ** 1.1);
  const kinds = random.weighted(KINDS);
  const certificates = new Set<CertificateCode>();
  for (const { traits } of wishes) {
    for (const code of traits.certificates)
      if (random.chance(0.2 + traits.licensed / 2)) certificates.add(code);
  }
  if (random.chance(0.35)) certificates.add('driver_c1');
  const skills = new Set(wishes.flatMap(({ traits }) => random.some(traits.skills, 1 + random.int(4))));
  const groups = random.chance(0.42)
    ? [random.weighted(GROUPS), ...(random.chance(0.2) ? [random.weighted(GROUPS)] : [])]
    : [];
  const gigs = kinds.includes('gig');
  const employers = Math.max(1, Math.floor(size.vacancies / 5));
  return seekerInput({
    id: seekerId(number),
    birthDate: random.chance(0.04) ? null : dayFrom(today, -Math.floor((age + random.next()) * 365.25)),
    home: city.home(random),
    travel: travelOf(random),
    wantedRegions: random.chance(0.1) ? [random.pick(city.counties)] : [],
    acceptsDispatch: random.chance(0.12),
    acceptsFarWithLodging: random.chance(0.14),
    occupations: wishes.map((trade, i) => ({ ...saidAs(random, trade), weight: WISH_WEIGHTS[i] ?? 70 })),
    skills: [...skills],
    certificates: [...certificates],
    education: educationOf(random, first.traits.education),
    experience: pastOf(random, world, age, wishes),
    pay: payOf(random, kinds, first),
    kinds,
    availability: random.chance(0.28) ? random.weighted(FREE_WEEKS) : null,
    shifts: random.weighted(SHIFTS),
    busy: gigs && random.chance(0.6) ? someSpans(random, today, 1 + random.int(3)) : [],
    cannot: random.chance(0.15 + age / 200)
      ? [...new Set([random.weighted(CANNOT), ...(random.chance(0.3) ? [random.weighted(CANNOT)] : [])])]
      : [],
    priorityGroups: [...new Set(groups)],
    lodging: random.weighted<SeekerInput['lodging']>([
      [null, 80],
      ['wished', 16],
      ['needed', 4],
    ]),
    meals: random.chance(0.2) ? 'wished' : null,
    blockedEmployerIds: random.chance(0.1) ? [employerId(Math.floor(employers * random.next() ** 1.6))] : [],
    blockedVacancyIds: random.chance(0.08)
      ? random.some(
          Array.from({ length: 3 }, () => vacancyId(random.int(Math.max(1, size.vacancies)))),
          1 + random.int(3),
        )
      : [],
    history: historyOf(random),
  });
}
