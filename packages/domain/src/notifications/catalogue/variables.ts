import type { Variable } from '../template.ts';

/** Variables that many templates share. */
export const personName = {
  kind: 'name',
  about: { 'zh-CN': '本人姓名', en: 'The person’s name' },
  sample: '王秀英',
  mayDrop: true,
} as const satisfies Variable;

export const politeName = {
  kind: 'name',
  about: { 'zh-CN': '称呼，不带全名', en: 'Family name and honorific' },
  sample: '王女士',
} as const satisfies Variable;

export const vacancyTitle = {
  kind: 'title',
  about: { 'zh-CN': '岗位名称', en: 'Title of the vacancy' },
  sample: '小区保安',
} as const satisfies Variable;

export const employerName = {
  kind: 'name',
  about: { 'zh-CN': '用人单位', en: 'Employer' },
  sample: '湘潭市雨湖物业服务有限公司',
  mayDrop: true,
} as const satisfies Variable;

export const siteName = {
  kind: 'name',
  about: { 'zh-CN': '驿站名称', en: 'Station' },
  sample: '雨湖区就业驿站',
  mayDrop: true,
} as const satisfies Variable;

export const phoneLine = {
  kind: 'line',
  about: { 'zh-CN': '驿站咨询电话，可能没有', en: 'Phone line of the station, which it may not have' },
  sample: '0731-58211234',
  mayLack: true,
} as const satisfies Variable;

export const payText = {
  kind: 'words',
  about: { 'zh-CN': '工资待遇', en: 'Pay' },
  sample: '3500–4200元/月',
  mayDrop: true,
} as const satisfies Variable;
