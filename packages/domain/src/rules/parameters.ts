import type { ParameterDefinition } from './rule-set.ts';

/** A parameter with who may set it: laws of the whole country are not changed by a division. */
interface Parameter extends ParameterDefinition {
  readonly setBy: 'nation' | 'division';
}

/** What rules and checks take from dated windows instead of from the code. */
export const PARAMETERS = {
  'minimum_wage.monthly': {
    type: 'money',
    name: { 'zh-CN': '最低工资标准（月）', en: 'minimum wage by the month' },
    setBy: 'division',
  },
  'minimum_wage.hourly': {
    type: 'money',
    name: { 'zh-CN': '最低工资标准（小时）', en: 'minimum wage by the hour' },
    setBy: 'division',
  },
  'age.working': {
    type: 'months',
    isAge: true,
    name: { 'zh-CN': '最低就业年龄', en: 'lowest age for working' },
    setBy: 'nation',
  },
  'age.adult_worker': {
    type: 'months',
    isAge: true,
    name: { 'zh-CN': '未成年工保护到几岁', en: 'age up to which young workers are protected' },
    setBy: 'nation',
  },
  'age.older_men': {
    type: 'months',
    isAge: true,
    name: { 'zh-CN': '大龄就业困难人员年龄（男）', en: 'age of older people hard to employ, men' },
    setBy: 'division',
  },
  'age.older_women': {
    type: 'months',
    isAge: true,
    name: { 'zh-CN': '大龄就业困难人员年龄（女）', en: 'age of older people hard to employ, women' },
    setBy: 'division',
  },
  'unemployment.long': {
    type: 'months',
    name: { 'zh-CN': '长期失业的月数', en: 'months that count as long unemployment' },
    setBy: 'division',
  },
  'graduate.months': {
    type: 'months',
    name: { 'zh-CN': '高校毕业生离校后的月数', en: 'months after graduation that count' },
    setBy: 'division',
  },
} as const satisfies Readonly<Record<string, Parameter>>;

export type ParameterCode = keyof typeof PARAMETERS;
export const PARAMETER_CODES = Object.keys(PARAMETERS) as readonly ParameterCode[];

/** How sure the source of a value is; an example is shown as 示例, never as the law. */
export const CERTAINTIES = ['confirmed', 'example'] as const;
export const AFTER_WINDOW = ['unknown', 'above'] as const;
