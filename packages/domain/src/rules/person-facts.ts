import { PRIORITY_GROUPS, type PriorityGroup } from '../seekers/vocabulary.ts';
import { PARAMETERS } from './parameters.ts';
import type { FactDefinition, RuleVocabulary } from './rule-set.ts';

type Both = Readonly<Record<'zh-CN' | 'en', string>>;

/** Names of priority groups within sentences of rules. */
const GROUPS: Readonly<Record<PriorityGroup, Both>> = {
  graduate: { 'zh-CN': '高校毕业生', en: 'graduate' },
  registered_unemployed: { 'zh-CN': '登记失业人员', en: 'registered unemployed' },
  hard_to_employ: { 'zh-CN': '就业困难人员', en: 'hard to employ' },
  lifted_from_poverty: { 'zh-CN': '脱贫人口', en: 'lifted out of poverty' },
  rural_migrant: { 'zh-CN': '农民工', en: 'rural migrant worker' },
  veteran: { 'zh-CN': '退役军人', en: 'veteran' },
  disabled: { 'zh-CN': '残疾人', en: 'disabled person' },
  zero_employment_family: { 'zh-CN': '零就业家庭成员', en: 'member of a zero-employment family' },
  returning_woman: { 'zh-CN': '重返职场的妇女', en: 'woman returning to work' },
  older_worker: { 'zh-CN': '大龄劳动者', en: 'older worker' },
};

function yesNo(zh: string, en: string, askZh: string, askEn: string) {
  return {
    type: 'yes_no',
    name: { 'zh-CN': zh, en },
    question: { 'zh-CN': askZh, en: askEn },
    from: 'asked',
  } as const;
}

/** A fact with where it is taken from: the person's record, or what somebody answered and staff noted. */
interface PersonFact extends FactDefinition {
  readonly from: 'record' | 'asked';
}

/** What rules may rest on of a person. */
export const PERSON_FACTS = {
  birth_date: {
    type: 'date',
    name: { 'zh-CN': '出生日期', en: 'date of birth' },
    question: { 'zh-CN': '哪一天出生？', en: 'When were you born?' },
    isBirth: true,
    from: 'record',
  },
  sex: {
    type: 'code',
    name: { 'zh-CN': '性别', en: 'sex' },
    question: { 'zh-CN': '性别？', en: 'Which sex?' },
    codes: { male: { 'zh-CN': '男', en: 'male' }, female: { 'zh-CN': '女', en: 'female' } },
    from: 'record',
  },
  groups: {
    type: 'codes',
    name: { 'zh-CN': '已认定的重点群体', en: 'priority groups on record' },
    question: { 'zh-CN': '属于哪些重点群体？', en: 'Which priority groups?' },
    codes: GROUPS,
    from: 'record',
  },
  registered_unemployed: yesNo(
    '办了失业登记',
    'registered as unemployed',
    '现在办了失业登记吗？',
    'Are you registered as unemployed now?',
  ),
  unemployed_since: {
    type: 'date',
    name: { 'zh-CN': '失业登记日期', en: 'day of registration as unemployed' },
    question: { 'zh-CN': '哪一天办的失业登记？', en: 'When did you register as unemployed?' },
    from: 'asked',
  },
  wants_work: yesNo('有就业意愿', 'wants to work', '现在想找工作吗？', 'Do you want to work now?'),
  disability_certificate: yesNo(
    '有残疾人证',
    'holds a disability certificate',
    '有残疾人证吗？',
    'Do you hold a disability certificate?',
  ),
  minimum_allowance: yesNo(
    '享受最低生活保障',
    'on the minimum living allowance',
    '家里享受低保吗？',
    'Does your household receive the minimum living allowance?',
  ),
  land_lost: yesNo(
    '土地被征收',
    'land taken over by the state',
    '家里的承包地被征收了吗？',
    'Was your contracted land taken over?',
  ),
  nobody_employed: yesNo(
    '家里没有人就业',
    'nobody of the household is employed',
    '家里劳动年龄的人都没有工作吗？',
    'Is nobody of working age in your household employed?',
  ),
  poverty_register: yesNo(
    '在脱贫人口名单里',
    'on the register of people lifted out of poverty',
    '家里是建档立卡的脱贫户吗？',
    'Is your household on the register of those lifted out of poverty?',
  ),
  graduated_on: {
    type: 'date',
    name: { 'zh-CN': '高校毕业日期', en: 'day of graduation from higher education' },
    question: { 'zh-CN': '哪一天从高校毕业？', en: 'When did you graduate from higher education?' },
    from: 'asked',
  },
  veteran_card: yesNo(
    '有退役证明',
    'discharged from the army',
    '当过兵、已经退役了吗？',
    'Are you a veteran?',
  ),
  rural_household: yesNo(
    '农村户籍',
    'rural household',
    '户口在农村吗？',
    'Is your household registration rural?',
  ),
  nonfarm_work: yesNo(
    '从事非农工作',
    'works outside farming',
    '在从事或在找非农工作吗？',
    'Do you do, or look for, work outside farming?',
  ),
  family_break: yesNo(
    '因照料家庭中断过工作',
    'stopped work to care for the family',
    '因为带孩子、照顾家人停过工作吗？',
    'Did you stop working to care for children or family?',
  ),
} as const satisfies Readonly<Record<string, PersonFact>>;

export type PersonFactCode = keyof typeof PERSON_FACTS;
export const PERSON_FACT_CODES = Object.keys(PERSON_FACTS) as readonly PersonFactCode[];
/** Facts that staff note from what a person answers; the others stand in the record. */
export const ASKED_FACTS = PERSON_FACT_CODES.filter((code) => PERSON_FACTS[code].from === 'asked');

export const PERSON_VOCABULARY: RuleVocabulary = { facts: PERSON_FACTS, parameters: PARAMETERS };

/** What rules decide about a person: whether they may work, as a young worker, and who counts as which priority group. */
export const RULE_CODES = [
  'may_work',
  'young_worker',
  ...PRIORITY_GROUPS.map((group) => `group.${group}` as const),
] as const;
export type RuleCode = (typeof RULE_CODES)[number];

/** What a rule decides, as the end of "does this person count as …". */
export function ruleName(code: RuleCode, locale: 'zh-CN' | 'en'): string {
  if (code === 'may_work') return locale === 'zh-CN' ? '达到就业年龄' : 'old enough to work';
  if (code === 'young_worker') return locale === 'zh-CN' ? '未成年工' : 'young worker';
  const group = PRIORITY_GROUPS.find((one) => code === `group.${one}`);
  return group === undefined ? code : GROUPS[group][locale];
}
