import type { CountableKind } from '../countables/index.ts';

/**
 * Indicators as data: what is counted, people or occurrences, by which date, split by what (requirements 13.1). A
 * section chief signs for the texts, so they live next to the code that counts.
 */
export const INDICATOR_CODES = [
  'vacancies_collected',
  'people_registered',
  'people_referred',
  'intentions',
  'hires',
  'kept',
] as const;
export type IndicatorCode = (typeof INDICATOR_CODES)[number];

export interface IndicatorDefinition {
  readonly code: IndicatorCode;
  /** The rows it counts; their subjects are its units, their amounts its occurrences or places. */
  readonly counts: CountableKind;
  /** One unit of the number. */
  readonly unit: 'vacancy' | 'person';
  /** The date that assigns a record to a period (a day in Asia/Shanghai). */
  readonly dateOf: string;
  readonly name: { readonly 'zh-CN': string; readonly en: string };
  readonly definition: { readonly 'zh-CN': string; readonly en: string };
}

export const INDICATORS = {
  vacancies_collected: {
    code: 'vacancies_collected',
    counts: 'vacancy_published',
    unit: 'vacancy',
    dateOf: 'first_published_at',
    name: { 'zh-CN': '归集岗位数', en: 'Vacancies collected' },
    definition: {
      'zh-CN':
        '统计期内第一次发布的岗位条数，按第一次发布的日期计入，同一岗位重新发布不再计。括号内为招聘人数合计。按岗位工作地和录入站点划分。',
      en: 'Vacancies first published in the period, by the day of first publication; publishing again does not count again. The number of places is shown beside it. Split by place of work and by the station that took it in.',
    },
  },
  people_registered: {
    code: 'people_registered',
    counts: 'seeker_registered',
    unit: 'person',
    dateOf: 'created_at',
    name: { 'zh-CN': '登记求职人数', en: 'People registered' },
    definition: {
      'zh-CN':
        '统计期内新建档案的求职者人数，一人一档，合并的重复档案只计一人，计入最早建档的日期。按居住地和服务站点划分。',
      en: 'Seekers whose record was opened in the period. One person is one record; merged duplicates count once, on the earliest date. Split by residence and by serving station.',
    },
  },
  people_referred: {
    code: 'people_referred',
    counts: 'seeker_referred',
    unit: 'person',
    dateOf: 'referred_at',
    name: { 'zh-CN': '推荐人数', en: 'People referred' },
    definition: {
      'zh-CN':
        '统计期内被工作人员推荐过岗位的求职者人数，一人推荐多次只计一次。求职者自己投递的不计。按居住地和推荐站点划分。',
      en: 'Seekers whom staff referred to at least one vacancy in the period; several referrals count once. Applications by the seeker alone do not count. Split by residence and by referring station.',
    },
  },
  intentions: {
    code: 'intentions',
    counts: 'intention_reached',
    unit: 'person',
    dateOf: 'intention_at',
    name: { 'zh-CN': '达成意向人数', en: 'People with an intention' },
    definition: {
      'zh-CN':
        '统计期内与用人单位达成就业意向的求职者人数，一人多个意向只计一次；直接上岗的按上岗日期同时计入。同一人与同一单位相隔不超过90天的几次算一次，计在先登记的站点。',
      en: 'Seekers who reached an intention with an employer in the period; several count once. A hire without a separate intention counts on the day of the hire. Several with one employer, each within 90 days of the one before, are one, counted at the first station.',
    },
  },
  hires: {
    code: 'hires',
    counts: 'work_started',
    unit: 'person',
    dateOf: 'start_date',
    name: { 'zh-CN': '上岗人数', en: 'People hired' },
    definition: {
      'zh-CN':
        '统计期内上岗的求职者人数，以上岗日期为准，一人多次上岗只计一次；登记有误已更正的不计。同一人到同一单位相隔不超过90天的几次上岗算一次，计在先上岗的站点。',
      en: 'Seekers who started work in the period, by start date; several starts count once. Entries stopped as recorded by mistake do not count. Several starts with one employer, each within 90 days of the one before, are one, counted at the first station.',
    },
  },
  kept: {
    code: 'kept',
    counts: 'work_kept',
    unit: 'person',
    dateOf: 'ended_at',
    name: { 'zh-CN': '稳定就业人数', en: 'People who stayed' },
    definition: {
      'zh-CN':
        '统计期内确认稳定就业的求职者人数，以确认的日期为准，一人多次只计一次；更正过的不计。同一人在同一单位相隔不超过90天的几次确认算一次。按居住地和推荐站点划分。',
      en: 'Seekers confirmed in the period as still at work, by the day of confirmation; several count once, corrected ones do not count. Several with one employer, each within 90 days of the one before, are one. Split by residence and by referring station.',
    },
  },
} as const satisfies Record<IndicatorCode, IndicatorDefinition>;
