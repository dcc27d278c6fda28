import type { PlacementStatus, PriorityGroup, StopReason, VacancyKind, VacancyStatus } from '@yizhan/domain';
import type { Regions } from '../reference/index.ts';
import { FAMILY_NAMES, MEN_NAMES, TRADE_NAMES, WOMEN_NAMES } from './content/names.ts';

import { WORK, type Work } from './content/work.ts';
import { DEMO_PHONES } from './accounts.ts';
import { Chance } from './random.ts';

/** How much of the network is made: `full` for a look around, `small` for tests. */
export const SIZES = {
  full: { people: 3200, employers: 620, vacancies: 2000, placements: 2600 },
  small: { people: 260, employers: 60, vacancies: 180, placements: 220 },
} as const;
export type DemoSize = keyof typeof SIZES;

const DAY_MS = 86_400_000;
const HISTORY_DAYS = 182;

/** Where people live and firms stand, by weight; the three prefectures the reports name. */
const COUNTIES: ReadonlyArray<readonly [string, number]> = [
  ['430302', 14],
  ['430304', 16],
  ['430321', 7],
  ['430381', 6],
  ['430382', 3],
  ['431202', 14],
  ['431221', 2],
  ['431222', 3],
  ['431224', 5],
  ['431225', 1],
  ['431226', 2],
  ['431228', 3],
  ['431281', 2],
  ['433101', 9],
  ['433122', 2],
  ['433123', 4],
  ['433124', 3],
  ['433125', 1],
  ['433126', 1],
  ['433127', 2],
  ['433130', 2],
];

export interface PlannedPlace {
  readonly region: string;
  readonly county: string;
  readonly address: string;
  readonly point: { lng: number; lat: number } | null;
}

export interface PlannedEmployer extends PlannedPlace {
  readonly id: string;
  readonly at: Date;
  readonly kind: 'organisation' | 'person';
  readonly business: Work['employer'];
  readonly name: string;
  readonly creditCode: string | null;
  readonly phone: string;
  readonly contact: string;
  readonly industry: string;
  readonly verified: boolean;
}

export interface PlannedVacancy extends PlannedPlace {
  readonly id: string;
  readonly at: Date;
  readonly employer: PlannedEmployer;
  readonly work: Work;
  readonly kind: VacancyKind;
  readonly title: string;
  readonly description: string;
  readonly headcount: number;
  readonly pay: { min: number | null; max: number | null; unit: 'month' | 'day'; negotiable: boolean };
  readonly lodging: boolean;
  readonly meals: boolean;
  readonly status: VacancyStatus;
  readonly confirmedAt: Date;
  hired: number;
}

export interface PlannedPerson extends PlannedPlace {
  readonly id: string;
  readonly at: Date;
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly birthDate: string;
  readonly phone: string;
  readonly idNumber: string | null;
  readonly channel: 'self' | 'assisted' | 'fair' | 'kiosk';
  readonly work: Work;
  readonly wanted: readonly string[];
  readonly years: number;
  readonly education: 'primary' | 'junior' | 'senior' | 'college' | 'bachelor';
  readonly certificates: readonly string[];
  readonly cannot: readonly string[];
  readonly payMin: number | null;
  readonly payUnit: 'month' | 'day';
  readonly gig: boolean;
  readonly commute: number | null;
  readonly dispatch: boolean;
  readonly groups: readonly PriorityGroup[];
  readonly step: 'find_need' | 'serve' | 'follow_up';
  status: 'active' | 'employed';
}

export interface PlannedStep {
  readonly action: string;
  readonly to: PlacementStatus;
  readonly at: Date;
}

export interface PlannedPlacement {
  readonly id: string;
  readonly person: PlannedPerson;
  readonly vacancy: PlannedVacancy;
  readonly origin: 'application' | 'referral';
  readonly steps: readonly PlannedStep[];
  readonly stopReason: StopReason | null;
  readonly interviewAt: Date | null;
  readonly startDate: string | null;
  readonly score: number;
}

