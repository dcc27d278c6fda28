import type { Bilingual, Locale } from '../../../app/errors.ts';

/** Texts of the pages for readers without script. */
const TEXTS = {
  brand: { 'zh-CN': '驿站', en: 'Yizhan' },
  findTitle: { 'zh-CN': '家门口找活', en: 'Work close to home' },
  findIntro: {
    'zh-CN': '就近的岗位，工钱讲清楚，求职不收一分钱。',
    en: 'Vacancies close to home with the pay stated. Looking for work costs nothing.',
  },
  search: { 'zh-CN': '找什么活、在哪里', en: 'What work, and where' },
  go: { 'zh-CN': '搜索', en: 'Search' },
  found: { 'zh-CN': '共{n}个岗位', en: '{n} vacancies' },
  none: {
    'zh-CN': '没有找到，换个说法试试，或到就近的驿站问问。',
    en: 'Nothing was found. Try other words, or ask at the nearest station.',
  },
  more: { 'zh-CN': '下一页', en: 'Next page' },
  sites: { 'zh-CN': '就近的驿站', en: 'Stations near you' },
  sitesIntro: {
    'zh-CN': '可以上门、打电话，办事求职都不收费。',
    en: 'Call in or ring up; all help is free.',
  },
  vacancies: { 'zh-CN': '看岗位', en: 'See vacancies' },
  employer: { 'zh-CN': '用人单位', en: 'Employer' },
  verified: { 'zh-CN': '（站点已核实）', en: ' (verified by the station)' },
  place: { 'zh-CN': '在哪里', en: 'Where' },
  pay: { 'zh-CN': '工钱', en: 'Pay' },
  places: { 'zh-CN': '还招{n}人', en: 'Places left: {n}' },
  provided: { 'zh-CN': '食宿', en: 'Provided' },
  lodging: { 'zh-CN': '包住', en: 'lodging' },
  meals: { 'zh-CN': '包吃', en: 'meals' },
  certificates: { 'zh-CN': '要什么证', en: 'Certificates' },
  skills: { 'zh-CN': '要会什么', en: 'Skills' },
  confirmed: { 'zh-CN': '最近确认', en: 'Last confirmed' },
  until: { 'zh-CN': '招到', en: 'Until' },
  work: { 'zh-CN': '做什么', en: 'The work' },
  contact: { 'zh-CN': '怎么报名', en: 'How to apply' },
  contactNow: {
    'zh-CN': '在这个页面登录后报名，或联系驿站：',
    en: 'Sign in on this page to apply, or contact the station:',
  },
  contactHow: {
    'zh-CN': '在这个页面登录后报名，或把岗位编号{code}告诉驿站：',
    en: 'Sign in on this page to apply, or tell the station the code {code}:',
  },
  closed: {
    'zh-CN': '这个岗位已经不招人了。看看别的岗位，或请驿站帮忙找。',
    en: 'This vacancy is closed. See others, or ask a station to help.',
  },
  closedTitle: { 'zh-CN': '已停止招人', en: 'closed' },
} as const satisfies Record<string, Bilingual>;

export function words(locale: Locale) {
  return (key: keyof typeof TEXTS, params: Readonly<Record<string, string | number>> = {}): string =>
    TEXTS[key][locale].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
