import { educationRank } from '../education/education.ts';
import { contradictsPay, readTitlePay } from '../pay/normalise-pay.ts';
import { formatPay } from '../pay/format-pay.ts';
import { HOURS_PER_DAY, monthlyEquivalentFen, PAID_DAYS_PER_MONTH } from '../pay/pay.ts';
import type { Pay } from '../pay/pay.ts';
import type { CheckContext, CheckedVacancy, Evidence, VacancyRule } from './types.ts';

/**
 * The legal minimum per unit. The monthly minimum applies to full-time work and is converted by 21.75 days of 8 hours;
 * the hourly one applies to part-time and gig work (最低工资规定 第五条: 小时最低工资标准适用于非全日制用工).
 */
function leastFen(
  vacancy: CheckedVacancy,
  pay: Pay,
  wage: NonNullable<CheckContext['minimumWage']>,
): number | null {
  const isByTheHour = vacancy.kind === 'gig' || vacancy.kind === 'part_time';
  switch (pay.unit) {
    case 'month':
      return isByTheHour ? null : wage.monthlyFen;
    case 'year':
      return isByTheHour ? null : wage.monthlyFen * 12;
    case 'day':
      // A gig's day may be shorter than eight hours: only the lowest plausible half day is compared.
      return isByTheHour ? wage.hourlyFen * 4 : Math.floor(wage.monthlyFen / PAID_DAYS_PER_MONTH);
    case 'hour':
      return isByTheHour ? wage.hourlyFen : Math.floor(wage.monthlyFen / PAID_DAYS_PER_MONTH / HOURS_PER_DAY);
    case 'piece':
    case 'once':
      return null;
  }
}

function belowMinimum(
  vacancy: CheckedVacancy,
  context: CheckContext,
  end: 'top' | 'bottom',
): Evidence | null {
  const { pay } = vacancy;
  // 见习 pays a living allowance with its own rules.
  if (pay === null || context.minimumWage === null || vacancy.kind === 'internship') return null;
  const least = leastFen(vacancy, pay, context.minimumWage);
  const top = pay.max ?? pay.min;
  const bottom = pay.min ?? pay.max;
  if (least === null || top === null || bottom === null) return null;
  // An open upper end (底薪2000起) may well reach the minimum: the lower-end rule handles that.
  const isTopBelow = top < least && !(pay.max === null);
  const isFound = end === 'top' ? isTopBelow : bottom < least && !isTopBelow;
  if (!isFound) return null;
  return {
    field: 'pay',
    params: {
      pay: formatPay({ ...pay, months: null, negotiable: false }, 'zh-CN'),
      payEn: formatPay({ ...pay, months: null, negotiable: false }, 'en'),
      least: formatPay({ ...pay, min: least, max: least, months: null, negotiable: false }, 'zh-CN'),
      leastEn: formatPay({ ...pay, min: least, max: least, months: null, negotiable: false }, 'en'),
    },
  };
}

/** Monthly equivalents, fen, beyond which a pay is more likely a slip than an offer. */
const IMPLAUSIBLE_LOW = 500_00;
const IMPLAUSIBLE_HIGH = 100_000_00;
/** The same for work that requires no schooling beyond 高中. */
const IMPLAUSIBLE_HIGH_UNSCHOOLED = 50_000_00;
const WIDEST_SPREAD = 6;

function implausible(vacancy: CheckedVacancy): Evidence | null {
  const { pay } = vacancy;
  if (pay === null) return null;
  const monthly = monthlyEquivalentFen(pay);
  const isUnschooled =
    vacancy.education !== null && educationRank(vacancy.education) <= educationRank('senior');
  const high = isUnschooled ? IMPLAUSIBLE_HIGH_UNSCHOOLED : IMPLAUSIBLE_HIGH;
  const isOutside = monthly !== null && (monthly < IMPLAUSIBLE_LOW || monthly > high);
  const isTooWide = pay.min !== null && pay.max !== null && pay.min > 0 && pay.max > pay.min * WIDEST_SPREAD;
  if (!isOutside && !isTooWide) return null;
  return { field: 'pay', params: { pay: formatPay(pay, 'zh-CN'), payEn: formatPay(pay, 'en') } };
}

function titleDiffers(vacancy: CheckedVacancy): Evidence | null {
  const promised = readTitlePay(vacancy.title);
  if (promised === null || vacancy.pay === null || !contradictsPay(vacancy.pay, promised)) return null;
  return {
    field: 'title',
    params: {
      promised: formatPay(promised, 'zh-CN'),
      promisedEn: formatPay(promised, 'en'),
      pay: formatPay(vacancy.pay, 'zh-CN'),
      payEn: formatPay(vacancy.pay, 'en'),
    },
  };
}

const MINIMUM_WAGE_SOURCE = '劳动法 第四十八条；最低工资规定 第三条、第五条、第十二条';

export const PAY_RULES = [
  {
    code: 'minimum_wage',
    severity: 'block',
    source: MINIMUM_WAGE_SOURCE,
    check: (vacancy, context) => belowMinimum(vacancy, context, 'top'),
  },
  {
    code: 'minimum_wage_lower_end',
    severity: 'warn',
    source: MINIMUM_WAGE_SOURCE,
    check: (vacancy, context) => belowMinimum(vacancy, context, 'bottom'),
  },
  {
    code: 'pay_missing',
    severity: 'warn',
    source: '就业服务与就业管理规定 第十一条（招用人员简章应当写明劳动报酬）',
    check: ({ pay }) =>
      pay === null || (pay.min === null && pay.max === null) ? { field: 'pay', params: {} } : null,
  },
  { code: 'pay_implausible', severity: 'warn', source: null, check: implausible },
  { code: 'pay_title_differs', severity: 'warn', source: null, check: titleDiffers },
] as const satisfies readonly VacancyRule[];