export interface DemoPlan {
  readonly employers: readonly PlannedEmployer[];
  readonly vacancies: readonly PlannedVacancy[];
  readonly people: readonly PlannedPerson[];
  readonly placements: readonly PlannedPlacement[];
}

/** Makes the whole network in memory. The same seed, size and day give the same network. */
export function planNetwork(seed: number, size: DemoSize, now: Date, regions: Regions): DemoPlan {
  const chance = new Chance(seed);
  const counts = SIZES[size];
  const makePlace = placeMaker(chance, regions);
  const employers = Array.from({ length: counts.employers }, (_, index) =>
    makeEmployer(chance, now, makePlace(), index),
  );
  employers.unshift(...namedEmployers(chance, now, regions));
  const byBusiness = new Map<Work['employer'], PlannedEmployer[]>();
  for (const employer of employers) {
    byBusiness.set(employer.business, [...(byBusiness.get(employer.business) ?? []), employer]);
  }
  const demand = WORK.map((work) => [work, work.demand] as const);
  const vacancies = Array.from({ length: counts.vacancies }, () => {
    const work = chance.weighted(demand);
    return makeVacancy(chance, now, work, chance.pick(byBusiness.get(work.employer) ?? employers));
  });
  vacancies.unshift(...namedVacancies(chance, now, employers));
  const supply = WORK.map((work) => [work, work.supply] as const);
  const people = Array.from({ length: counts.people }, (_, index) =>
    makePerson(chance, now, chance.weighted(supply), makePlace(), index),
  );
  people.unshift(...namedPeople(chance, now, regions));
  return {
    employers,
    vacancies,
    people,
    placements: makePlacements(chance, now, people, vacancies, counts.placements),
  };
}

