import type { VacancyKind, VacancyStatus } from '@yizhan/domain';
import { FAMILY_NAMES, TRADE_NAMES } from '../content/names.ts';
import type { Work } from '../content/work.ts';
import { HISTORY_DAYS, pastDate } from './places.ts';
import type { PlannedEmployer, PlannedPlace, PlannedVacancy } from './planned.ts';
import type { Chance } from './random.ts';

const DAY_MS = 86_400_000;

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

export function makeEmployer(chance: Chance, now: Date, place: PlannedPlace, index: number): PlannedEmployer {
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

/** A code with a valid check character (GB 32100) whose body marks it as invented: `DEM…`. */
export function creditCode(county: string, index: number): string {
  const body = `91${county}DEM${String(index).padStart(6, '0')}`;
  const sum = [...body].reduce(
    (total, sign, at) => total + CREDIT_ALPHABET.indexOf(sign) * (CREDIT_WEIGHTS[at] ?? 0),
    0,
  );
  return body + (CREDIT_ALPHABET[(31 - (sum % 31)) % 31] ?? '0');
}

export function makeVacancy(
  chance: Chance,
  now: Date,
  work: Work,
  employer: PlannedEmployer,
): PlannedVacancy {
  const at = new Date(Math.max(pastDate(chance, now).getTime(), employer.at.getTime() + DAY_MS / 24));
  const daily =
    work.daily !== undefined && chance.is(employer.kind === 'person' ? 0.9 : 0.28) ? work.daily : null;
  const isGig = daily !== null;
  const title = chance.pick(work.titles);
  const negotiable = chance.is(0.04);
  const [low, high] = daily ?? work.pay;
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
      Math.min(
        now.getTime(),
        Math.max(
          at.getTime() + 2 * 3_600_000,
          now.getTime() - chance.int(0, 30) * DAY_MS - chance.int(0, 20) * 3_600_000,
        ),
      ),
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
