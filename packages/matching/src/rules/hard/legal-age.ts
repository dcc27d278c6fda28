import type { CertificateCode, LimitationCode } from '../../types.ts';
import type { Pair } from '../../pair.ts';
import type { Broken, HardRule } from '../rule.ts';

export const WORKING_AGE = 16;
const ADULT = 18;
/**
 * The highest statutory retirement age (men, after the gradual raise of the 2024 decision of the NPC Standing
 * Committee). It differs by sex and birth month, which the engine does not look at; nobody is excluded earlier.
 */
const HIGHEST_RETIREMENT_AGE = 63;

/** 《未成年工特殊保护规定》（劳部发〔1994〕498号）第三条, as far as adverts mention the work. */
export const FORBIDDEN_UNDER_18: readonly LimitationCode[] = [
  'underground',
  'heights',
  'heavy_lifting',
  'cold',
  'heat',
  'dust',
  'chemicals',
  'high_voltage',
  'entertainment_venue',
];

/** 《特种作业人员安全技术培训考核管理规定》第四条: from 18 up to the statutory retirement age. */
const SPECIAL_OPERATIONS: ReadonlySet<CertificateCode> = new Set<CertificateCode>([
  'welder',
  'electrician',
  'electrician_low',
  'electrician_high',
  'work_at_height',
  'refrigeration',
  'hazardous_chemicals',
  'special_operation',
]);

/** 《特种设备作业人员监督管理办法》第十条: from 18. */
const SPECIAL_EQUIPMENT: ReadonlySet<CertificateCode> = new Set<CertificateCode>([
  'forklift',
  'crane',
  'boiler',
  'pressure_vessel',
  'elevator',
]);

function demands(pair: Pair, certificates: ReadonlySet<CertificateCode>): boolean {
  return pair.vacancy.input.certificates.some(
    ({ anyOf, strength }) =>
      strength === 'rule' && anyOf.length > 0 && anyOf.every((code) => certificates.has(code)),
  );
}

function minorIn(pair: Pair, age: number): Broken | null {
  const forbidden = pair.vacancy.input.involves.filter((code) => FORBIDDEN_UNDER_18.includes(code));
  if (forbidden.length > 0) return { variant: 'minor_hazard', params: { age, limitations: forbidden } };
  if (demands(pair, SPECIAL_OPERATIONS) || demands(pair, SPECIAL_EQUIPMENT)) {
    return { variant: 'minor_special', params: { age } };
  }
  return null;
}

/** The law's limits on age, and nothing more: ages named in adverts are ignored, age is never scored. */
export const legalAge: HardRule = {
  name: 'legal_age',
  source:
    '《劳动法》第十五、五十八、六十四条；《未成年人保护法》第六十一条；劳部发〔1994〕498号第三条；《特种作业人员安全技术培训考核管理规定》第四条；《特种设备作业人员监督管理办法》第十条',
  check: (pair): Broken | null => {
    const { age } = pair.seeker;
    if (age === null) return null;
    if (age < WORKING_AGE) return { variant: 'under_16', params: { age } };
    if (age < ADULT) return minorIn(pair, age);
    if (age > HIGHEST_RETIREMENT_AGE && demands(pair, SPECIAL_OPERATIONS)) {
      return { variant: 'retired_special', params: { age } };
    }
    return null;
  },
};