function placeMaker(chance: Chance, regions: Regions): () => PlannedPlace {
  const roads = [
    '建设路',
    '人民路',
    '解放路',
    '芙蓉路',
    '迎宾路',
    '车站路',
    '工业路',
    '学府路',
    '河东大道',
    '朝阳路',
  ] as const;
  return () => {
    const county = chance.weighted(COUNTIES);
    const towns = regions.index.children(county);
    const town = towns.length > 0 && chance.is(0.85) ? chance.pick(towns) : null;
    const centre = regions.centre(county);
    const spread = county.endsWith('02') || county.endsWith('04') || county === '433101' ? 0.03 : 0.09;
    return {
      county,
      region: town?.code ?? county,
      address: `${regions.ref(town?.code ?? county).name}${chance.pick(roads)}${chance.int(1, 288)}号`,
      point:
        centre === null || !chance.is(0.9)
          ? null
          : {
              lng: round(centre.lng + chance.normal() * spread * 0.6),
              lat: round(centre.lat + chance.normal() * spread * 0.5),
            },
    };
  };
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

/** More recent days are likelier: a network that grows. */
function pastDate(chance: Chance, now: Date, days = HISTORY_DAYS): Date {
  const ago = days * (1 - Math.sqrt(chance.next()));
  const day = new Date(now.getTime() - Math.floor(ago) * DAY_MS);
  // Office hours in Shanghai: 08:30 to 17:30 are 00:30 to 09:30 UTC.
  const at = new Date(
    Date.UTC(
      day.getUTCFullYear(),
      day.getUTCMonth(),
      day.getUTCDate(),
      0,
      30 + chance.int(0, 540),
      chance.int(0, 59),
    ),
  );
  return at < now ? at : new Date(now.getTime() - chance.int(10, 600) * 60_000);
}

const BUSINESS: Readonly<
  Record<Work['employer'], { suffixes: readonly string[]; industry: string; weight: number }>
> = {
  factory: {
    suffixes: [
      '电子科技有限公司',
      '箱包皮具有限公司',
      '机械制造有限公司',
      '服饰有限公司',
      '食品有限公司',
      '新材料有限公司',
    ],
    industry: '制造业',
    weight: 9,
  },
  shop: {
    suffixes: ['超市有限公司', '商贸有限公司', '服饰店', '百货有限公司'],
    industry: '批发和零售业',
    weight: 5,
  },
  home: {
    suffixes: ['家政服务有限公司', '养老服务有限公司', '护理服务中心'],
    industry: '居民服务业',
    weight: 4,
  },
  building: {
    suffixes: ['建筑劳务有限公司', '装饰工程有限公司', '建设工程有限公司'],
    industry: '建筑业',
    weight: 4,
  },
  transport: {
    suffixes: ['物流有限公司', '快递服务有限公司', '配送服务有限公司'],
    industry: '交通运输、仓储和邮政业',
    weight: 4,
  },
  office: {
    suffixes: ['物业管理有限公司', '网络科技有限公司', '人力资源服务有限公司', '教育咨询有限公司'],
    industry: '租赁和商务服务业',
    weight: 6,
  },
  farm: {
    suffixes: ['农业发展有限公司', '种植专业合作社', '茶业有限公司'],
    industry: '农、林、牧、渔业',
    weight: 3,
  },
  hotel: {
    suffixes: ['酒店管理有限公司', '餐饮有限公司', '文化旅游有限公司'],
    industry: '住宿和餐饮业',
    weight: 6,
  },
};
const BUSINESSES = (Object.keys(BUSINESS) as Array<Work['employer']>).map(
  (key) => [key, BUSINESS[key].weight] as const,
);

function makeEmployer(chance: Chance, now: Date, place: PlannedPlace, index: number): PlannedEmployer {
  const at = pastDate(chance, now, HISTORY_DAYS + 60);
  const isPerson = chance.is(0.06);
  const business = isPerson ? 'home' : chance.weighted(BUSINESSES);
  const family = chance.weighted(FAMILY_NAMES);
  const trade = `${chance.pick(TRADE_NAMES)}${chance.pick(['', '', '兴', '达', '和', '源', '盛', '康'])}`;
  const city = { '4303': '湘潭', '4312': '怀化', '4331': '湘西' }[place.county.slice(0, 4)] ?? '';
  return {
    ...place,
    id: chance.uuid(at),
    at,
    kind: isPerson ? 'person' : 'organisation',
    business,
    name: isPerson
      ? `${family}${chance.is(0.5) ? '女士' : '先生'}`
      : `${city}${trade}${chance.pick(BUSINESS[business].suffixes)}`,
    creditCode: isPerson ? null : creditCode(place.county, index),
    phone: `1990001${String(index).padStart(4, '0')}`,
    contact: `${family}${chance.pick(['经理', '主管', '女士', '先生'])}`,
    industry: isPerson ? '' : BUSINESS[business].industry,
    verified: chance.is(0.86),
  };
}

const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** A code with a right check character (GB 32100) whose body says that it is made up: `DEM…`. */
function creditCode(county: string, index: number): string {
  const body = `91${county}DEM${String(index).padStart(6, '0')}`;
  const sum = [...body].reduce(
    (total, sign, at) => total + CREDIT_ALPHABET.indexOf(sign) * (CREDIT_WEIGHTS[at] ?? 0),
    0,
  );
  return body + (CREDIT_ALPHABET[(31 - (sum % 31)) % 31] ?? '0');
}

function makeVacancy(chance: Chance, now: Date, work: Work, employer: PlannedEmployer): PlannedVacancy {
  const at = new Date(Math.max(pastDate(chance, now).getTime(), employer.at.getTime() + DAY_MS / 24));
  const isGig = work.daily !== undefined && chance.is(employer.kind === 'person' ? 0.9 : 0.28);
  const title = chance.pick(work.titles);
  const negotiable = chance.is(0.04);
  const [low, high] = isGig && work.daily !== undefined ? work.daily : work.pay;
  const step = isGig ? 10 : 100;
  const min = Math.round((low * (0.92 + chance.next() * 0.25)) / step) * step;
  const max = Math.round((min + (high - low) * (0.3 + chance.next() * 0.7)) / step) * step;
  const lodging = chance.is(work.lodging ?? 0.2);
  const meals = chance.is(lodging ? 0.8 : 0.35);
  const ageDays = (now.getTime() - at.getTime()) / DAY_MS;
  return {
    region: employer.region,
    county: employer.county,
    address: employer.address,
    point: employer.point,
    id: chance.uuid(at),
    at,
    employer,
    work,
    kind: isGig ? 'gig' : vacancyKind(chance, employer.business),
    title: chance.is(0.12) ? `${title}（${chance.pick(['急招', '长期', '包吃住', '就近上班'])}）` : title,
    description: describe(chance, work, { lodging, meals, isGig }),
    headcount: isGig ? chance.int(1, 12) : Math.max(1, Math.round(Math.exp(chance.normal() * 0.9 + 1))),
    pay: negotiable
      ? { min: null, max: null, unit: 'month', negotiable: true }
      : { min: min * 100, max: Math.max(min, max) * 100, unit: isGig ? 'day' : 'month', negotiable: false },
    lodging,
    meals,
    status: vacancyStatus(chance, ageDays, employer.verified),
    confirmedAt: new Date(
      Math.max(at.getTime(), now.getTime() - chance.int(0, 30) * DAY_MS - chance.int(0, 20) * 3_600_000),
    ),
    hired: 0,
  };
}

function vacancyKind(chance: Chance, business: Work['employer']): VacancyKind {
  if (business === 'factory' && chance.is(0.05)) return 'workshop';
  return chance.weighted<VacancyKind>([
    ['full_time', 82],
    ['part_time', 8],
    ['internship', 3],
    ['public_welfare', 3],
    ['dispatch', 4],
  ]);
}

function vacancyStatus(chance: Chance, ageDays: number, verified: boolean): VacancyStatus {
  if (!verified || (ageDays < 6 && chance.is(0.3))) return chance.is(0.8) ? 'in_review' : 'draft';
  if (ageDays > 120 && chance.is(0.45))
    return chance.weighted<VacancyStatus>([
      ['expired', 5],
      ['withdrawn', 2],
    ]);
  return 'published';
}

function describe(
  chance: Chance,
  work: Work,
  facts: { lodging: boolean; meals: boolean; isGig: boolean },
): string {
  const parts = [`工作内容：${work.duties.join('；')}。`];
  if (work.certificate !== undefined)
    parts.push(chance.is(0.6) ? `须持${work.certificate}。` : `有${work.certificate}优先。`);
  if (work.skills.length > 0 && chance.is(0.7)) parts.push(`会${work.skills[0] ?? ''}的优先，没做过可以教。`);
  parts.push(
    facts.isGig
      ? chance.pick(['当天结算。', '每天8小时，日结。', '早上7点半集合，日结。'])
      : chance.pick([
          '长白班，月休4天。',
          '两班倒，每周休一天。',
          '做六休一，按时发工资。',
          '朝九晚六，双休。',
        ]),
  );
  if (facts.lodging && facts.meals) parts.push('包吃住。');
  else if (facts.lodging) parts.push('提供住宿。');
  else if (facts.meals) parts.push('提供工作餐。');
  if (!facts.isGig)
    parts.push(chance.pick(['签劳动合同，缴五险。', '缴纳社保，有全勤奖。', '试用期一个月，转正缴五险。']));
  return parts.join('');
}

function makePerson(
  chance: Chance,
  now: Date,
  work: Work,
  place: PlannedPlace,
  index: number,
): PlannedPerson {
  const at = pastDate(chance, now);
  const sex = chance.is(work.women) ? 'female' : 'male';
  const [youngest, oldest] = work.ages;
  const age = Math.min(
    62,
    Math.max(18, Math.round(youngest + (oldest - youngest) * (0.25 + chance.next() * 0.75))),
  );
  const birth = new Date(Date.UTC(now.getUTCFullYear() - age, chance.int(0, 11), chance.int(1, 28)));
  const birthDate = birth.toISOString().slice(0, 10);
  const education = educationOf(chance, age, work);
  const gig = work.daily !== undefined && chance.is(0.3);
  const [low] = gig && work.daily !== undefined ? work.daily : work.pay;
  const isOlder = age >= 50;
  return {
    ...place,
    id: chance.uuid(at),
    at,
    name: chance.weighted(FAMILY_NAMES) + chance.pick(sex === 'female' ? WOMEN_NAMES : MEN_NAMES),
    sex,
    birthDate,
    phone: `199001${String(index).padStart(5, '0')}`,
    idNumber: chance.is(0.75) ? idNumber(place.county, birthDate, sex, index) : null,
    channel: chance.weighted([
      ['assisted', isOlder ? 7 : 3],
      ['self', isOlder ? 2 : 6],
      ['fair', 2],
      ['kiosk', 1],
    ]),
    work,
    wanted: [
      chance.pick(work.titles),
      ...(chance.is(0.4)
        ? [chance.pick(chance.pick(WORK.filter((other) => other.employer === work.employer)).titles)]
        : []),
    ],
    years: Math.max(0, Math.min(age - 18, Math.round(Math.abs(chance.normal()) * 5))),
    education,
    certificates: work.certificate !== undefined && chance.is(0.62) ? [work.certificate] : [],
    cannot: chance.is(isOlder ? 0.4 : 0.18)
      ? chance.some(
          ['night_shift', 'heavy_lifting', 'heights', 'long_standing', 'computer', 'travel'],
          chance.int(1, 2),
        )
      : [],
    payMin: chance.is(0.7)
      ? Math.round((low * (0.85 + chance.next() * 0.35)) / (gig ? 10 : 100)) * (gig ? 1000 : 10_000)
      : null,
    payUnit: gig ? 'day' : 'month',
    gig,
    commute: chance.is(0.7) ? chance.pick([15, 20, 30, 40, 60]) : null,
    dispatch: chance.is(age < 40 ? 0.15 : 0.05),
    groups: groupsOf(chance, age, sex, education),
    step: chance.weighted([
      ['find_need', 3],
      ['serve', 6],
      ['follow_up', 2],
    ]),
    status: 'active',
  };
}

function educationOf(chance: Chance, age: number, work: Work): PlannedPerson['education'] {
  if (work.education === 'bachelor') return 'bachelor';
  if (work.education === 'college') return chance.is(0.75) ? 'college' : 'bachelor';
  if (age > 48)
    return chance.weighted([
      ['primary', 3],
      ['junior', 6],
      ['senior', 2],
    ]);
  if (age > 32)
    return chance.weighted([
      ['junior', 5],
      ['senior', 4],
      ['college', 1],
    ]);
  return chance.weighted([
    ['junior', 2],
    ['senior', 5],
    ['college', 3],
    ['bachelor', 1],
  ]);
}

function groupsOf(chance: Chance, age: number, sex: string, education: string): PriorityGroup[] {
  const groups: PriorityGroup[] = [];
  if (age >= 50 && chance.is(0.5)) groups.push('older_worker');
  if (age >= 40 && chance.is(0.15)) groups.push('hard_to_employ');
  if (age <= 25 && (education === 'college' || education === 'bachelor') && chance.is(0.6))
    groups.push('graduate');
  if (chance.is(0.14)) groups.push('rural_migrant');
  if (chance.is(0.1)) groups.push('lifted_from_poverty');
  if (chance.is(0.1)) groups.push('registered_unemployed');
  if (sex === 'male' && chance.is(0.04)) groups.push('veteran');
  if (chance.is(0.03)) groups.push('disabled');
  if (sex === 'female' && age > 25 && age < 42 && chance.is(0.12)) groups.push('returning_woman');
  return groups.slice(0, 3);
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A number with a right check digit; it belongs to a made-up person. */
function idNumber(county: string, birthDate: string, sex: string, index: number): string {
  const order = ((index % 490) + 1) * 2 + (sex === 'male' ? 1 : 0);
  const body = county + birthDate.replaceAll('-', '') + String(order).padStart(3, '0');
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (ID_WEIGHTS[at] ?? 0), 0);
  return body + ('10X98765432'[sum % 11] ?? '0');
}

function makePlacements(
  chance: Chance,
  now: Date,
  people: readonly PlannedPerson[],
  vacancies: readonly PlannedVacancy[],
  count: number,
): PlannedPlacement[] {
  const byWork = new Map<string, PlannedVacancy[]>();
  for (const vacancy of vacancies) {
    if (vacancy.status === 'draft' || vacancy.status === 'in_review') continue;
    const key = `${vacancy.work.titles[0] ?? ''}/${vacancy.county.slice(0, 4)}`;
    byWork.set(key, [...(byWork.get(key) ?? []), vacancy]);
  }
  const made: PlannedPlacement[] = [];
  const pairs = new Set<string>();
  for (let tries = 0; made.length < count && tries < count * 6; tries += 1) {
    const person = chance.pick(people);
    const options = byWork.get(`${person.work.titles[0] ?? ''}/${person.county.slice(0, 4)}`) ?? [];
    const near = options.filter((vacancy) => vacancy.county === person.county);
    const pool = near.length > 0 && chance.is(0.8) ? near : options;
    if (pool.length === 0 || person.status === 'employed') continue;
    const vacancy = chance.pick(pool);
    if (vacancy.hired >= vacancy.headcount || pairs.has(person.id + vacancy.id)) continue;
    pairs.add(person.id + vacancy.id);
    made.push(walk(chance, now, person, vacancy));
  }
  return made;
}

/** Follows one placement from referral to where it stands today. */
function walk(chance: Chance, now: Date, person: PlannedPerson, vacancy: PlannedVacancy): PlannedPlacement {
  const begin = Math.max(person.at.getTime(), vacancy.at.getTime());
  const span = Math.max(0, now.getTime() - begin);
  let at = begin + Math.min(span, Math.abs(chance.normal()) * 6 * DAY_MS + 3_600_000 * chance.int(1, 8));
  if (at > now.getTime()) at = now.getTime() - 600_000;
  const id = chance.uuid(new Date(at));
  const origin = person.channel === 'self' && chance.is(0.6) ? 'application' : 'referral';
  const steps: PlannedStep[] = [];
  let stopReason: StopReason | null = null;
  let interviewAt: Date | null = null;
  let startDate: string | null = null;
  const add = (action: string, to: PlacementStatus): void => {
    steps.push({ action, to, at: new Date(at) });
  };
  const later = (low: number, high: number): boolean => {
    at += chance.int(low, high) * 3_600_000;
    return at < now.getTime();
  };
  const stop = (reason: StopReason): void => {
    stopReason = reason;
    add('stop', 'stopped');
  };
  add(origin === 'application' ? 'apply' : 'refer', origin === 'application' ? 'applied' : 'referred');
  const finish = (): PlannedPlacement => ({
    id,
    person,
    vacancy,
    origin,
    steps,
    stopReason,
    interviewAt,
    startDate,
    score: chance.int(5200, 9400),
  });
  if (!later(3, 60)) return finish();
  if (chance.is(0.22)) {
    stop(
      chance.weighted<StopReason>([
        ['employer_declined_experience', 3],
        ['employer_no_answer', 3],
        ['seeker_unreachable', 2],
        ['seeker_declined_pay', 3],
        ['seeker_declined_distance', 3],
      ]),
    );
    return finish();
  }
  add('accept', 'accepted');
  if (!later(2, 30)) return finish();
  interviewAt = new Date(at + chance.int(20, 70) * 3_600_000);
  add('book_interview', 'interview_booked');
  at = interviewAt.getTime();
  if (at >= now.getTime()) return finish();
  if (chance.is(0.12)) {
    stop('seeker_no_show');
    return finish();
  }
  add('record_interview', 'interviewed');
  if (!later(2, 40)) return finish();
  if (chance.is(0.2)) {
    stop(
      chance.pick([
        'employer_declined_skills',
        'seeker_declined_work',
        'seeker_declined_hours',
        'seeker_found_other',
      ]),
    );
    return finish();
  }
  add('record_intention', 'intention');
  if (!later(10, 96)) return finish();
  if (chance.is(0.12)) {
    stop('seeker_found_other');
    return finish();
  }
  startDate = new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
  add('hire', 'hired');
  vacancy.hired += 1;
  if (!person.gig) person.status = 'employed';
  if (later(15 * 24, 60 * 24) && chance.is(0.18)) {
    stop('left_after_hire');
    person.status = 'active';
  }
  return finish();
}

/** The people behind the demonstration phones: the ones a visitor signs in as. */
function namedPeople(chance: Chance, now: Date, regions: Regions): PlannedPerson[] {
  const cleaning = workCalled('保洁员');
  const welding = workCalled('焊工');
  const woman = makePerson(chance, now, cleaning, fixedPlace(regions, '430302'), 9001);
  const welder = makePerson(chance, now, welding, fixedPlace(regions, '430304'), 9002);
  const year = now.getUTCFullYear();
  return [
    {
      ...woman,
      name: '罗桂英',
      sex: 'female',
      birthDate: `${year - 52}-03-12`,
      phone: DEMO_PHONES.seeker,
      idNumber: null,
      wanted: ['保洁员', '家政服务员'],
      education: 'junior',
      years: 4,
      certificates: [],
      cannot: ['night_shift', 'heavy_lifting'],
      payMin: 220_000,
      payUnit: 'month',
      gig: false,
      commute: 20,
      groups: ['older_worker'],
      step: 'serve',
    },
    {
      ...welder,
      name: '谭志强',
      sex: 'male',
      birthDate: `${year - 38}-09-02`,
      phone: DEMO_PHONES.gigWorker,
      idNumber: null,
      wanted: ['焊工'],
      education: 'senior',
      years: 11,
      certificates: ['焊工证'],
      cannot: [],
      payMin: 28_000,
      payUnit: 'day',
      gig: true,
      commute: 40,
      groups: [],
      step: 'serve',
    },
  ];
}

function namedEmployers(chance: Chance, now: Date, regions: Regions): PlannedEmployer[] {
  const factory = makeEmployer(chance, now, fixedPlace(regions, '430304'), 9001);
  const family = makeEmployer(chance, now, fixedPlace(regions, '430302'), 9002);
  return [
    {
      ...factory,
      kind: 'organisation',
      business: 'factory',
      name: '湘潭莲城精密电子有限公司（演示）',
      creditCode: creditCode('430304', 9001),
      phone: DEMO_PHONES.factory,
      industry: '制造业',
      verified: true,
    },
    {
      ...family,
      kind: 'person',
      business: 'home',
      name: '周女士',
      creditCode: null,
      phone: DEMO_PHONES.familyEmployer,
      industry: '',
      verified: true,
    },
  ];
}

/** The factory that needs sixty people by Monday, and the family that needs an hour's help. */
function namedVacancies(chance: Chance, now: Date, employers: readonly PlannedEmployer[]): PlannedVacancy[] {
  const [factory, family] = employers;
  if (factory === undefined || family === undefined) return [];
  const day = 86_400_000;
  const line = makeVacancy(chance, now, workCalled('普工'), factory);
  const hours = makeVacancy(chance, now, workCalled('家政服务员'), family);
  return [
    {
      ...line,
      at: new Date(now.getTime() - 2 * day),
      title: '普工（周一上岗）',
      kind: 'full_time',
      headcount: 60,
      pay: { min: 480_000, max: 620_000, unit: 'month', negotiable: false },
      lodging: true,
      meals: true,
      status: 'published',
      confirmedAt: new Date(now.getTime() - 5 * 3_600_000),
    },
    {
      ...hours,
      at: new Date(now.getTime() - day),
      title: '钟点工',
      kind: 'gig',
      headcount: 1,
      pay: { min: 16_000, max: 18_000, unit: 'day', negotiable: false },
      lodging: false,
      meals: false,
      status: 'published',
      confirmedAt: new Date(now.getTime() - 3 * 3_600_000),
    },
  ];
}

function workCalled(title: string): Work {
  const work = WORK.find(({ titles }) => titles.includes(title));
  if (work === undefined) throw new Error(`No work is called ${title}`);
  return work;
}

function fixedPlace(regions: Regions, county: string): PlannedPlace {
  const [town] = regions.index.children(county);
  const centre = regions.centre(county);
  return {
    county,
    region: town?.code ?? county,
    address: `${regions.ref(town?.code ?? county).name}建设路18号`,
    point: centre === null ? null : { lng: centre.lng, lat: centre.lat },
  };
}
